// A user's file. It is type-checked against the installed package, strictly and with the declarations of the library.
import { createAdvisor, type DecisionAnswer, loadRules, UserError, unwrap, type WorkloadSpec } from "inference-advisor";
import { loadTable } from "inference-advisor/tables";

const advisor = createAdvisor();
const size: number = 40;
const spec: WorkloadSpec = {
  name: "ocr",
  payload: `${size} MB`,
  duration: "4min",
  rate: "0.5/s",
  traffic: "spiky",
  "cold-start": true,
  needs: ["vpc"],
  models: 3,
  endpoint: "async",
  latency: undefined,
};
const answer = advisor.recommend(spec, { decide: ["endpoint", "strategy"] });
const chosen: DecisionAnswer | undefined = answer.decisions["endpoint"];
const flip: string | undefined = chosen?.flips[0]?.change;
export const seen: readonly (string | undefined)[] = [chosen?.option, flip, answer.sources["x"]?.checked];

// @ts-expect-error a misspelt input
advisor.recommend({ trafic: "spiky" });
// @ts-expect-error a misspelt value
advisor.recommend({ traffic: "spikey" });
// @ts-expect-error a size without its unit
advisor.recommend({ payload: "40" });
// @ts-expect-error a unit of time for a size
advisor.recommend({ payload: "40 s" });
// @ts-expect-error no decision of that name
advisor.recommend({}, { decide: ["endpont"] });

export async function own(text: string): Promise<string> {
  const rules = unwrap(await loadRules({ overlays: [{ folder: "ours", files: [{ name: "inputs.yaml", text }] }] }));
  const table = unwrap(await loadTable({ table: "t", hit: "first", inputs: {}, outputs: { x: {} }, rules: [] }));
  try {
    return `${createAdvisor({ rules }).recommend({ tier: 1 }).tables} ${table.evaluate({}).status}`;
  } catch (error) {
    return error instanceof UserError ? error.findings.map(({ code }) => code).join() : "";
  }
}
