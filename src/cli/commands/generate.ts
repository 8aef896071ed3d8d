/** `generate`: a plan becomes files that AWS takes. */

import { createAdvisor } from "../../advisor/recommend.ts";
import { generators } from "../../builtin-generators.ts";
import { type Finding, UserError, unwrap } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import { type Generated, generate } from "../../generate/generate.ts";
import type { Generator } from "../../generate/generator-shape.ts";
import { renderFindings } from "../../render/findings.ts";
import { renderGenerated } from "../../render/generated.ts";
import type { Model } from "../../tables/model.ts";
import { flagEntries } from "../../workload/entries.ts";
import { understand } from "../../workload/workload.ts";
import { EXIT, type Io } from "../io.ts";
import { refuseOwnInput } from "../output.ts";
import { ownPrices } from "../own-prices.ts";
import { saveFile, unwritable } from "../save.ts";
import { shelfFor } from "../shelf.ts";
import { specEntries } from "../spec-entries.ts";

export interface GenerateRequest {
  readonly generator: string;
  readonly spec: string | undefined;
  readonly flags: Readonly<Record<string, string>>;
  /** What the user filled in, by the names of the blanks. */
  readonly given: Readonly<Record<string, string>>;
  readonly prices: string | undefined;
  /** A file, or a folder; undefined: standard output. */
  readonly output: string | undefined;
  readonly force: boolean;
}

export async function generateFiles(io: Io, model: Model, request: GenerateRequest): Promise<number> {
  const generator = generators.find((each) => each.generator === request.generator);
  if (generator === undefined) throw new Error(`there is no generator ${request.generator}`);
  const spec = await specEntries(io, model, request.spec);
  const prices = await ownPrices(io, request.prices);
  const workload = understand(model, [...(spec.ok ? spec.value : []), ...flagEntries(request.flags)]);
  const misfits = wrongBlanks(generator, request.given);
  if (!spec.ok || !workload.ok || !prices.ok || misfits.length > 0) {
    throw new UserError([...spec.findings, ...workload.findings, ...prices.findings, ...misfits]);
  }
  const shelf = unwrap(await shelfFor(model, workload.value, { own: prices.value }));
  const answer = createAdvisor(model, { shelf }).recommend(workload.value, { decide: [] });
  const given = { name: usualName(answer.workload.name), ...request.given };
  const outcome = generate(generator, answer, given);
  if (!("made" in outcome)) {
    const { because } = outcome;
    const found =
      because === undefined ? finding("generate/no-types", undefined) : finding("generate/nothing", undefined, because);
    io.stderr.write(renderFindings([found]));
    return EXIT.noOption;
  }
  const made = await write(io, outcome.made, request);
  io.stderr.write(renderGenerated(made, shelf.catalogue.region, io.stderr.width));
  return EXIT.ok;
}

/**
 * Everything or nothing: no file is written before it is clear that all of them may be. What is returned names the files
 * as they were written.
 */
async function write(io: Io, generated: Generated, request: GenerateRequest): Promise<Generated> {
  const { output, force, spec, prices } = request;
  const { files } = generated;
  const texts = files.map(({ name, content }) => ({ name, text: `${JSON.stringify(content, null, 2)}\n` }));
  const [only, ...more] = texts;
  if (output === undefined) {
    const whole = Object.fromEntries(files.map(({ name, content }) => [name, content]));
    io.stdout.write(more.length === 0 ? (only?.text ?? "") : `${JSON.stringify(whole, null, 2)}\n`);
    return generated;
  }
  const isFile = output.endsWith(".json");
  if (isFile && more.length > 0) {
    throw new UserError([
      finding(
        "generate/one-file",
        { file: output },
        texts.map(({ name }) => name),
      ),
    ]);
  }
  const folder = output.replace(/(?<=.)\/+$/, "");
  const paths = texts.map(({ name, text }) => ({ path: isFile ? output : `${folder}/${name}`, text }));
  const taken: Finding[] = [];
  for (const { path } of paths) {
    await refuseOwnInput(io, path, [spec, prices]);
    if (!force && (await io.exists(path))) taken.push(finding("saved/exists", { file: path }));
  }
  if (taken.length > 0) throw new UserError(taken);
  if (!isFile) await makeFolder(io, folder);
  for (const { path, text } of paths) await saveFile(io, path, text);
  return { ...generated, files: files.map((file, place) => ({ ...file, name: paths[place]?.path ?? file.name })) };
}

async function makeFolder(io: Io, folder: string): Promise<void> {
  try {
    await io.makeFolder(folder);
  } catch (error) {
    throw unwritable(folder, error instanceof Error && "code" in error ? String(error.code) : String(error));
  }
}

function wrongBlanks({ blanks }: Generator, given: GenerateRequest["given"]): Finding[] {
  return Object.entries(given).flatMap(([name, value]) => {
    const blank = blanks[name];
    if (blank === undefined || new RegExp(`^(?:${blank.pattern})$`).test(value)) return [];
    return [finding("generate/blank", { file: `--${name}` }, value, blank.what, blank.like)];
  });
}

/** A name of letters, digits and single dashes, from what the user calls the workload. */
function usualName(workload = ""): string {
  const slug = workload
    .normalize("NFKD")
    .replace(/[^a-zA-Z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 50)
    .replace(/-+$/, "");
  return `measure-${slug === "" ? "workload" : slug}`;
}
