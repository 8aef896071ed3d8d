/** A fleet of workloads, line by line: what the advisor costs beside reading and writing the JSON of the same lines. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createFleet } from "../../src/advisor/batch/fleet.ts";
import { answerLines } from "../../src/advisor/batch/lines.ts";
import { loadCases } from "../../src/advisor/cases/load.ts";
import { builtin } from "../../src/builtin.ts";
import { everyShelf } from "../../src/cli/shelf.ts";
import { caseFiles } from "../rules.ts";
import { randomFrom } from "../tables/large-tables.ts";
import { type Measured, milliseconds } from "./measure.ts";
import { inFolder, PROGRAM, runNode } from "./processes.ts";

export interface Batch {
  readonly what: string;
  /** What lines, and whether the whole process counts. */
  readonly of: string;
  /** Microseconds for each line. */
  readonly lineUs: Measured;
  /** The same for parsing and writing the lines alone. */
  readonly floorUs: Measured;
}

/** As much as a file is read at once. */
const BLOCK = 256 * 1024;
const INPUTS = 25;

type Spec = Readonly<Record<string, unknown>>;

export async function measureFleet(rounds: number, lines: number): Promise<Batch[]> {
  const specs = await goldenSpecs();
  const one = repeated(fleetOf(specs, 2000), lines);
  const many = repeated(specs, lines);
  return [
    ...(await inOneProcess(`${INPUTS} inputs, the same in each line`, one, lines, rounds)),
    ...(await inOneProcess("golden cases, each with keys of its own", many, lines, rounds)),
    ...(await asProcess(one, lines, rounds)),
  ];
}

async function goldenSpecs(): Promise<Spec[]> {
  const { cases } = await loadCases(builtin, caseFiles());
  return cases.map(({ entries }) => Object.fromEntries(entries.map(({ name, raw }) => [name, raw])));
}

/** What a tool writes that knows its services: the same inputs for each, with values that golden cases have. */
function fleetOf(specs: readonly Spec[], count: number): Spec[] {
  const random = randomFrom(25);
  const values = new Map<string, unknown[]>();
  for (const [name, raw] of specs.flatMap((spec) => Object.entries(spec))) {
    if (!builtin.inputs.some((input) => input.name === name && !input.beside)) continue;
    values.set(name, [...(values.get(name) ?? []), raw]);
  }
  const usual = [...values].sort(([, a], [, b]) => b.length - a.length).slice(0, INPUTS);
  return Array.from({ length: count }, (_, number) => ({
    name: `service-${number}`,
    note: `a model of the fleet that team ${number % 40} owns`,
    ...Object.fromEntries(usual.map(([name, all]) => [name, all[random(all.length)]])),
  }));
}

function repeated(specs: readonly Spec[], lines: number): Buffer {
  const texts = specs.map((spec) => JSON.stringify(spec));
  return Buffer.from(Array.from({ length: lines }, (_, line) => `${texts[line % texts.length]}\n`).join(""));
}

async function inOneProcess(of: string, bytes: Buffer, lines: number, rounds: number): Promise<Batch[]> {
  const shelves = await everyShelf(builtin);
  const whole = blocksOf(bytes);
  const floor = (): void => {
    for (const block of whole) parsedAndWritten(block);
  };
  const ours = (["terse", "rules"] as const).map((detail) => {
    const fleet = createFleet(builtin, { detail, decide: [], entries: [] }, shelves);
    return (): void => {
      for (const block of whole) answerLines(fleet, { bytes: block, first: 1 }, { file: "fleet", failFast: false });
    };
  });
  const [floorMs, terseMs, rulesMs] = await milliseconds([floor, ...ours], rounds);
  if (floorMs === undefined || terseMs === undefined || rulesMs === undefined) throw new Error("all were measured");
  const floorUs = perLine(floorMs, lines);
  return [
    { what: "batch --terse", of, lineUs: perLine(terseMs, lines), floorUs },
    { what: "batch", of, lineUs: perLine(rulesMs, lines), floorUs },
  ];
}

/** What reading and writing the same bytes takes at least. */
function parsedAndWritten(block: Uint8Array): Uint8Array {
  const lines = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(block).split("\n");
  let text = "";
  for (const line of lines) text += `${JSON.stringify(JSON.parse(line))}\n`;
  return Buffer.from(text);
}

function blocksOf(bytes: Buffer): Uint8Array[] {
  const blocks: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.lastIndexOf("\n", start + BLOCK);
    blocks.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return blocks;
}

const FLOOR = `
  const { createReadStream } = require("node:fs");
  (async () => {
    let rest = "";
    for await (const chunk of createReadStream(process.argv[1], { encoding: "utf8", highWaterMark: ${BLOCK} })) {
      const lines = (rest + chunk).split("\\n");
      rest = lines.pop();
      let text = "";
      for (const line of lines) text += JSON.stringify(JSON.parse(line)) + "\\n";
      process.stdout.write(text);
    }
  })();`;

/** From a file into a file, the start of the process included; as many threads as the program takes by itself. */
async function asProcess(bytes: Buffer, lines: number, rounds: number): Promise<Batch[]> {
  return inFolder(async (folder) => {
    const file = join(folder, "fleet.jsonl");
    writeFileSync(file, bytes);
    const ways = [
      ["-e", FLOOR],
      [PROGRAM, "batch", "--terse"],
      [PROGRAM, "batch"],
    ].map((args) => () => runNode([...args, file], folder));
    const [floorMs, terseMs, rulesMs] = await milliseconds(ways, rounds);
    if (floorMs === undefined || terseMs === undefined || rulesMs === undefined) throw new Error("all were measured");
    const of = `the whole process, ${lines} lines`;
    const floorUs = perLine(floorMs, lines);
    return [
      { what: "batch --terse", of, lineUs: perLine(terseMs, lines), floorUs },
      { what: "batch", of, lineUs: perLine(rulesMs, lines), floorUs },
    ];
  });
}

function perLine({ median, best, spread }: Measured, lines: number): Measured {
  return { median: (median * 1000) / lines, best: (best * 1000) / lines, spread };
}
