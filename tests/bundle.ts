/** The built library as a bundler makes it for a place that is not Node. */
import { join, resolve } from "node:path";
import { build } from "esbuild";

const ROOT = resolve(import.meta.dirname, "..");

/** A script that leaves what `entry` exports in the global `library`. */
export async function bundled(entry: string, external: string[] = []): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: join(ROOT, "tests") },
    bundle: true,
    format: "iife",
    globalName: "library",
    platform: "browser",
    target: "es2022",
    write: false,
    external,
    logLevel: "error",
    // The package by its own name, as a user imports it.
    alias: {
      "inference-advisor": join(ROOT, "dist/index.js"),
      "inference-advisor/tables": join(ROOT, "dist/tables.js"),
    },
  });
  return outputFiles[0]?.text ?? "";
}
