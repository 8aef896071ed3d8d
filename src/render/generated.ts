/** What was generated and what is left to do, in words. */
import type { Generated } from "../generate/generate.ts";
import { hang, indented, longest, printable, wrap } from "./layout.ts";

export function renderGenerated(generated: Generated, region: string, terminal: number): string {
  const { files, because, types, leftOut, open, notes, sources } = generated;
  const width = Math.max(40, Math.min(terminal, 120));
  const operations = files.map(({ operation }) => operation).join(", then ");
  const names = open.map(({ name }) => `--${name}`);
  const column = 2 + longest(names) + 2;
  return `${[
    ...wrap(`${operations}: ${because.join("; ")}`, width),
    ...(types.length === 0 ? [] : indented(`Measures ${types.join(", ")}`, 0, width)),
    ...(leftOut.length === 0 ? [] : indented(`Cannot measure ${leftOut.join(", ")} of the shortlist`, 0, width)),
    ...(open.length === 0 ? [] : ["Fill in before you send it, here or with a flag:"]),
    ...open.flatMap(({ name, what, like }) => hang(`--${name}`, `${what}, such as ${like}`, 2, column, width)),
    ...notes.flatMap((note) => indented(`Note: ${note}`, 0, width)),
    "Send it with:",
    ...files.map(({ command, name }) => printable(`  ${command} --region ${region} --cli-input-json file://${name}`)),
    ...Object.values(sources).map(({ title, url, checked }) => `Source: ${title}, read ${checked}: ${url}`),
  ].join("\n")}\n`;
}
