import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Finding, formatPlace, unwrap } from "../../src/errors.ts";
import { loadTable } from "../../src/tables/index.ts";
import { anyCondition, inputs } from "./arbitraries.ts";
import { line, row, tableDocument } from "./documents.ts";
import { holds } from "./oracle.ts";
import { representatives } from "./representatives.ts";

const UNITS = "{size: {B: 1, KB: 1000, MB: 1000000}, time: {ms: 1/1000, s: 1, min: 60}, rate: {/s: 1, /min: 1/60}}";
const INPUTS = `
  payload: {type: size, range: 1 B..1 MB}
  wait: {type: time, optional: true}
  rate: {type: rate, assume: any}
  items: {type: count, range: 0..10}
  score: {type: number}
  mode: {type: one of, values: [slow, fast, both], optional: true}
  cold-start: {type: yes/no, assume: any}
  needs: {type: any of, values: [vpc, gpu, audit]}
  city: {type: text, optional: true}`;
/** Line and column at which a condition stands in {@link tableText}. */
const RULE = { line: 15, column: 11 };

function tableText(condition: string): string {
  return `table: t\nhit: collect\nunits: ${UNITS}\ninputs:${INPUTS}\nrules:\n  - when: ${condition}\n    then: 1\noutputs: {out: {}}\n`;
}

const NEUTRAL = { payload: "1 KB", items: 1, score: 0, mode: "slow", needs: [], city: "Oslo" };

describe("a condition line", () => {
  it.each<[string, { admits: unknown[]; rejects: unknown[] }]>([
    ["payload > 4 KB", { admits: ["4000.0000000000005 B", "1 MB"], rejects: ["4 KB", "4000 B", "3.9 KB"] }],
    ["payload >= 4 KB", { admits: ["4 KB", "4001 B"], rejects: ["3999.9999999999995 B"] }],
    ["payload < 4 KB", { admits: ["3999.9999999999995 B", "1 B"], rejects: ["4 KB"] }],
    ["payload <= 4 KB", { admits: ["4 KB", "0.004 MB"], rejects: ["4000.0000000000005 B"] }],
    ["payload = 4KB", { admits: ["4 KB"], rejects: ["3999.9999999999995 B", "4000.0000000000005 B"] }],
    ["payload > 4 KB <= 25 KB", { admits: ["4001 B", "25 KB"], rejects: ["4 KB", "25001 B"] }],
    ["payload is 1 KB..2 KB | 5 KB", { admits: ["1 KB", "2 KB", "5 KB"], rejects: ["999 B", "2001 B", "5001 B"] }],
    ["payload is < 1 KB | > 2 KB", { admits: ["999 B", "2001 B"], rejects: ["1 KB", "2 KB"] }],
    ["payload is not 1 KB..2 KB | 5 KB", { admits: ["999 B", "2001 B", "5001 B"], rejects: ["1 KB", "2 KB", "5 KB"] }],
    ["wait <= 70 ms", { admits: ["0.07 s", "70 ms"], rejects: ["71 ms", null] }],
    ["wait is none", { admits: [null, "none"], rejects: ["70 ms"] }],
    ["wait is not none", { admits: ["70 ms"], rejects: [null] }],
    ["wait is not 70 ms", { admits: ["71 ms", null], rejects: ["70 ms"] }],
    ["wait is > 1 min | none", { admits: ["61 s", null], rejects: ["1 min"] }],
    ["rate > 3/min", { admits: ["0.06/s"], rejects: ["0.05/s", "any"] }],
    ["rate is any", { admits: ["any", undefined], rejects: ["3/min"] }],
    ["rate is not any", { admits: ["3/min"], rejects: ["any", undefined] }],
    ["rate is not > 3/min", { admits: ["any", "3/min"], rejects: ["4/min"] }],
    ["items > 2.5", { admits: [3], rejects: [2] }],
    ["items is 2 | 4..6", { admits: [2, 4, 5, 6], rejects: [1, 3, 7] }],
    ["score > -1.5e-3", { admits: [0, -0.001], rejects: [-0.0015, -1] }],
    ["score is -2..+.5", { admits: [-2, 0.5], rejects: [-2.1, 0.51] }],
    ["mode is slow | both", { admits: ["slow", "both"], rejects: ["fast", null] }],
    ["mode is not slow | fast", { admits: ["both", null], rejects: ["slow", "fast"] }],
    ["mode is none", { admits: [null], rejects: ["slow"] }],
    ["cold-start is no", { admits: ["no", false, "false"], rejects: ["yes", true, "any", undefined] }],
    ["cold-start is not no", { admits: [true, "any"], rejects: [false] }],
    ["needs has vpc | gpu", { admits: [["vpc"], "gpu, audit"], rejects: [[], ["audit"]] }],
    ["needs has all vpc | gpu", { admits: [["gpu", "vpc"]], rejects: [["vpc"], []] }],
    ["needs lacks vpc | gpu", { admits: [[], ["audit"]], rejects: [["vpc"], ["gpu", "audit"]] }],
    ['city is "New York" | Oslo', { admits: ["New York", "Oslo"], rejects: ["Bergen", null] }],
    ['city is not "New York"', { admits: ["Bergen", null], rejects: ["New York"] }],
    ['city is "a \\"b\\" | c"', { admits: ['a "b" | c'], rejects: ["a"] }],
    ["   payload   >4KB  ", { admits: ["5 KB"], rejects: ["4 KB"] }],
  ])("`%s` admits exactly what it says", async (text, { admits, rejects }) => {
    const input = text.trim().split(" ")[0] ?? "";
    const loaded = await loadTable(tableText(JSON.stringify(text)));
    expect(loaded.findings).toEqual([]);
    const table = unwrap(loaded);
    const status = (value: unknown) => table.evaluate({ ...NEUTRAL, [input]: value }).status;
    expect([...admits, ...rejects].map(status)).toEqual([
      ...admits.map(() => "matched"),
      ...rejects.map(() => "no-match"),
    ]);
  });

  it("tells every member of a set apart, or is refused", async () => {
    const values = Array.from({ length: 40 }, (_, number) => `m${number}`);
    const rules = [row([`needs has ${values.join(" | ")}`], 1)];
    const loaded = await loadTable({
      table: "t",
      inputs: { needs: { type: "any of", values } },
      outputs: { out: {} },
      rules,
    });
    if (!loaded.ok) return;
    for (const member of values) expect(loaded.value.evaluate({ needs: [member] }).status).toBe("matched");
  });

  it("never holds or always holds exactly when it is called so", async () => {
    const withInput = inputs(1).chain((among) => fc.tuple(fc.constant(among), anyCondition(among)));
    await fc.assert(
      fc.asyncProperty(withInput, async ([among, made]) => {
        const [input] = among;
        if (input === undefined) return;
        const values = representatives(input, [made]).map((value) => holds(made, { [input.name]: value }));
        const rules = [{ when: [made], out: ["yes"] }];
        const document = tableDocument({
          hit: "collect",
          inputs: among,
          outputs: [{ name: "out", values: [] }],
          rules,
        });
        const never = values.includes(true) ? [] : ["table/empty-condition"];
        const expected = values.includes(false) ? never : ["table/idle-condition"];
        expect({ line: line(made), findings: codes((await loadTable(document)).findings) }).toEqual({
          line: line(made),
          findings: expected,
        });
      }),
      { numRuns: 300 },
    );
  });
});

const NEVER = "no value of the declared range meets it";

describe("a mistake in a condition line", () => {
  // The "^" stands before the place that the finding must point at, and is no part of the line.
  it.each<[string, string, string, string | undefined]>([
    ["^paylod > 4 KB", "table/unknown-input", '"paylod" is not an input or a decision', 'did you mean "payload"?'],
    ["mode is ^fsat", "table/value", '"fsat" is not a value of mode', 'did you mean "fast"?'],
    ["mode is slow | ^medium", "table/value", '"medium" is not a value of mode', "use one of slow, fast, both, none"],
    ["cold-start is ^none", "table/value", '"none" is not a value of cold-start', "use one of yes, no, any"],
    ["needs has ^vpx", "table/value", '"vpx" is not a value of needs', 'did you mean "vpc"?'],
    ["payload > 4 ^min", "table/unit", 'unit "min" is a time; payload is a size', "use one of B, KB, MB"],
    ["payload > 4 ^kB", "table/unit", 'unit "kB" is unknown; payload is a size', 'did you mean "KB"?'],
    [
      "payload > ^4",
      "table/missing-unit",
      'payload needs a unit: "4" is only a number',
      "write 4 B, 4 KB or 4 MB; units are B, KB, MB",
    ],
    [
      "payload is ^1..4 KB",
      "table/missing-unit",
      'payload needs a unit: "1" is only a number',
      "write 1 B, 1 KB or 1 MB; units are B, KB, MB",
    ],
    ["^payload > 1 MB", "table/empty-condition", '"payload > 1 MB" can never hold', NEVER],
    ["^items > 2 < 3", "table/empty-condition", '"items > 2 < 3" can never hold', NEVER],
    ["^payload is 2 KB..1 KB", "table/empty-condition", '"payload is 2 KB..1 KB" can never hold', NEVER],
    ["^payload >= 1 B", "table/idle-condition", '"payload >= 1 B" always holds', "leave it out"],
    [
      "^mode is slow | fast | both | none",
      "table/idle-condition",
      '"mode is slow | fast | both | none" always holds',
      "leave it out",
    ],
    [
      "^cold-start is not yes | no | any",
      "table/empty-condition",
      '"cold-start is not yes | no | any" can never hold',
      NEVER,
    ],
    ["payload > 4 KB ^or", "table/condition", '"or" was not expected here', 'alternatives are parted by "|"'],
    ["mode is slow ^fast", "table/condition", '"fast" was not expected here', 'alternatives are parted by "|"'],
    ["mode is slow |^", "table/condition", "a value is missing", "use one of slow, fast, both, none"],
    ["payload >^", "table/condition", "a value is missing", "write a size"],
    ["payload > ^KB", "table/condition", '"KB" is not a number', "payload is a size"],
    ["payload^", "table/condition", "payload has no test", 'write "payload > …" or "payload is …"'],
    ["mode ^> 3", "table/condition", '">" is no test of mode', 'write "mode is …"'],
    ["payload ^has vpc", "table/condition", '"has" is no test of payload', 'write "payload > …" or "payload is …"'],
    ["needs ^is vpc", "table/condition", '"is" is no test of needs', 'write "needs has …" or "needs lacks …"'],
    ["payload > ^@big", "table/unknown-limit", 'limit "@big" is not declared', undefined],
    ['city is ^"Oslo', "table/condition", '""" begins no word', "see the condition lines of the other rules"],
  ])("`%s` is %s", async (marked, code, message, hint) => {
    const offset = marked.indexOf("^");
    const { findings } = await loadTable(tableText(marked.replace("^", "")), "t.yaml");
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ code, message, ...(hint === undefined ? {} : { hint }) });
    expect(places(findings)).toEqual([`t.yaml:${RULE.line}:${RULE.column + offset}`]);
  });

  it("ends in a finding, never in an exception, whatever was typed", async () => {
    const start = fc.constantFrom(
      "",
      "city is ",
      "city is not ",
      "payload > ",
      "payload is ",
      "needs has ",
      "mode is ",
    );
    const word = fc.constantFrom("Oslo", '"Oslo"', '"', '"\\q"', "|", "..", ">", "4", "KB", "@", "@a.b", "not", "all");
    const typed = fc.tuple(start, fc.array(fc.oneof(word, fc.string({ maxLength: 3 })), { maxLength: 5 }));
    await fc.assert(
      fc.asyncProperty(typed, async ([first, words]) => {
        const { ok, findings } = await loadTable(tableText(JSON.stringify(first + words.join(" "))));
        expect(ok || findings.length > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ["a quoted line", '"payload > 4 min"', "15:24"],
    ["a line in single quotes", "'payload > 4 min'", "15:24"],
    ["a list in brackets", "[items > 1, payload > 4 min]", "15:35"],
    ["a list of lines", "\n      - items > 1\n      - payload > 4 min", "17:21"],
    ["a line with an escaped quote before it", '"city is \\"Oslo\\" min"', "15:29"],
    ["a block of text", "|-\n      payload > 4 min", "16:19"],
  ])("is pointed at in %s", async (_, written, place) => {
    expect(places((await loadTable(tableText(written), "t.yaml")).findings)).toEqual([`t.yaml:${place}`]);
  });

  it.each([
    ["an empty line", '""'],
    ["a line of spaces", '"  "'],
    ["no lines", "[]"],
  ])("is %s", async (_, written) => {
    expect((await loadTable(tableText(written), "t.yaml")).ok).toBe(false);
  });
});

function codes(findings: readonly Finding[]): string[] {
  return findings.map(({ code }) => code);
}

function places(findings: readonly Finding[]): string[] {
  return findings.map(({ at }) => (at === undefined ? "" : formatPlace(at)));
}
