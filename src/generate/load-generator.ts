/** A generator from its YAML: its shape, and whether everything it names is there. */
import { type Finding, hasErrors, type Result } from "../errors.ts";
import { finding } from "../findings/index.ts";
import { parseText } from "../tables/load/document.ts";
import type { RuleFile } from "../tables/load/index.ts";
import { readShape } from "../tables/load/shape.ts";
import type { Model } from "../tables/model.ts";
import { namesIn } from "./fill.ts";
import { type Generator, generatorShape } from "./generator-shape.ts";

export async function loadGenerator(model: Model, { name, text }: RuleFile): Promise<Result<Generator>> {
  const document = await parseText(name, text);
  if (!("place" in document)) {
    return { ok: false, findings: document.map(({ at, message }) => finding("table/syntax", at, message, "")) };
  }
  const read = readShape(document, generatorShape);
  if (!read.ok) {
    return {
      ok: false,
      findings: read.problems.map(({ at, message, hint }) => finding("table/shape", at, message, hint)),
    };
  }
  const generator = read.value;
  const findings: Finding[] = [];
  const known = [...Object.keys(generator.blanks), ...Object.keys(generator.values)];
  const words = [...model.inputs, ...model.nodes].map((each) => each.name);
  const check = (path: readonly (string | number)[], names: readonly string[], among: readonly string[]): void => {
    const strange = names.filter((each) => !among.includes(each));
    findings.push(...strange.map((each) => finding("generate/unknown-name", document.place(path), each, among)));
  };
  for (const [id, { input }] of Object.entries(generator.values)) check(["values", id], [input].flat(), words);
  for (const [id, { with: other, unless }] of Object.entries(generator.blanks)) {
    check(["blanks", id], [other ?? id, unless ?? id], Object.keys(generator.blanks));
  }
  for (const [place, job] of generator.jobs.entries()) {
    const own = [...known, ...(job.goal === undefined ? [] : ["goal"])];
    check(["jobs", place, "when"], [...Object.keys(job.when), ...(job.stated ?? [])], words);
    check(["jobs", place, "source"], job.source, Object.keys(model.sources));
    for (const { when = {}, stated = [] } of job.goal ?? []) {
      check(["jobs", place, "goal"], [...Object.keys(when), ...stated], words);
    }
    for (const [number, { request }] of job.files.entries()) {
      check(["jobs", place, "files", number, "request"], namesIn(request), own);
    }
  }
  for (const [place, { when }] of generator.otherwise.entries()) check(["otherwise", place], Object.keys(when), words);
  if (hasErrors(findings)) return { ok: false, findings };
  const cited = new Set(generator.jobs.flatMap(({ source }) => source));
  const sources = Object.values(model.sources).flatMap(({ id, title, url, checked }) =>
    cited.has(id) ? [[id, { title, url, checked }] as const] : [],
  );
  return { ok: true, value: { ...generator, sources: Object.fromEntries(sources) }, findings };
}
