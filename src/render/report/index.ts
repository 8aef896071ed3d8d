/** A report of `rules check` in the forms that people, programs and build servers read. */
import { SCHEMA_VERSION } from "../../advisor/schema-version.ts";
import { renderFindings } from "../findings.ts";
import { renderGithub } from "./github.ts";
import { renderJunit } from "./junit.ts";
import { counts, type Report, summary } from "./report.ts";
import { renderSarif } from "./sarif.ts";

export { fails, type Report } from "./report.ts";

const FORMS = {
  text: (report) => `${renderFindings(report.findings)}${summary(report)}`,
  json: (report) => `${JSON.stringify(asJson(report), null, 2)}\n`,
  sarif: renderSarif,
  junit: renderJunit,
  github: renderGithub,
} satisfies Record<string, (report: Report) => string>;

export type ReportFormat = keyof typeof FORMS;

export function renderReport(format: ReportFormat, report: Report): string {
  return FORMS[format](report);
}

function asJson({ findings, boxes, tables, failOn }: Report): object {
  return {
    schemaVersion: SCHEMA_VERSION,
    command: "rules check",
    tables,
    failOn,
    counts: counts(findings),
    findings,
    boxes,
  };
}
