/**
 * SARIF 2.1.0, the exchange format of static analysis, as code scanning of GitHub and editors read it.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
import type { Finding, Place } from "../../errors.ts";
import { type FindingCode, kinds } from "../../findings/index.ts";
import type { Report } from "./report.ts";

export function renderSarif(report: Report): string {
  const codes = [...new Set(report.findings.map(({ code }) => code))].sort();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "inference-advisor", version: report.version, rules: codes.map(descriptor) } },
        columnKind: "utf16CodeUnits",
        results: report.findings.map((found) => result(found, codes)),
        properties: { boxes: report.boxes ?? {} },
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function descriptor(code: string): object {
  const { means, severity } = kinds()[code as FindingCode]; // findings are made from kinds only
  return {
    id: code,
    shortDescription: { text: means },
    fullDescription: { text: means },
    help: { text: `${means} See inference-advisor explain ${code}.` },
    defaultConfiguration: { level: severity },
  };
}

function result({ code, severity, message, hint, at }: Finding, codes: readonly string[]): object {
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: hint === undefined ? message : `${message}\n${hint}` },
    ...(at === undefined ? {} : { locations: [{ physicalLocation: physical(at) }] }),
  };
}

function physical({ file, line, column }: Place): object {
  return {
    artifactLocation: { uri: fileUri(file) },
    ...(line === undefined
      ? {}
      : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } }),
  };
}

/** A path as a URI: relative ones stay relative, to the folder the command ran in. */
function fileUri(path: string): string {
  const parts = path.split(/[\\/]/).map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, "\ufffd")));
  // The first part of a relative reference must not look like a scheme, nor a drive be taken for one.
  if (/^[A-Za-z]:[\\/]/.test(path)) return `file:///${path[0]}:/${parts.slice(1).join("/")}`;
  return path.startsWith("/") ? `file://${parts.join("/")}` : parts.join("/");
}
