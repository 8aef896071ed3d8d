/**
 * The program is files of CommonJS, which start faster than modules; those that one run does not need are not even read. Its
 * data stays in files of its own, in ASCII: they are read without decoding, and only when wanted.
 */
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, relative, resolve } from "node:path";
import { build } from "esbuild";
import { writeLicenses } from "./licenses.js";
import { shared } from "./shared.js";
import { refuseTwins, requiredLate, split } from "./split.js";

const FOLDER = "dist/program";

const ENTRY = "src/cli/index.ts";

/** Packages that few runs need, each in a file of its own. */
const PARTS = ["yaml", "zod", "inquirer", "chalk"];

const options = {
  ...shared,
  external: [],
  format: "cjs",
  platform: "node",
  outdir: FOLDER,
  outExtension: { ".js": ".cjs" },
  // As bin/load.js runs it; nothing has to be put around it when it is read.
  banner: { js: "(function (exports, require, module, __dirname) {" },
  footer: { js: "})" },
  minify: true,
  metafile: true,
  write: false,
  charset: "ascii",
};

/** `data` are the modules that hold nothing but data. */
export async function bundleProgram(tables, data) {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  await writeTables(tables);
  const parts = await build({ ...options, entryPoints: PARTS, plugins: [unwanted] });
  const plugins = [unwanted, lean(data)];
  const whole = await build({ ...options, entryPoints: [ENTRY], plugins });
  const halves = await split(whole.metafile, ENTRY);
  const built = await Promise.all(
    halves.map((half) => build({ ...options, ...half, plugins: [...half.plugins, ...plugins] })),
  );
  refuseTwins(built.map(({ metafile }) => metafile));
  for (const { outputFiles } of [parts, ...built]) {
    for (const file of outputFiles) await writeFile(file.path, marked(file.text));
  }
  await writeLicenses(`${FOLDER}/licenses.txt`, [whole.metafile, parts.metafile]);
  await compileAhead(resolve(FOLDER, "program.cjs"));
}

/** The code with a mark at its end, by which what was compiled of it is told from what was compiled of other code. */
function marked(text) {
  const code = requiredLate(text).trimEnd();
  return `${code}\n//${createHash("sha256").update(code).digest("hex").slice(0, 32)}`;
}

/** commander could start other programs, and chalk could ask the terminal what it shows: neither is wanted here. */
const unwanted = {
  name: "unwanted",
  setup: ({ onLoad, onResolve }) => {
    onResolve({ filter: /^(node:child_process|#supports-color)$/ }, ({ path, importer }) =>
      /node_modules.(commander|chalk)\b/.test(importer) ? { path, namespace: "nothing" } : undefined,
    );
    onLoad({ filter: /./, namespace: "nothing" }, () => ({ contents: "export default {};" }));
  },
};

/** The program finds its packages in files of their own, and its data too. */
function lean(data) {
  return {
    name: "lean",
    setup: ({ onLoad, onResolve }) => {
      onResolve({ filter: /^(yaml|zod|inquirer)$/ }, ({ path }) => ({ path: `./${path}.cjs`, external: true }));
      onResolve({ filter: /^chalk$/ }, ({ path }) => ({ path, namespace: "when-used" }));
      onResolve({ filter: /./, namespace: "when-used" }, ({ path }) => ({ path, external: true }));
      onLoad({ filter: /./, namespace: "when-used" }, () => ({ contents: CHALK_WHEN_USED }));
      onLoad({ filter: /package\.json$/ }, async ({ path }) => {
        const { version } = JSON.parse(await readFile(path, "utf8"));
        return { contents: JSON.stringify({ version }), loader: "json" };
      });
      onLoad({ filter: /src.builtin.*\.ts$/ }, async ({ path }) => {
        const module = relative(".", path).replaceAll("\\", "/");
        if (module === "src/builtin.ts") return { contents: TABLES_FROM_FILES, resolveDir: resolve("src") };
        const known = data.get(module);
        if (known === undefined) return undefined;
        await writeFile(`${FOLDER}/${fileOf(module)}`, ascii(JSON.stringify(known.value)));
        return { contents: dataFromFile(known, fileOf(module)), resolveDir: dirname(path), loader: "ts" };
      });
    },
  };
}

/** `catalog-us-east-1.json` of `src/builtin-catalog/us-east-1.ts`. */
function fileOf(module) {
  return `${module
    .replace(/^src\/builtin-/, "")
    .replace("/", "-")
    .replace(/\.ts$/, "")}.json`;
}

function dataFromFile({ name, packed }, file) {
  const json = `JSON.parse(readFileSync(__dirname + "/${file}", "latin1"))`;
  return `import { readFileSync } from "node:fs";
${packed ? `import { ${packed.by} } from "${packed.from}";` : ""}
export const ${name} = ${packed ? `${packed.by}(${json})` : json};
`;
}

/** How many lines there are, where each of them ends, and then the numbers of the indexes. */
async function writeTables({ head, lines, numbers }) {
  const ends = [];
  for (const line of lines) ends.push((ends.at(-1) ?? 0) + line.length);
  const all = [lines.length, ...ends, ...numbers];
  const bytes = new DataView(new ArrayBuffer(4 * all.length));
  for (const [place, number] of all.entries()) bytes.setInt32(4 * place, number, true);
  await writeFile(`${FOLDER}/tables.bin`, bytes);
  await writeFile(`${FOLDER}/tables.json`, head);
  await writeFile(`${FOLDER}/tables.txt`, lines.join(""));
}

const TABLES_FROM_FILES = `import { readFileSync } from "node:fs";
import { unpack } from "./tables/pack.ts";

const bytes = readFileSync(__dirname + "/tables.bin");
// Little-endian in the file, whatever this machine is.
if (new Uint8Array(Uint16Array.of(1).buffer)[0] === 0) bytes.swap32();
const all = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
let lines;
const lineAt = (line) => {
  lines ??= readFileSync(__dirname + "/tables.txt");
  return lines.latin1Slice(line === 0 ? 0 : all[line], all[line + 1]);
};
export const builtin = unpack(readFileSync(__dirname + "/tables.json", "latin1"), lineAt, all.subarray(all[0] + 1));
`;

/** Most output has no colours. */
const CHALK_WHEN_USED = `export function Chalk(options) {
  return new (require("./chalk.cjs").Chalk)(options);
}`;

function ascii(json) {
  return json.replace(/[^\0-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** What this Node makes of the program where it runs, kept for its next runs; another Node makes it anew. */
async function compileAhead(program) {
  const { keep, load } = createRequire(import.meta.url)("../bin/load.js");
  await load(program).warmUp(keep);
}
