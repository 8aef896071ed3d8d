/** `rules test --generate`: boundary cases for conditions that no two cases show yet. */
import { generateCases } from "../../advisor/cases/generate.ts";
import { loadCases } from "../../advisor/cases/load.ts";
import { hasErrors, UserError } from "../../errors.ts";
import { caseEntries, describeProposals } from "../../render/generated-cases.ts";
import { loadModel } from "../../tables/load/index.ts";
import { EXIT, type Io } from "../io.ts";
import { inFolder, readOptional, readRules } from "../read.ts";

export async function generateRuleCases(io: Io, folder: string | undefined, most: number): Promise<number> {
  const from = folder ?? io.rulesFolder;
  const loaded = await loadModel(await readRules(io, from));
  if (!loaded.ok) throw new UserError(inFolder(folder, loaded.findings));
  const { cases, findings } = await loadCases(loaded.value, await readOptional(io, from, "cases"));
  if (hasErrors(findings)) throw new UserError(inFolder(folder, findings));
  const proposals = generateCases(loaded.value, cases, most);
  const entries = caseEntries(
    loaded.value,
    proposals.pairs,
    cases.map(({ id }) => id),
  );
  const { stringify } = await import("yaml");
  const listed = entries.map((entry) => stringify([entry], { lineWidth: 0, compat: "yaml-1.1" }));
  io.stdout.write(`${[describeProposals(proposals), ...listed].join("\n")}`);
  return EXIT.ok;
}
