import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAdvisor } from "../../src/advisor/recommend.ts";
import { builtin } from "../../src/builtin.ts";
import { unwrap } from "../../src/errors.ts";
import { loadModel, type RuleFile } from "../../src/tables/load/index.ts";
import type { Model } from "../../src/tables/model.ts";
import { verify } from "../../src/tables/verify/index.ts";
import { understand } from "../../src/workload/workload.ts";
import { type Spec, specs } from "../advisor/workloads.ts";
import { ruleFiles } from "../rules.ts";
import { FILES, inWords, load, places } from "./rule-set.ts";

const BASE = files(FILES);
const TARGET = FILES["decisions/target.yaml"];

function files(texts: Readonly<Record<string, string>>): RuleFile[] {
  return Object.entries(texts).map(([name, text]) => ({ name, text }));
}

/** The small rule set with an overlay in the folder `ours`. */
function over(...overlays: Readonly<Record<string, string>>[]) {
  return loadModel(
    BASE,
    overlays.map((texts) => ({ folder: "ours", files: files(texts) })),
  );
}

const target = (rest: string) => ({ "decisions/t.yaml": `decision: target\n${rest}` });
const EDGE = "{id: edge-rare, out: edge, when: traffic is rare, because: we do not, judgement: true}";
const COLD =
  "  - {id: cold, when: cold-start is yes, rank: lambda > *, because: nothing is paid while idle, judgement: true}\n";
const RARE = "{id: rare, when: traffic is rare, rank: edge > *, because: ours, judgement: true}";

describe("an overlay", () => {
  it.each<[string, Record<string, string>, Parameters<typeof load>[0]]>([
    [
      "adds an elimination behind those below",
      target(`eliminate: [${EDGE}]`),
      { "decisions/target.yaml": TARGET.replace("prefer:", `  - ${EDGE}\nprefer:`) },
    ],
    [
      "puts a preference first",
      target(`prefer: [${RARE}]`),
      { "decisions/target.yaml": TARGET.replace("prefer:", `prefer:\n  - ${RARE}`) },
    ],
    [
      "puts a preference where it says",
      target(`prefer: [${RARE.replace("}", ", before: usual}")}]`),
      { "decisions/target.yaml": TARGET.replace(COLD, `${COLD}  - ${RARE}\n`) },
    ],
    [
      "disables a rule",
      target("disable: [{id: cold, because: we keep it warm}]"),
      { "decisions/target.yaml": TARGET.replace(COLD, "") },
    ],
    [
      "replaces a rule in its place",
      target("replace: [{id: cold, rank: edge > *, when: traffic is rare, because: ours, judgement: true}]"),
      { "decisions/target.yaml": TARGET.replace(COLD, `  - ${RARE.replace("id: rare", "id: cold")}\n`) },
    ],
    [
      "adds an option, which rankings below put last",
      target("options: {eks: EKS}"),
      {
        "decisions/target.yaml": TARGET.replace("edge: Edge}", "edge: Edge, eks: EKS}").replace(
          "rank: ec2 > edge > lambda",
          "rank: ec2 > edge > lambda > eks",
        ),
      },
    ],
    [
      "sets a limit anew",
      { "limits.yaml": "lambda.payload: {is: 5 MB, what: the body of a call, source: guide, checked: 2026-11-20}" },
      { "limits.yaml": FILES["limits.yaml"].replace("6 MB", "5 MB") },
    ],
    [
      "declares an input and asks for it",
      { "inputs.yaml": "inputs: {tier: {type: count, range: 1..3, assume: 2}}" },
      { "inputs.yaml": `${FILES["inputs.yaml"]}  tier: {type: count, range: 1..3, assume: 2}\n` },
    ],
    [
      "narrows a range, and rules of what is gone go",
      { "inputs.yaml": "inputs: {payload: {range: 1 B..5 MB}}" },
      {
        "inputs.yaml": FILES["inputs.yaml"].replace("100 MB", "5 MB"),
        "decisions/target.yaml": TARGET.replace(/eliminate:[\s\S]*(?=prefer:)/, ""),
      },
    ],
    [
      "narrows values, and conditions that always hold now go",
      { "inputs.yaml": "inputs: {cold-start: {values: [yes], assume: yes}}" },
      {
        "inputs.yaml": FILES["inputs.yaml"].replace(
          /type: yes\/no[\s\S]*/,
          "type: one of\n    values: [yes]\n    assume: yes\n",
        ),
        "decisions/target.yaml": TARGET.replace("when: cold-start is yes, ", ""),
      },
    ],
    [
      "assumes something else",
      { "inputs.yaml": "inputs: {traffic: {assume: rare}}" },
      { "inputs.yaml": FILES["inputs.yaml"].replace("assume: steady", "assume: rare") },
    ],
  ])("%s: the same tables as written by hand", async (_, texts, byHand) => {
    const merged = unwrap(await over(texts));
    expect(merged.hash).toBe(unwrap(await load(byHand)).hash);
    expect(merged.hash).not.toBe(unwrap(await load({})).hash);
  });

  it("adds whole decisions, and lies on top of other overlays", async () => {
    const team = "decision: team\ntitle: Who runs it\noptions: {us: Us, them: Them}\n";
    const rank = "prefer: [{id: we, rank: us > them, because: ours, judgement: true}]";
    const model = unwrap(
      await over(
        { "decisions/team.yaml": `${team}${rank}` },
        {
          "decisions/team.yaml":
            "decision: team\ndisable: [{id: we, because: they do}]\nprefer: [{id: they, rank: them > *, because: theirs, judgement: true}]",
        },
      ),
    );
    const found = model.nodes.find(({ name }) => name === "team");
    expect(found?.kind === "decision" && found.prefer.map(({ id, origin }) => [id, origin])).toEqual([
      ["they", "ours/decisions/team.yaml:3"],
    ]);
    expect(model.disabled).toEqual([{ rule: "team/we", because: "they do", at: "ours/decisions/team.yaml:2:11" }]);
  });

  it("is named by its own rules and no others", async () => {
    const model = unwrap(await over(target(`eliminate: [${EDGE}]`)));
    const [node] = model.nodes.filter(({ name }) => name === "target");
    const rules = node?.kind === "decision" ? node.eliminate : [];
    expect(rules.map(({ id, origin }) => [id, origin])).toEqual([
      ["lambda-payload", undefined],
      ["edge-rare", "ours/decisions/t.yaml:2"],
    ]);
  });

  it.each<[string, Record<string, string>, string, string]>([
    [
      "disables an unknown rule",
      target("disable: [{id: colt, because: x}]"),
      'overlay/unknown-rule: target has no rule "colt"; did you mean "cold"?',
      "ours/decisions/t.yaml:2:16",
    ],
    [
      "disables without a reason",
      target("disable: [{id: cold}]"),
      "table/shape: because: is missing",
      "ours/decisions/t.yaml:2:11",
    ],
    [
      "stands before an unknown rule",
      target(`prefer: [${RARE.replace("}", ", before: usaul}")}]`),
      'overlay/unknown-rule: target has no rule "usaul"; did you mean "usual"?',
      "ours/decisions/t.yaml:2:100",
    ],
    [
      "speaks of an unknown decision",
      { "decisions/x.yaml": `decision: tagret\neliminate: [${EDGE}]` },
      'overlay/unknown-decision: there is no decision or table "tagret", and a new one needs a title; did you mean "target"?',
      "ours/decisions/x.yaml:1:11",
    ],
    [
      "adds a rule that is there",
      target(`eliminate: [${EDGE.replace("edge-rare", "lambda-payload")}]`),
      'table/duplicate: rule "lambda-payload" is declared twice; first declared at decisions/target.yaml:6:5',
      "ours/decisions/t.yaml:2:18",
    ],
    [
      "names an unknown option",
      target(`eliminate: [${EDGE.replace("out: edge", "out: egde")}]`),
      'table/unknown-option: "egde" is not an option here; did you mean "edge"?',
      "ours/decisions/t.yaml:2:34",
    ],
    [
      "widens a range",
      { "inputs.yaml": "inputs: {payload: {range: 1 B..200 MB}}" },
      "overlay/wider: 1 B..200 MB is wider than payload is; an overlay can only narrow; stay within 1 B to 100 MB",
      "ours/inputs.yaml:1:27",
    ],
    [
      "adds a value",
      { "inputs.yaml": "inputs: {traffic: {values: [stedy, rare], assume: rare}}" },
      'table/value: "stedy" is not a value of traffic; use steady or rare',
      "ours/inputs.yaml:1:29",
    ],
    [
      "leaves an assumption outside",
      { "inputs.yaml": "inputs: {traffic: {values: [rare]}}" },
      "overlay/assumption: traffic is assumed to be steady, which is no longer allowed; give it another `assume` here",
      "ours/inputs.yaml:1:10",
    ],
    [
      "changes a type",
      { "inputs.yaml": "inputs: {traffic: {type: text}}" },
      'table/shape: "type" is no key of traffic',
      "ours/inputs.yaml:1:20",
    ],
  ])("that %s is told where", async (_, texts, said, where) => {
    const { findings } = await over(texts);
    expect(findings.map(inWords)).toContain(said);
    expect(places(findings)).toContain(where);
  });

  it("is checked with everything below it", async () => {
    const all = "{id: none, out: [lambda, ec2, edge], when: traffic is rare, because: not ours, judgement: true}";
    const { findings } = verify(unwrap(await over(target(`eliminate: [${all}]`))));
    expect(findings.map(({ code }) => code)).toContain("table/gap");
  });
});

describe("narrowed inputs", () => {
  it("answer every workload that is left as before", async () => {
    const inputs = `inputs:
  region: {values: [eu-central-1, eu-west-1]}
  payload: {range: 1 KB..40 MB}
  processor: {values: [cpu, gpu]}
  needs: {values: [vpc, no-internet, data-capture]}
  models: {range: 1..4}
`;
    const overlay = { folder: "ours", files: [{ name: "inputs.yaml", text: inputs }] };
    const narrow = unwrap(await loadModel(ruleFiles(), [overlay]));
    const left = fc.record({
      region: fc.constantFrom("any", "eu-central-1", "eu-west-1"),
      payload: fc.constantFrom("1 KB", "4 MB", "4.1 MB", "25 MB", "26 MB", "40 MB"),
      processor: fc.constantFrom("any", "cpu", "gpu"),
      needs: fc.subarray(["vpc", "no-internet", "data-capture"]),
      models: fc.integer({ min: 1, max: 4 }),
    });
    const here = outcomes(narrow);
    const there = outcomes(builtin);
    fc.assert(
      fc.property(specs(), left, (spec, some) => {
        expect(here({ ...spec, ...some })).toEqual(there({ ...spec, ...some }));
      }),
      { numRuns: 25 },
    );
  });
});

/** What each decision comes to. */
function outcomes(model: Model) {
  const advisor = createAdvisor(model);
  return (spec: Spec) => {
    const entries = Object.entries(spec).map(([name, raw]) => ({ name, raw, at: { file: name }, from: "test" }));
    const { decisions } = advisor.trace(unwrap(understand(model, entries))).answer;
    return Object.entries(decisions).map(([name, each]) => [name, each.status, each.options ?? each.option]);
  };
}
