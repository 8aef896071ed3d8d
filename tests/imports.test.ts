import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

/**
 * Arrows point downwards only: a floor may import from its own floor and from those below it. Each floor says why it
 * stands where it stands.
 */
const FLOORS: readonly (readonly [rooms: readonly string[], why: string])[] = [
  [["cli"], "the rim: process, terminal, files and exit codes; nothing imports it"],
  [["index"], "the library is a client of the advisor, like the command"],
  [["render"], "words are made from results, so results know nothing of words"],
  [["builtin-generators"], "what plans become: data in the shape of generators"],
  [["generate"], "files are made from answers, and know nothing of terminals"],
  [["builtin-topics"], "the texts of the reference: data in the shape of topics"],
  [["builtin-spec"], "the workload spec of the library as TypeScript: types only"],
  [["builtin-sizing"], "how plans are sized and billed: data in the shape of the advisor's sheet"],
  [["advisor"], "recommending joins tables and workloads"],
  [["workload"], "what a user states, read with the inputs that the tables declare"],
  [["builtin-catalog"], "types and prices, precompiled: data in the shape of the catalogue"],
  [["catalog"], "what can be bought and what it costs; knows nothing of workloads"],
  [
    ["builtin", "builtin-texts"],
    "the precompiled tables: data in the shape of the model, and the texts it is made from",
  ],
  [["tables"], "the engine: no word of AWS, no file, no process"],
  [["findings"], "every message of the tool"],
  [["errors", "units", "days", "suggest", "once"], "the ground: they import nothing of ours"],
];

const SRC = resolve(import.meta.dirname, "../src");

interface Import {
  readonly file: string;
  readonly name: string;
  readonly typeOnly: boolean;
}

const imports = sources(SRC).flatMap(importsOf);

describe("the arrows between the folders", () => {
  it.each(sources(SRC).map((file) => relative(SRC, file)))("%s stands on a floor", (file) => {
    expect(floorOf(file)).toBeGreaterThanOrEqual(0);
  });

  it("point downwards only", () => {
    const upwards = imports
      .filter(({ name }) => name.startsWith("."))
      .map(({ file, name }) => ({ from: relative(SRC, file), to: relative(SRC, resolve(dirname(file), name)) }))
      .filter(({ to }) => !to.startsWith(".."))
      .filter(({ from, to }) => floorOf(to) < floorOf(from));
    expect(upwards).toEqual([]);
  });

  it("leave the process, files and every other Node module to the rim", () => {
    const strays = imports.filter(
      ({ file, name }) => name.startsWith("node:") && !relative(SRC, file).startsWith("cli/"),
    );
    expect(strays).toEqual([]);
  });

  it("load the heavy packages only where they are needed", () => {
    const allowed: Readonly<Record<string, RegExp>> = {
      zod: /^(tables\/load\/(schema(-\w+)?|shape|overlay-schema)|catalog\/(schema|(offers|price-file|price-sheet)-shape)|cli\/config-schema|advisor\/(answer|cost\/answer|sizing\/(answer|billing-shape|sheet-(shape|words))|compare\/(comparison|scan-sheet)|fact-sheet|list-shapes|read-list|cases\/origins|why\/shapes|saved\/shapes|batch\/shapes)|generate\/generator-shape|workload\/schema|cli\/commands\/schema)\.ts$/,
      commander: /^cli\/(main|program|program-\w+|flags|format-of|own-flags)\.ts$/,
      yaml: /^(tables\/load\/(document|yaml-problems)|cli\/(offer-to-save|commands\/(recommend|rules-generate)))\.ts$/,
      inquirer: /^cli\/prompts\/terminal\.ts$/,
      chalk: /^render\/text\/theme\.ts$/,
      "cli-table3": /^render\/tables\/draw\.ts$/,
    };
    const packages = imports.filter(
      ({ name, typeOnly }) => !typeOnly && !name.startsWith(".") && !name.startsWith("node:"),
    );
    const strays = packages.filter(({ file, name }) => allowed[name]?.test(relative(SRC, file)) !== true);
    expect(strays.map(({ file, name }) => `${relative(SRC, file)} imports ${name}`)).toEqual([]);
  });

  it("keep the names of AWS out of the engine and of every other line of code", () => {
    const words = /amazon|sagemaker|serverless|real-time|lambda|fargate|batch-transform|bedrock/i;
    const knowing = sources(SRC)
      .filter((file) => !relative(SRC, file).startsWith("builtin"))
      .filter((file) => words.test(withoutComments(readFileSync(file, "utf8"))))
      .map((file) => relative(SRC, file));
    expect(knowing).toEqual([]);
  });
});

function floorOf(path: string): number {
  const [room = ""] = path.split("/");
  return FLOORS.findIndex(([rooms]) => rooms.includes(room.replace(/\.ts$/, "")));
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name))
    .sort();
}

function importsOf(file: string): Import[] {
  const text = withoutComments(readFileSync(file, "utf8"));
  const found = text.matchAll(
    /(?:import|export)\s+(type\s+)?[^;"']*?from\s+["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g,
  );
  return [...found].map((match) => ({ file, name: match[2] ?? match[3] ?? "", typeOnly: match[1] !== undefined }));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
}
