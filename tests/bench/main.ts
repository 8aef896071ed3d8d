/** One run of the benchmark: `npm run bench -- [--quick] [--json] [--save]`. */
import { readFileSync, writeFileSync } from "node:fs";
import { measureDecisions } from "./decisions.ts";
import { measureFleet } from "./fleet.ts";
import { thisMachine } from "./machine.ts";
import { measureStarts } from "./processes.ts";
import { measureProofs } from "./proofs.ts";
import { measureQuestions } from "./questions.ts";
import { report } from "./report.ts";
import type { Results } from "./results.ts";

const given = new Set(process.argv.slice(2));
const strange = [...given].filter((flag) => !["--quick", "--json", "--save"].includes(flag));
if (strange.length > 0) {
  process.stderr.write(`${strange.join(" ")} is no flag; there are --quick, --json and --save\n`);
  process.exit(2);
}
const quick = given.has("--quick");
const tell = (what: string): void => {
  process.stderr.write(`${what} …\n`);
};

// Before the run makes its own load.
const machine = thisMachine();
const effort = quick ? { rounds: 3, roundMs: 40 } : { rounds: 5, roundMs: 250 };
tell("starts");
const starts = await measureStarts(quick ? 10 : 40);
// Before anything else has been through the engine: what runs in a process shapes how the rest of it is compiled.
const decisions = await measureDecisions(effort, tell);
tell("batch");
const batch = await measureFleet(quick ? 2 : 5, quick ? 20_000 : 100_000);
tell("proofs");
const proofs = await measureProofs(quick ? 1 : 3);
tell("questions");
const questions = await measureQuestions();
const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const results: Results = {
  ...{ schemaVersion: 2, version, machine, effort, decisions, starts, batch, proofs, questions },
};
const text = report(results);
const json = `${JSON.stringify(results, null, 2)}\n`;
process.stdout.write(given.has("--json") ? json : text);
if (given.has("--save")) {
  writeFileSync("tests/bench/RESULTS.md", `${text.trimEnd()}\n`);
  writeFileSync("tests/bench/results.json", json);
}
