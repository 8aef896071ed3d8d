/** `rules test`: the golden cases, the rules that none of them reaches, and what can be counted about them. */
import { loadCases } from "../../advisor/cases/load.ts";
import { loadExceptions, type OriginReport, readRows, reportOrigins } from "../../advisor/cases/origins.ts";
import { runCases } from "../../advisor/cases/run.ts";
import { statsOf } from "../../advisor/cases/stats.ts";
import { createAdvisor } from "../../advisor/recommend.ts";
import { loadTopics } from "../../advisor/topics.ts";
import { type Finding, hasErrors, UserError } from "../../errors.ts";
import { renderOrigins, renderResult, renderStats } from "../../render/cases.ts";
import { renderFindings } from "../../render/findings.ts";
import { compile } from "../../tables/compile.ts";
import { loadModel } from "../../tables/load/index.ts";
import { EXIT, type Io } from "../io.ts";
import { inFolder, readFolder, readOptional, readRuleFile, readRules } from "../read.ts";

export interface TestRequest {
  readonly folder: string | undefined;
  /** Files that list the rows there are; empty: only count; undefined: no report. */
  readonly origins: readonly string[] | undefined;
  readonly stats: boolean;
}

export async function testRules(io: Io, { folder, origins, stats }: TestRequest): Promise<number> {
  const from = folder ?? io.rulesFolder;
  const loaded = await loadModel(await readRules(io, from));
  if (!loaded.ok) throw new UserError(inFolder(folder, loaded.findings));
  const model = loaded.value;
  const { cases, findings } = await loadCases(model, await readFolder(io, from, "cases"));
  const { topics, findings: topicFindings } = await loadTopics(model, await readOptional(io, from, "topics"));
  const report = runCases(compile(model), createAdvisor(model), cases);

  const rows = await allRows(io, origins ?? []);
  const { exceptions, findings: exceptionFindings } = await loadExceptions(
    await readOptional(io, from, "exceptions.yaml"),
  );
  const traced = reportOrigins({ cases, topics, exceptions }, rows.list);

  const all: Finding[] = [
    ...findings,
    ...topicFindings,
    ...exceptionFindings,
    ...(origins === undefined ? [] : traced.findings),
    ...report.findings,
  ];
  io.stdout.write(renderFindings([...inFolder(folder, all), ...rows.findings]));
  io.stdout.write(renderResult(report));
  if (origins !== undefined) io.stdout.write(renderOrigins(traced));
  if (stats) io.stdout.write(renderStats(model, statsOf(model, report.runs)));
  const failed = hasErrors([...all, ...rows.findings]) || (origins !== undefined && isIncomplete(traced));
  return failed ? EXIT.gate : EXIT.ok;
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
