import { describe, expect, it } from "vitest";
import { unwrap } from "../../src/errors.ts";
import { loadModel } from "../../src/tables/load/index.ts";
import { FILES, inWords, load, places } from "./rule-set.ts";

describe("a rule set without a mistake", () => {
  it("loads without findings, its decisions in the order in which they read each other", async () => {
    const loaded = await load({});
    expect(loaded.findings).toEqual([]);
    expect(unwrap(loaded).nodes.map((node) => node.name)).toEqual(["target", "network"]);
  });

  it("has the text of a limit where a reason names it", async () => {
    const model = unwrap(await load({}));
    expect(model.nodes[0]).toMatchObject({ eliminate: [{ because: "a body is at most 6 MB, not more" }] });
    expect(model.inputs.at(-1)).toMatchObject({ assume: [{ because: "below 6 MB" }, { because: "" }] });
  });

  it("keeps its hash when it is only written differently, and changes it with the knowledge", async () => {
    const hashOf = async (sources: string) => unwrap(await load({ "sources.yaml": sources })).hash;
    const { "sources.yaml": sources } = FILES;
    expect(await hashOf(`# a comment\n\n${sources}`)).toBe(await hashOf(sources));
    expect(await hashOf(sources.replace("11-20", "11-21"))).not.toBe(await hashOf(sources));
  });
});

describe("a rule set with several mistakes", () => {
  it("names them all in one go, in whatever file they are", async () => {
    const { findings } = await load({
      "inputs.yaml": FILES["inputs.yaml"].replace("assume: any", "assume: 3"),
      "sources.yaml": FILES["sources.yaml"].replace("2026-11-20", "today"),
      "limits.yaml": FILES["limits.yaml"].replace("guide", "book"),
      "decisions/target.yaml": FILES["decisions/target.yaml"]
        .replace("out: lambda", "out: lamda")
        .replace("ec2 > edge", "edge"),
      "decisions/network.yaml": FILES["decisions/network.yaml"]
        .replace("is ec2", "is ec3")
        .replace("add: vpc", "add: vpn"),
    });
    expect(new Set(findings.map((found, number) => `${places(findings)[number]} ${found.code}`))).toEqual(
      new Set([
        "inputs.yaml:6:30 table/missing-unit",
        "sources.yaml:2:66 table/shape",
        "limits.yaml:2:62 table/unknown-source",
        "decisions/target.yaml:7:10 table/unknown-option",
        "decisions/target.yaml:13:23 table/rank",
        "decisions/network.yaml:6:39 table/value",
        "decisions/network.yaml:6:49 table/unknown-option",
      ]),
    );
  });

  it("names both mistakes of one rule", async () => {
    const target = FILES["decisions/target.yaml"]
      .replace("payload >", "paylod >")
      .replace("most @lambda", "most @lamda");
    const { findings } = await load({ "decisions/target.yaml": target });
    expect(findings.map(({ code }) => code).sort()).toEqual(["table/unknown-input", "table/unknown-limit"]);
  });

  it("does not take what a file that cannot be read declares for missing", async () => {
    const { findings } = await load({ "inputs.yaml": "inputs: {payload: {type: size" });
    expect(findings.map(({ code }) => code)).toEqual(findings.map(() => "table/syntax"));
    expect(findings.map(({ at }) => at?.file)).toEqual(findings.map(() => "inputs.yaml"));
  });
});

describe("a circle", () => {
  it.each([
    ["of decisions", "decisions/target.yaml", "cold-start is yes", "network is vpc", "target -> network -> target"],
    ["of a decision with itself", "decisions/target.yaml", "cold-start is yes", "target is edge", "target -> target"],
    [
      "of assumptions",
      "inputs.yaml",
      "assume: steady",
      "assume: [{when: cold-start is yes, is: rare}, {is: steady}]",
      "traffic -> cold-start -> traffic",
    ],
    [
      "of an assumption with itself",
      "inputs.yaml",
      "assume: steady",
      "assume: [{when: traffic is rare, is: rare}, {is: steady}]",
      "traffic -> traffic",
    ],
  ] as const)("%s is printed as a path", async (_, file, from, to, path) => {
    const { ok, findings } = await load({ [file]: FILES[file].replace(from, to) });
    expect(ok).toBe(false);
    expect(findings.map(inWords)).toEqual([`table/cycle: circle: ${path}; one of these must not read the other`]);
  });
});

describe("a hostile file", () => {
  const aliases = ["a", "b", "c", "d", "e", "f", "g", "h"];
  const bomb = aliases.map((name, place) => {
    const inside = place === 0 ? "x" : `*${aliases[place - 1]}`;
    return `${name}: &${name} [${Array.from({ length: 9 }, () => inside).join(", ")}]`;
  });

  it.each([
    ["nests brackets", "[".repeat(20_000)],
    ["nests maps", "{a: ".repeat(20_000)],
    ["hides closing brackets in texts", '["]", '.repeat(3000)],
    ["hides closing brackets in comments", "[ # ]\n".repeat(3000)],
    ["nests lists on one line", "- ".repeat(20_000)],
    ["nests keys on one line", "? ".repeat(20_000)],
    ["nests by indentation", Array.from({ length: 2000 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
  ])("that %s is refused as too deep", async (_, text) => {
    const { ok, findings } = await loadModel([{ name: "inputs.yaml", text }]);
    expect(ok).toBe(false);
    expect(findings[0]).toMatchObject({ code: "table/syntax", message: "more than 100 levels deep" });
  });

  it.each([
    ["multiplies aliases", bomb.join("\n")],
    ["multiplies aliases inside an input", `inputs:\n  ${bomb.join("\n  ")}`],
    ["contains itself", "inputs: &all\n  payload: *all"],
    ["is a list that contains itself", "&all [*all]"],
    ["refers to nothing", "inputs: *nothing"],
    ["has a tag of another language", "inputs: !!js/function 'x'"],
    ["has a prototype for a file", "__proto__: {a: 1}\ninputs: {}"],
    ["has a prototype for an input", "inputs: {__proto__: {type: count}}"],
    ["has a prototype inside an input", "inputs: {payload: {type: count, __proto__: {optional: true}}}"],
    ["has a prototype for a unit", "units: {size: {__proto__: 4}}\ninputs: {}"],
    ["has a type that every object has", "inputs: {payload: {type: constructor}}"],
    ["merges", "inputs: {payload: {<<: {type: count}}}"],
    ["is empty", ""],
    ["is not text", "\u0000\u0001\u0002"],
    ["has no line breaks", "x".repeat(1_000_000)],
    ["has a mistake in every line", "a: b: c\n".repeat(2000)],
  ])("that %s ends in findings", async (_, text) => {
    const { ok, findings } = await loadModel([{ name: "inputs.yaml", text }]);
    expect(ok).toBe(false);
    expect(findings.length).toBeGreaterThan(0);
    expect(Object.hasOwn(Object.prototype, "a") || Object.hasOwn(Object.prototype, "optional")).toBe(false);
  });
});
