import { describe, expect, it } from "vitest";
import { builtin } from "../../src/builtin.ts";
import { assumeFlags, ofFlag, setFlags } from "../../src/cli/changes.ts";
import type { Io } from "../../src/cli/io.ts";
import { takenNames } from "../../src/cli/own-rules.ts";
import { buildProgram } from "../../src/cli/program.ts";
import { scanFlags } from "../../src/cli/scans.ts";
import { builtInTables } from "../../src/cli/tables.ts";
import { nextUp } from "../../src/units.ts";

function codes({ findings }: { readonly findings: readonly { readonly code: string }[] }): string[] {
  return findings.map(({ code }) => code);
}

describe("--set", () => {
  it.each<[string[], Record<string, unknown>, string[]]>([
    [["payload=3MB,traffic=steady"], { payload: 3e6, traffic: "steady" }, []],
    [["needs=vpc,data-capture,traffic=spiky"], { needs: ["vpc", "data-capture"], traffic: "spiky" }, []],
    [[" payload = 3 MB , needs = vpc "], { payload: 3e6, needs: ["vpc"] }, []],
    [["needs=none"], { needs: [] }, []],
    [["needs=[]"], { needs: [] }, []],
    [["payload=,needs="], {}, ["payload", "needs"]],
    [["payload=3MB", "traffic="], { payload: 3e6 }, ["traffic"]],
    [["payload=3MB,"], { payload: 3e6 }, []],
    [["endpoint=async,strategy="], { endpoint: "async" }, ["strategy"]],
  ])("%j states and takes back", (texts, stated, back) => {
    const read = setFlags(builtin, texts);
    expect(codes(read)).toEqual([]);
    if (!read.ok) return;
    const { inputs, given } = read.value.stated;
    expect(Object.fromEntries([...inputs, ...given].map(([name, { value }]) => [name, value]))).toEqual(stated);
    expect(read.value.back).toEqual(back);
  });

  it.each<[string[], string[]]>([
    [["payload"], ["cli/assignment"]],
    [[""], ["cli/assignment"]],
    [["=3MB"], ["cli/assignment"]],
    [["vpc,payload=3MB"], ["cli/assignment"]],
    [["payload=3MB,=4"], ["cli/assignment"]],
    [["payload=3MB", "payload="], ["cli/twice"]],
    [["payload=4"], ["spec/missing-unit"]],
    [["payload=3MB,4MB"], ["spec/unit"]],
    [["paylod="], ["spec/unknown-input"]],
    [["name=x,note=y,$schema=z"], ["spec/unknown-input", "spec/unknown-input", "spec/unknown-input"]],
    [["__proto__=x"], ["spec/unknown-input"]],
    [["concurrency=3"], ["spec/derived"]],
    [["concurrency="], ["spec/derived"]],
    [["endpoint=fast"], ["spec/value"]],
  ])("refuses %j", (texts, found) => {
    expect(codes(setFlags(builtin, texts))).toEqual(found);
  });
});

describe("--assume", () => {
  it("makes a plan of each flag", () => {
    const read = assumeFlags(builtin, ["endpoint=async,strategy=linear", "endpoint=serverless"]);
    const plans = read.ok ? read.value.map((plan) => [...plan].map(([name, { value }]) => `${name}=${value}`)) : [];
    expect(plans).toEqual([["endpoint=async", "strategy=linear"], ["endpoint=serverless"]]);
  });

  it.each<[string[], string[]]>([
    [["endpoint"], ["cli/assignment"]],
    [["endpoint="], ["spec/value"]],
    [["payload=3MB"], ["cli/unknown-table"]],
    [["endpoint=async,endpoint=serverless"], ["cli/twice"]],
  ])("refuses %j", (texts, found) => {
    expect(codes(assumeFlags(builtin, texts))).toEqual(found);
  });
});

describe("--of", () => {
  it.each<[string, unknown]>([
    ["endpoint", { decision: "endpoint", options: [] }],
    ["endpoint/async, endpoint/serverless", { decision: "endpoint", options: ["async", "serverless"] }],
    ["endpoint/async,serverless", { decision: "endpoint", options: ["async", "serverless"] }],
    ["endpont", ["cli/unknown-table"]],
    ["", ["cli/unknown-table"]],
    ["endpoint/async,strategy/canary", ["spec/value"]],
    ["endpoint/", ["spec/value"]],
  ])("reads %j", (text, expected) => {
    const read = ofFlag(builtin, text);
    expect(read.ok ? read.value : codes(read)).toEqual(expected);
  });
});

describe("--scan", () => {
  it.each<[string, unknown]>([
    ["payload", { name: "payload" }],
    ["payload=", { name: "payload" }],
    ["payload=1MB..4MB", { name: "payload", range: [1e6, nextUp(4e6)] }],
    ["payload=..4MB", { name: "payload", range: [1, nextUp(4e6)] }],
    ["payload=4MB..", { name: "payload", range: [4e6, nextUp(1e12)] }],
    ["payload=4MB..4MB", { name: "payload", range: [4e6, nextUp(4e6)] }],
    ["models=2..3", { name: "models", range: [2, 4] }],
    ["traffic=steady,spiky,steady", { name: "traffic", values: ["steady", "spiky"] }],
    ["needs=vpc", { name: "needs", values: ["vpc"] }],
    ["endpoint=async", { name: "endpoint", values: ["async"] }],
    ["payload=4MB..1MB", ["cli/scan-range"]],
    ["payload=4MB", ["cli/scan-range"]],
    ["latency=any..1s", ["cli/scan-range"]],
    ["payload=1..4MB", ["spec/missing-unit"]],
    ["payload=0B..4MB", ["spec/range"]],
    ["models=1.5..3", ["spec/number"]],
    ["traffic=steady,wild", ["spec/value"]],
    ["endpoint=fast", ["spec/value"]],
    ["concurrency", ["spec/derived"]],
    ["foo", ["spec/unknown-input"]],
    ["", ["spec/unknown-input"]],
  ])("reads %j", (text, expected) => {
    const read = scanFlags(builtin, [text]);
    expect(read.ok ? read.value[0] : codes(read)).toEqual(expected);
  });

  it("takes two inputs, and not the same one twice", () => {
    expect(codes(scanFlags(builtin, ["payload", "rate"]))).toEqual([]);
    expect(codes(scanFlags(builtin, ["payload", "payload=1MB..2MB"]))).toEqual(["cli/twice"]);
    expect(codes(scanFlags(builtin, ["payload", "rate", "needs"]))).toEqual(["cli/scans"]);
  });
});

describe("an input of an organisation", () => {
  it("cannot be called like an option of a command that has a flag for every input", async () => {
    const silent = { isTerminal: false, width: 80, write: () => {} };
    const io: Io = {
      ...{ env: {}, stdout: silent, stderr: silent, stdinIsTerminal: false, depth: 0, rulesFolder: "" },
      read: () => Promise.reject(new Error("nothing is read")),
      stream: () => {
        throw new Error("nothing is read");
      },
      isSame: async () => false,
      makeFolder: () => Promise.resolve(),
      list: () => Promise.resolve(undefined),
      exists: () => Promise.resolve(false),
      save: () => Promise.resolve(),
    };
    const tables = await builtInTables();
    const declared = [...builtin.inputs, ...builtin.nodes].map(({ name }) => name);
    const { commands } = buildProgram(io, tables, () => {});
    const options = [...commands, ...commands.flatMap((command) => command.commands)].flatMap((command) => {
      const names = command.options.map(({ long }) => (long ?? "").replace(/^--(no-)?/, ""));
      return names.includes("payload") ? names.filter((name) => !declared.includes(name)) : [];
    });
    expect(options).toContain("assume");
    const [template] = builtin.inputs;
    const inputs = [...new Set(options)].flatMap((name) => (template === undefined ? [] : [{ ...template, name }]));
    const taken = takenNames({ ...builtin, inputs, nodes: [] }).map(({ message }) => message);
    expect(inputs.filter(({ name }) => !taken.some((message) => message.includes(`"${name}"`)))).toEqual([]);
  });
});
