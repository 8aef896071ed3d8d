/** Bundles the benchmark, which Node 20 cannot run as TypeScript, and runs it with a collector that can be called. */
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { build } from "esbuild";

const folder = resolve("node_modules/.bench");
mkdirSync(folder, { recursive: true });
const outfile = resolve(folder, "main.mjs");
await build({
  entryPoints: ["tests/bench/main.ts"],
  outfile,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  packages: "external",
  logLevel: "warning",
  // Files of the tests look for the rules from where they stand.
  define: { "import.meta.dirname": JSON.stringify(resolve("tests")) },
});
const { status } = spawnSync(process.execPath, ["--expose-gc", outfile, ...process.argv.slice(2)], {
  stdio: "inherit",
});
rmSync(folder, { recursive: true });
process.exitCode = status ?? 70;
