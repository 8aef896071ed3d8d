/**
 * Emits the declarations of the library. The answer is written out from its JSON Schema, so that no user needs the types
 * of a validator; what the library's own declarations do not refer to is left out.
 */
import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const TYPES = "dist/types";
const ENTRIES = ["index.d.ts", "tables/index.d.ts"];
const ANSWER = "advisor/answer.d.ts";

await rm(TYPES, { recursive: true, force: true });
const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
execFileSync(process.execPath, [tsc, "-p", "tsconfig.build.json"], { stdio: "inherit" });
await writeFile(join(TYPES, ANSWER), answerTypes(await answerSchema()));

const reachable = new Map();
for (const entry of ENTRIES) await reach(entry);
for (const name of await readdir(TYPES, { recursive: true })) {
  if (name.endsWith(".d.ts") && !reachable.has(normalize(name))) await rm(join(TYPES, name));
}
for (const [name, text] of reachable) await writeFile(join(TYPES, name), text);
await removeEmpty(TYPES);

/** Follows the imports of a declaration file. They end in `.ts` in our sources and in `.js` where they are published. */
async function reach(name) {
  if (reachable.has(name)) return;
  const text = await readFile(join(TYPES, name), "utf8");
  const imported = [...text.matchAll(/^(?:import|export) .*from "(\..*)\.ts";$/gm)].map(([, path]) => path);
  reachable.set(name, text.replace(/^((?:import|export) .*from "\..*)\.ts";$/gm, '$1.js";'));
  for (const path of imported) await reach(join(dirname(name), `${path}.d.ts`));
}

async function removeEmpty(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await removeEmpty(join(folder, entry.name));
  }
  if ((await readdir(folder)).length === 0) await rm(folder, { recursive: true });
}

async function answerSchema() {
  const folder = await mkdtemp(join("node_modules", ".types-"));
  try {
    const outfile = join(folder, "answer.mjs");
    const entryPoints = ["src/advisor/answer.ts"];
    await build({ entryPoints, outfile, bundle: true, format: "esm", external: ["zod"], logLevel: "warning" });
    const { answerShape } = await import(pathToFileURL(outfile).href);
    const { z } = await import("zod");
    return z.toJSONSchema(answerShape);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The parts of the answer that have a name of their own, each inside the one before it or inside the answer. */
function answerTypes(answer) {
  const decision = answer.properties.decisions.additionalProperties;
  const lone = decision.properties.refines.additionalProperties;
  const other = decision.properties.others.items;
  const parts = [
    ["Answer", "The answer document: a versioned contract.", answer],
    ["DecisionAnswer", "One decision with its reasons, and what would change it.", decision],
    ["LoneDecision", "A decision by itself: one that refines another has none inside.", lone],
    ["OtherOption", "An option that lost.", other],
    ["Reason", "A rule that had a say, with the values it read.", other.properties.by.items],
    ["Notice", "Advice, or a warning.", answer.properties.advice.items],
  ];
  const names = new Map(parts.map(([name, , schema]) => [same(schema), name]));
  return parts
    .map(([name, says, schema]) => `/** ${says} */\nexport interface ${name} ${objectType(schema, names, "")}\n`)
    .join("\n");
}

function typeOf(schema, names, indent) {
  const named = names.get(same(schema));
  if (named !== undefined) return named;
  if ("const" in schema) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const either = schema.anyOf ?? schema.oneOf;
  if (either !== undefined) return either.map((each) => typeOf(each, names, indent)).join(" | ");
  if (schema.type === "array") {
    const item = typeOf(schema.items, names, indent);
    return /^\w+$/.test(item) ? `readonly ${item}[]` : `readonly (${item})[]`;
  }
  if (schema.type === "integer") return "number";
  if (["string", "number", "boolean", "null"].includes(schema.type)) return schema.type;
  if (schema.type !== "object") throw new Error(`no type is known for ${JSON.stringify(schema)}`);
  if (schema.properties !== undefined) return objectType(schema, names, indent);
  return `Readonly<Record<string, ${typeOf(schema.additionalProperties, names, indent)}>>`;
}

function objectType({ properties, required = [] }, names, indent) {
  const inner = `${indent}  `;
  const members = Object.entries(properties).map(([name, schema]) => {
    const comment = schema.description === undefined ? "" : `${inner}/** ${schema.description} */\n`;
    const [mark, absent] = required.includes(name) ? ["", ""] : ["?", " | undefined"];
    return `${comment}${inner}readonly ${name}${mark}: ${typeOf(schema, names, inner)}${absent};\n`;
  });
  return `{\n${members.join("")}${indent}}`;
}

/** The same shape, whatever is said of it. */
function same({ description: _, $schema: __, ...shape }) {
  return JSON.stringify(shape);
}
