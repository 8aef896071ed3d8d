/** `rules check`: mistakes when loading, then what can be proved. */
import { citedBy, loadSheet } from "../../advisor/sizing/load-sheet.ts";
import { loadTopics } from "../../advisor/topics.ts";
import { fails, type Report, type ReportFormat, renderReport } from "../../render/report/index.ts";
import { loadModel } from "../../tables/load/index.ts";
import { verify } from "../../tables/verify/index.ts";
import { EXIT, type Io } from "../io.ts";
import { overlaysOf, type RuleSet, takenNames } from "../own-rules.ts";
import { inFolder, readOptional, readRules } from "../read.ts";
import { strayFiles } from "../stray.ts";
import { VERSION } from "../version.ts";

export interface CheckRequest extends RuleSet {
  readonly format: ReportFormat;
  readonly failOn: "error" | "warn";
}

export async function checkRules(io: Io, request: CheckRequest): Promise<number> {
  const report: Report = {
    ...(await checked(io, request)),
    failOn: request.failOn === "warn" ? "warning" : "error",
    version: VERSION,
  };
  io.stdout.write(renderReport(request.format, report));
  return report.findings.some((found) => fails(report, found)) ? EXIT.gate : EXIT.ok;
}

async function checked(io: Io, request: RuleSet): Promise<Pick<Report, "findings" | "boxes" | "tables">> {
  const { folder } = request;
  const from = folder ?? io.rulesFolder;
  const overlays = await overlaysOf(io, request);
  const loaded = await loadModel(await readRules(io, from), overlays);
  const stray = await strayFiles(io, from);
  if (!loaded.ok) return { findings: inFolder(folder, [...stray, ...loaded.findings], overlays) };
  const { topics } = await loadTopics(loaded.value, await readOptional(io, from, "topics"));
  const sheets = await readOptional(io, from, "sizing.yaml");
  const sheet = sheets[0] === undefined ? undefined : await loadSheet(loaded.value, sheets[0]);
  const { sources = [], limits = [] } = sheet?.ok === true ? citedBy(sheet.value) : {};
  const cited = [...topics.flatMap((topic) => topic.sources), ...sources];
  const { findings, boxes } = verify(loaded.value, { cited, used: limits });
  const all = [...stray, ...loaded.findings, ...(sheet?.findings ?? []), ...takenNames(loaded.value), ...findings];
  return { findings: inFolder(folder, all, overlays), boxes, tables: loaded.value.hash };
}
