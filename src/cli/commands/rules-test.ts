/** `rules test`: the golden cases, the rules that none of them reaches, and what can be counted about them. */
import { loadCases } from "../../advisor/cases/load.ts";
import { loadExceptions, type OriginReport, readRows, reportOrigins } from "../../advisor/cases/origins.ts";
import { type CaseReport, runCases } from "../../advisor/cases/run.ts";
import { statsOf } from "../../advisor/cases/stats.ts";
import { createAdvisor } from "../../advisor/recommend.ts";
import { loadTopics } from "../../advisor/topics.ts";
import { type Finding, hasErrors, UserError } from "../../errors.ts";
import { withoutFlood } from "../../findings/flood.ts";
import { finding } from "../../findings/index.ts";
import { renderOrigins, renderResult, renderStats } from "../../render/cases.ts";
import { renderFindings } from "../../render/findings.ts";
import { compile } from "../../tables/compile.ts";
import { loadModel, type Overlay, type RuleFile } from "../../tables/load/index.ts";
import type { Model } from "../../tables/model.ts";
import { rulesOf } from "../../tables/reads.ts";
import { EXIT, type Io } from "../io.ts";
import { overlaysOf, type RuleSet } from "../own-rules.ts";
import { inFolder, readFolder, readOptional, readRuleFile, readRules } from "../read.ts";
import { strayFiles } from "../stray.ts";

export interface TestRequest extends RuleSet {
  /** Files that list the rows there are; empty: only count; undefined: no report. */
  readonly origins: readonly string[] | undefined;
  readonly stats: boolean;
}

export async function testRules(io: Io, request: TestRequest): Promise<number> {
  const { folder, origins, stats } = request;
  const from = folder ?? io.rulesFolder;
  const overlays = await overlaysOf(io, request);
  const loaded = await loadModel(await readRules(io, from), overlays);
  if (!loaded.ok) throw new UserError(inFolder(folder, loaded.findings, overlays));
  const model = loaded.value;
  const isBase = overlays.length === 0;
  // An overlay is there to change answers: with one, its own cases say what is right.
  const caseFiles = isBase ? await readFolder(io, from, "cases") : await overlayCases(io, overlays);
  const { cases, findings } = await loadCases(model, caseFiles);
  const { topics, findings: topicFindings } = await loadTopics(model, await readOptional(io, from, "topics"));
  const whole = runCases(compile(model), createAdvisor(model), cases);
  const report = isBase ? whole : ownRulesOnly(model, whole);

  const rows = await allRows(io, origins ?? []);
  const { exceptions, findings: exceptionFindings } = await loadExceptions(
    await readOptional(io, from, "exceptions.yaml"),
  );
  const traced = reportOrigins({ cases, topics, exceptions }, rows.list);

  const all: Finding[] = [
    ...(await strayFiles(io, from)),
    ...findings,
    ...topicFindings,
    ...exceptionFindings,
    ...(origins === undefined ? [] : traced.findings),
    ...report.findings,
  ];
  io.stdout.write(renderFindings([...inFolder(folder, withoutFlood(all), overlays), ...rows.findings]));
  io.stdout.write(renderResult(report));
  if (origins !== undefined) io.stdout.write(renderOrigins(traced));
  if (stats) io.stdout.write(renderStats(model, statsOf(model, report.runs)));
  const failed = hasErrors([...all, ...rows.findings]) || (origins !== undefined && isIncomplete(traced));
  return failed ? EXIT.gate : EXIT.ok;
}

/** The cases of all overlays, named with their folders. */
async function overlayCases(io: Io, overlays: readonly Overlay[]): Promise<RuleFile[]> {
  const files: RuleFile[] = [];
  for (const { folder } of overlays) {
    const inside = await readOptional(io, folder, "cases");
    files.push(...inside.map(({ name, text }) => ({ name: `${folder}/${name}`, text })));
  }
  if (files.length > 0) return files;
  const folders = overlays.map(({ folder }) => folder).join(", ");
  const hint = "put them into cases/*.yaml; the built-in cases are right without an overlay only";
  throw new UserError([finding("spec/unreadable", { file: folders }, "there are no cases in it", hint)]);
}

/** Which rules of the overlays no case reaches; those below have cases of their own. */
function ownRulesOnly({ nodes }: Model, report: CaseReport): CaseReport {
  const own = nodes.flatMap((node) =>
    rulesOf(node).flatMap(({ id, origin }) => (origin === undefined ? [] : `${node.name}/${id}`)),
  );
  return { ...report, rules: own.length, neverHit: report.neverHit.filter((id) => own.includes(id)) };
}

async function allRows(io: Io, paths: readonly string[]): Promise<{ list?: string[]; findings: Finding[] }> {
  if (paths.length === 0) return { findings: [] };
  const files = [];
  for (const name of paths) files.push({ name, text: await readRuleFile(io, name) });
  const { rows, findings } = await readRows(files);
  return { list: rows, findings };
}

function isIncomplete({ missing }: OriginReport): boolean {
  return missing !== undefined && missing.length > 0;
}
