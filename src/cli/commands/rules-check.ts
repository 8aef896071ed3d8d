/** `rules check`: mistakes when loading, then what can be proved. */
import { fails, type Report, type ReportFormat, renderReport } from "../../render/report/index.ts";
import { loadModel } from "../../tables/load/index.ts";
import { verify } from "../../tables/verify/index.ts";
import { EXIT, type Io } from "../io.ts";
import { inFolder, readRules } from "../read.ts";
import { VERSION } from "../version.ts";

export interface CheckRequest {
  readonly folder: string | undefined;
  readonly format: ReportFormat;
  readonly failOn: "error" | "warn";
}

export async function checkRules(io: Io, { folder, format, failOn }: CheckRequest): Promise<number> {
  const report: Report = {
    ...(await checked(io, folder)),
    failOn: failOn === "warn" ? "warning" : "error",
    version: VERSION,
  };
  io.stdout.write(renderReport(format, report));
  return report.findings.some((found) => fails(report, found)) ? EXIT.gate : EXIT.ok;
}

async function checked(io: Io, folder: string | undefined): Promise<Pick<Report, "findings" | "boxes" | "tables">> {
  const loaded = await loadModel(await readRules(io, folder ?? io.rulesFolder));
  if (!loaded.ok) return { findings: inFolder(folder, loaded.findings) };
  const { findings, boxes } = verify(loaded.value);
  return { findings: inFolder(folder, [...loaded.findings, ...findings]), boxes, tables: loaded.value.hash };
}
