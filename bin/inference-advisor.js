#!/usr/bin/env node
const { existsSync, writeSync } = require("node:fs");
const { join } = require("node:path");

const program = join(__dirname, "../dist/program/program.cjs");
const [first, ...others] = process.argv.slice(2);
if ((first === "--version" || first === "-V") && others.length === 0) {
  // Asked for by scripts that wait: nothing is loaded for it.
  try {
    writeSync(1, `${require("../package.json").version}\n`);
  } catch ({ code, message }) {
    // A reader that has seen enough is no error.
    if (code !== "EPIPE") process.stderr.write(`error: the output cannot be written: ${message}\n`);
    process.exitCode = code === "EPIPE" ? 0 : 2;
  }
} else if (existsSync(program)) {
  const { hasNews, isNew, keep, load } = require("./load.js");
  const { run, warmUp } = load(program);
  run(join(__dirname, "../rules"));
  process.once("beforeExit", () => {
    // All is written by now: to leave at once spares Node to take itself apart.
    if (!hasNews()) process.exit();
    // What is only kept for later fails no run.
    if (isNew(program)) warmUp(keep).catch(() => {});
    else keep();
  });
} else {
  process.stderr.write("inference-advisor is not built yet: run `npm ci`, or `npm run build`.\n");
  process.exitCode = 70;
}
