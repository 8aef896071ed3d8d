/** `rules test`: the golden cases, and the rules that none of them reaches. */
import { loadCases } from "../../advisor/cases/load.ts";
import { runCases } from "../../advisor/cases/run.ts";
import { createAdvisor } from "../../advisor/recommend.ts";
import { hasErrors, UserError } from "../../errors.ts";
import { renderFindings } from "../../render/findings.ts";
import { compile } from "../../tables/compile.ts";
import { loadModel } from "../../tables/load/index.ts";
import { EXIT, type Io } from "../io.ts";
import { inFolder, readFolder, readRules } from "../read.ts";

export async function testRules(io: Io, folder: string | undefined): Promise<number> {
  const from = folder ?? io.rulesFolder;
  const loaded = await loadModel(await readRules(io, from));
  if (!loaded.ok) throw new UserError(inFolder(folder, loaded.findings));
  const model = loaded.value;
  const { cases, findings } = await loadCases(model, await readFolder(io, from, "cases"));
  const report = runCases(compile(model), createAdvisor(model), cases);
  const all = inFolder(folder, [...findings, ...report.findings]);
  io.stdout.write(renderFindings(all));
  const hit = report.rules - report.neverHit.length;
  if (report.neverHit.length > 0) io.stdout.write(`Rules that no case reaches: ${report.neverHit.join(", ")}\n`);
  io.stdout.write(
    `${report.right} ${report.right === 1 ? "case" : "cases"} right, ${report.wrong} wrong; ${hit} of ${report.rules} rules reached\n`,
  );
  return hasErrors(all) ? EXIT.gate : EXIT.ok;
}
