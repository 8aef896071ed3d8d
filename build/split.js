/**
 * The program in two files: what a plain run reaches, and the rest, which is loaded when a run gets there, because V8 takes
 * up all of a file before it runs any of it. They share their modules: nothing is there twice.
 */
import { readFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { transform } from "esbuild";

const EARLY = "./program.cjs";
const LATE = "./late.cjs";

/** What plain runs import late, because others (`--help`) do without it. */
const PLAIN =
  /^src\/(cli\/commands\/(recommend|completion)|workload\/spec|render\/text\/index|builtin|builtin-catalog\/.*)\.ts$/;

/** @returns options of esbuild for each of the two files, from the metafile of a bundle of everything */
export async function split({ inputs }, entry) {
  const importsOf = (path) => (inputs[path]?.imports ?? []).filter(({ external }) => !external);
  const early = new Set([entry]);
  for (const path of early) {
    for (const next of importsOf(path))
      if (next.kind !== "dynamic-import" || PLAIN.test(next.path)) early.add(next.path);
  }
  const isLate = ({ path }) => !early.has(path);
  const doors = new Set(
    [...early]
      .flatMap(importsOf)
      .filter(isLate)
      .map(({ path }) => path),
  );
  const late = new Set(doors);
  for (const path of late) for (const next of importsOf(path).filter(isLate)) late.add(next.path);
  const shared = await sharedNames(early, late);
  return [
    { stdin: stdin(earlyEntry(entry)), entryNames: "program", plugins: [leadingLate(doors), sharing(shared)] },
    { stdin: stdin(lateEntry(doors)), entryNames: "late", plugins: [takingEarly(early, shared)] },
  ];
}

/** What stands in both files would be two classes under one name, and two memos of one thing. */
export function refuseTwins([one, other]) {
  const twins = Object.keys(one.inputs).filter((path) => /^(src|node_modules)\b/.test(path) && path in other.inputs);
  if (twins.length > 0) throw new Error(`in both files of the program: ${twins.join(", ")}`);
}

function stdin(contents) {
  return { contents, resolveDir: ".", loader: "js" };
}

/** Of each early module the names that late ones import; where one imports it as a whole, undefined. */
async function sharedNames(early, late) {
  const shared = new Map();
  for (const path of late) {
    if (!path.startsWith("src/")) continue;
    const { code } = await transform(await readFile(path, "utf8"), { loader: "ts" });
    for (const [, list, from] of code.matchAll(/(?:^(?:im|ex)port \{([^}]*)\} from |\bimport\()"(\..*?)"/gm)) {
      const module = join(path, "..", from).replaceAll("\\", "/");
      if (!early.has(module)) continue;
      const names = list?.split(",").map((name) => name.trim().replace(/ as .*/, ""));
      const known = shared.has(module) ? shared.get(module) : [];
      shared.set(module, known && names && [...new Set([...known, ...names])]);
    }
  }
  return shared;
}

function earlyEntry(entry) {
  return `export * from "./${entry}";
export const shared = () => require("shared").modules;`;
}

function lateEntry(doors) {
  return `export const modules = {${[...doors].map((path) => `"${path}": () => require("./${path}")`)}};`;
}

/** Where the early file goes on in the late one. */
function leadingLate(doors) {
  return {
    name: "leading-late",
    setup: ({ onResolve }) =>
      onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
        const module = moduleOf(resolveDir, path);
        return kind === "dynamic-import" && doors.has(module)
          ? { path: `${LATE}#${module}`, external: true }
          : undefined;
      }),
  };
}

/** What was imported late is required late: Node's loader of modules would take longer. */
export function requiredLate(code) {
  return code.replace(/import\("([^"#]+)(?:#([^"]+))?"\)/g, (_, file, module) => {
    const part = `require("${file}")`;
    return `Promise.resolve().then(()=>${module === undefined ? part : `${part}.modules["${module}"]()`})`;
  });
}

/** The module of the early file that holds what the late one takes; modules taken as a whole run when they are. */
function sharing(shared) {
  const lines = [...shared].map(([path, names], number) =>
    names === undefined
      ? ["", `get "${path}"() { return require("./${path}"); }`]
      : [
          `import { ${names.map((name) => `${name} as ${name}_${number}`)} } from "./${path}";`,
          `"${path}": { ${names.map((name) => `${name}: ${name}_${number}`)} }`,
        ],
  );
  const [imports, modules] = [0, 1].map((side) => lines.map((line) => line[side]));
  const contents = `${imports.join("\n")}\nexport const modules = {${modules}};`;
  return {
    name: "sharing",
    setup: ({ onLoad, onResolve }) => {
      onResolve({ filter: /^shared$/ }, ({ path }) => ({ path, namespace: "sharing" }));
      onLoad({ filter: /./, namespace: "sharing" }, () => ({ contents, resolveDir: "." }));
    },
  };
}

/** In the late file, an early module is what the early file shares of it. */
function takingEarly(early, shared) {
  return {
    name: "taking-early",
    setup: ({ onLoad, onResolve }) => {
      onResolve({ filter: /^\./ }, ({ path, resolveDir, namespace }) => {
        if (namespace === "early") return { path, external: true };
        const module = moduleOf(resolveDir, path);
        return early.has(module) ? { path: module, namespace: "early" } : undefined;
      });
      onLoad({ filter: /./, namespace: "early" }, ({ path }) => {
        const module = `require("${EARLY}").shared()["${path}"]`;
        const names = shared.get(path);
        const each = names?.map((name) => `${name} = from.${name}`);
        return { contents: each ? `const from = ${module}; export const ${each};` : `module.exports = ${module};` };
      });
    },
  };
}

function moduleOf(folder, path) {
  return relative(".", resolve(folder, path)).replaceAll("\\", "/");
}
