/** Precompiles the tables from their YAML, then bundles the program and the library. `types.js` emits the declarations. */
import { rm } from "node:fs/promises";
import { build } from "esbuild";
import { generate } from "./generate.js";
import { precompile } from "./precompile.js";
import { bundleProgram } from "./program.js";
import { shared } from "./shared.js";

const precompiled = await precompile();
const data = await generate(precompiled);
await bundleProgram(precompiled.tables, data);
await rm("dist/chunks", { recursive: true, force: true });
await build({
  ...shared,
  entryPoints: { index: "src/index.ts", tables: "src/tables/index.ts" },
  outdir: "dist",
  platform: "neutral",
  splitting: true,
  chunkNames: "chunks/[name]-[hash]",
});
