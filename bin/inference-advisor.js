#!/usr/bin/env node
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const program = new URL("../dist/cli.js", import.meta.url);
if (existsSync(program)) {
  const { run } = await import(program.href);
  await run(fileURLToPath(new URL("../rules", import.meta.url)));
} else {
  process.stderr.write("inference-advisor is not built yet: run `npm ci`, or `npm run build`.\n");
  process.exitCode = 70;
}
