import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { scanMap } from "../../src/advisor/compare/map.ts";
import { compareOptions } from "../../src/advisor/compare/options.ts";
import { scan } from "../../src/advisor/compare/scan.ts";
import { factSheet } from "../../src/advisor/facts.ts";
import { createAdvisor } from "../../src/advisor/recommend.ts";
import { builtin } from "../../src/builtin.ts";
import { unwrap } from "../../src/errors.ts";
import { compile } from "../../src/tables/compile.ts";
import { understand } from "../../src/workload/workload.ts";
import { hasShape, isTaken, schemaOf, WRITTEN } from "./doors.ts";
import { FILES, type Name } from "./files.ts";
import { type Mutant, mutants } from "./mutants.ts";

/** A list in a spec is read as a flag is, where an empty member is a comma too much. */
const LENIENT = ['/needs/0 = ""', '/needs/1 = ""'];

const NAMES = Object.keys(FILES) as Name[];

describe("the schema of a document and the program", () => {
  it.each(NAMES)("both take %s with every key it can have", async (name) => {
    const accepts = schemaOf(name);
    expect(accepts(parse(FILES[name])), JSON.stringify(accepts.errors)).toBe(true);
    expect(await isTaken(name, FILES[name])).toBe(true);
  });

  it.each<[Name, string, string, string]>([
    ["inputs", "an input of a dimension without a unit map", "time: { s: 1, ms: 1/1000 }", "time: 5"],
    ["inputs", "a type that is none", "type: size", "type: sise"],
    ["inputs", "an input without a type", "type: yes/no", "ask: Cold?"],
    ["inputs", "words without a list of them", "values: [wall, disk], assume", "assume"],
    ["inputs", "a product of one", "[payload, calls]", "[payload]"],
    ["inputs", "a cost of nothing", "cost: 2", "cost: 0"],
    ["inputs", "a name in another spelling", "  wait:", "  waitTime:"],
    ["inputs", "a name that reads as a flag of another", "  wait:", "  no-wait:"],
    ["inputs", "an assumption without a value", "{ is: no }", "{ because: so }"],
    ["inputs", "an unknown key", "help:", "hlep:"],
    ["inputs", "an unknown key at the top", "spellings:", "spelings:"],
    ["limits", "neither a number nor words", "  is: 6 MB\n", ""],
    ["limits", "a number and words", "is: 6 MB", "is: 6 MB\n  says: six"],
    ["limits", "no source", "  source: guide\n", ""],
    ["limits", "a date in another form", "checked: 2026-11-20", "checked: 20.11.2026"],
    ["limits", "a confidence that is none", "confidence: low", "confidence: lowish"],
    ["limits", "an empty text", "where: in Europe", 'where: ""'],
    ["sources", "an address that is none", '"https://example.com/guide"', "nowhere"],
    ["sources", "an address of another kind", "https:", "ftp:"],
    ["sources", "no title", "title: Guide, ", ""],
    ["sources", "a year as a date", "2026-11-20", "2026"],
    ["sources", "a name in another spelling", "guide:", "The_Guide:"],
    ["constraints", "no source", ", source: guide", ""],
    ["constraints", "judgement denied", "judgement: true", "judgement: false"],
    ["constraints", "nothing that must never be", "never: [transport is ship, extras is wall], ", ""],
    ["constraints", "an empty list of conditions", "[transport is ship, extras is wall]", "[]"],
    ["decision", "no title", "title: How it travels\n", ""],
    ["decision", "an option without a title", "title: Rail, ", ""],
    ["decision", "a list of options", "  train: Train\n", "  train: [Train]\n"],
    ["decision", "an option in another spelling", "  train: Train\n", "  Train: Train\n"],
    ["decision", "a rule without an id", "id: crane, ", ""],
    ["decision", "a rule without a reason", ", because: it is heavy", ""],
    ["decision", "a rule without a source", ", because: it is heavy, source: guide", ", because: it is heavy"],
    ["decision", "a rule that rules nothing out", "out: [train], ", ""],
    ["decision", "a preference without a ranking", "rank: rail > *, ", ""],
    ["decision", "a ranking that is a list", "rank: rail > *", "rank: [rail]"],
    ["decision", "an id in another spelling", "id: crane", "id: Crane"],
    ["decision", "an unknown key of a rule", "judgement: true", "judgment: true"],
    ["decision", "an unknown part", "eliminate:", "elimnate:"],
    ["decision", "a word for yes", "quiet: true", "quiet: yes"],
    ["list", "neither preferences nor a list", "collect:", "with:"],
    ["list", "preferences and a list", "default: none", "prefer: []"],
    ["table", "a hit policy that is none", "hit: priority", "hit: prioritized"],
    ["table", "no rules", "rules:", "values:"],
    ["table", "a rule without a source", ", source: guide", ""],
    ["table", "an output that is a list", "default: 0", "default: [0]"],
    ["table", "a part of a decision", "title: Warnings", "title: Warnings\noptions: { a: A }"],
    ["table", "a table that is a decision too", "title: Warnings", "title: Warnings\ndecision: warnings"],
    ["cases", "no workload", "workload: {", "wrkload: {"],
    [
      "cases",
      "a workload that is a list",
      "workload: { payload: 5 MB, calls: 3, cold-start: no, needs: [disk] }",
      "workload: []",
    ],
    ["cases", "a decision that is expected to be yes", "transport: ship", "transport: true"],
    ["cases", "a closer look that is too close", "first: red", "first: { red: 1 }"],
    ["cases", "what is told as a text", "tells: [transport/crane]", "tells: transport/crane"],
    ["cases", "no source", "  source: guide\n", ""],
    ["topics", "no text", "  text: |\n    Where ships land.\n", ""],
    ["topics", "what is near as a text", "see: [transport, transport/ship]", "see: transport"],
    ["exceptions", "no reason", ", why: It is no workload.", ""],
    ["exceptions", "two origins", "origin: row-4", "origin: [row-4, row-6]"],
    ["spec", "an unknown key", "payload:", "paylod:"],
    ["spec", "a word that is none", "traffic: rare", "traffic: seldom"],
    ["spec", "a size without a unit", "payload: 5 MB", "payload: 5"],
    ["spec", "a member that is none", "[disk, none]", "[disc]"],
    ["spec", "an option that is none", "transport: ship", "transport: plane"],
    ["spec", "a list of options", "extras: none", "extras: [wall, none]"],
    ["spec", "nothing where something is needed", "traffic: rare", "traffic:"],
    ["spec", "a computed input", "calls: 3", "busy: 3"],
  ])("both refuse %s with %s", async (name, _, from, to) => {
    const text = changed(name, from, to);
    expect(schemaOf(name)(parse(text)), "the schema takes it").toBe(false);
    expect(await isTaken(name, text), "the program takes it").toBe(false);
  });

  // What needs the other files, or more than a pattern, is left to `rules check`; overlays may add names.
  it.each<[Name, string, string, string]>([
    ["inputs", "a range with its ends exchanged", "1 B..100 MB", "100 MB..1 B"],
    ["limits", "a source that is not declared", "source: guide", "source: giude"],
    ["limits", "a number without a known unit", "is: 6 MB", "is: 6 megs"],
    ["sources", "a day that the calendar does not have", "2026-11-20", "2026-13-40"],
    ["constraints", "a condition that cannot be read", "transport is ship", "transport ship"],
    ["decision", "an option that is not declared", "out: [train]", "out: [trian]"],
    ["decision", "a ranking that leaves options out", "ship > rail > train", "ship"],
    ["decision", "an id that stands twice", "id: cold", "id: usual"],
    ["table", "an output that is not declared", "then: { level: green }", "then: { lvl: green }"],
    ["cases", "a decision that there is not", "transport: ship", "transprot: ship"],
    ["topics", "a neighbour that there is not", "transport/ship", "transport/plane"],
    ["spec", "a unit of another kind", "payload: 5 MB", "payload: 5 s"],
  ])("leave to the program %s with %s", async (name, _, from, to) => {
    const text = changed(name, from, to);
    expect(schemaOf(name)(parse(text)), "the schema refuses it").toBe(true);
    expect(await isTaken(name, text), "the program takes it").toBe(false);
  });

  it("let a rule set declare dimensions of its own", async () => {
    const text = changed("inputs", "ms: 1/1000 } }", "ms: 1/1000 }, heat: { K: 1 } }").replace(
      "type: text",
      "type: heat",
    );
    const own = text.replace("optional: true, assume: none", "assume: 5 K");
    expect(schemaOf("inputs")(parse(own))).toBe(true);
    expect(await isTaken("inputs", own)).toBe(true);
  });

  it.each(NAMES)("agree on every %s with one thing changed", async (name) => {
    const accepts = schemaOf(name);
    const all = mutants(parse(FILES[name]));
    const refused = all.filter(({ value }) => !accepts(value));
    const shapeless = all.filter(({ value }) => !hasShape(name, value));
    expect(refused.length).toBeGreaterThan(20);
    expect(changes(shapeless.filter((each) => !refused.includes(each))), "the schema takes").toEqual([]);
    const taken: Mutant[] = [];
    for (const each of refused.filter((each) => !shapeless.includes(each))) {
      if (await isTaken(name, JSON.stringify(each.value))) taken.push(each);
    }
    expect(
      changes(taken).filter((change) => !LENIENT.includes(change)),
      "the program takes",
    ).toEqual([]);
  });
});

describe("the schema of a document that the program writes", () => {
  const answer = createAdvisor(builtin).recommend(unwrap(understand(builtin, [])), { decide: ["git"] });
  const engine = compile(builtin);
  const nothing = unwrap(understand(builtin, []));
  const comparison = compareOptions(engine, nothing, { decision: "git", options: [] }, ["git"]);
  const map = scanMap(engine, nothing, [{ name: "payload" }, { name: "traffic" }], ["endpoint"]);
  const facts = unwrap(factSheet(builtin, { topic: "real-time", today: "2027-12-31" }));

  it.each<[keyof typeof WRITTEN, unknown]>([
    ["answer", answer],
    ["comparison", comparison],
    ["scan", scan(engine, nothing, { name: "payload" }, ["endpoint"])],
    ["scan", map],
    ["facts", facts],
  ])("takes and refuses what the shape of %s does", (name, document) => {
    const accepts = schemaOf(name);
    const plain: unknown = JSON.parse(JSON.stringify(document));
    expect(accepts(plain), JSON.stringify(accepts.errors)).toBe(true);
    // Every seventh: the entries of a long document differ in values, not in shape.
    const some = mutants(plain).filter((_, place) => place % 7 === 0);
    const differing = some.filter(({ value }) => accepts(value) !== WRITTEN[name].safeParse(value).success);
    expect(changes(differing)).toEqual([]);
  });
});

function changed(name: Name, from: string, to: string): string {
  expect(FILES[name]).toContain(from);
  return FILES[name].replace(from, to);
}

function changes(all: readonly Mutant[]): string[] {
  return all.map(({ change }) => change);
}
