/**
 * Workflow commands of GitHub Actions, which show findings beside the lines they are about.
 * https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
import type { Finding, Severity } from "../../errors.ts";
import { printable } from "../findings.ts";
import { type Report, summary } from "./report.ts";

const LEVELS = { error: "error", warning: "warning", note: "notice" } satisfies Record<Severity, string>;

export function renderGithub(report: Report): string {
  return `${report.findings.map((found) => `${command(found)}\n`).join("")}${summary(report)}`;
}

function command({ at, severity, code, message, hint }: Finding): string {
  const properties = Object.entries({ file: at?.file, line: at?.line, col: at?.column, title: code })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${property(String(value))}`);
  const said = hint === undefined ? [message] : [message, hint];
  return `::${LEVELS[severity]} ${properties.join(",")}::${said.map((text) => data(printable(text))).join("%0A")}`;
}

/** A percent sign begins an escape; line ends would end the command. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** Beside those, commas part the properties, and colons end them. */
function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
