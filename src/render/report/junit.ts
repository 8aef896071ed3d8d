/**
 * JUnit XML, which build servers show as tests: one for each decision that was proved, one for each finding. A test fails
 * where the check does; milder findings pass and say what they found.
 */
import { type Finding, formatPlace } from "../../errors.ts";
import { fails, type Report } from "./report.ts";

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

interface Case {
  readonly name: string;
  /** Why it fails; undefined where it passes. */
  readonly failure?: { readonly type: string; readonly message: string };
  readonly text: string;
}

export function renderJunit(report: Report): string {
  const suites = [...proofs(report), ...files(report)];
  const lines = suites.flatMap((suite) => [
    `  <testsuite ${attributes({ name: suite.name, ...totals([suite]) })}>`,
    ...suite.cases.map((each) => testCase(suite.name, each)),
    "  </testsuite>",
  ]);
  const head = attributes({ name: "inference-advisor rules check", ...totals(suites) });
  return `${['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites ${head}>`, ...lines, "</testsuites>"].join("\n")}\n`;
}

/** A check without findings is not an empty one, which some servers take for a failure. */
function proofs({ boxes }: Report): Suite[] {
  if (boxes === undefined) return [];
  const cases = Object.entries(boxes).map(([name, count]) => ({ name, text: `Boxes searched: ${count}` }));
  return [{ name: "decisions", cases }];
}

function files(report: Report): Suite[] {
  const names = [...new Set(report.findings.map(fileOf))];
  return names.map((name) => {
    const about = report.findings.filter((found) => fileOf(found) === name);
    return { name, cases: about.map((found) => findingCase(report, found)) };
  });
}

function fileOf({ at }: Finding): string {
  return at?.file ?? "tables";
}

function findingCase(report: Report, found: Finding): Case {
  const { at, severity, code, message, hint } = found;
  const place = [at?.line, at?.column].filter((part) => part !== undefined).join(":");
  const head = at === undefined ? message : `${formatPlace(at)}: ${message}`;
  return {
    name: place === "" ? code : `${code} at ${place}`,
    text: hint === undefined ? head : `${head}\n${hint}`,
    ...(fails(report, found) ? { failure: { type: severity, message } } : {}),
  };
}

function testCase(suite: string, { name, failure, text }: Case): string {
  const inside =
    failure === undefined
      ? `<system-out>${escaped(text)}</system-out>`
      : `<failure ${attributes({ message: failure.message, type: failure.type })}>${escaped(text)}</failure>`;
  return `    <testcase ${attributes({ name, classname: suite })}>${inside}</testcase>`;
}

function totals(suites: readonly Suite[]): Record<string, number> {
  const cases = suites.flatMap((suite) => suite.cases);
  return { tests: cases.length, failures: cases.filter(({ failure }) => failure !== undefined).length, errors: 0 };
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${escaped(String(value)).replaceAll("\n", "&#10;")}"`)
    .join(" ");
}

/** XML has no form at all for most control characters and for half a surrogate pair. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\u{10ffff}]|[\p{Cs}\ufffe\uffff]/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\r", "&#13;")
    .replaceAll("\t", "&#9;");
}
