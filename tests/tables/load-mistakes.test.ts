import { expect, it } from "vitest";
import { FILES, inWords, load, type Name, places } from "./rule-set.ts";

const TARGET = "decisions/target.yaml";
const NETWORK = "decisions/network.yaml";

// The "^" stands before the place that the finding must point at, and is no part of the text.
it.each<[string, Name, string, string, string]>([
  [
    "an unknown key of a rule",
    TARGET,
    "idle, judgement",
    "idle, ^judgment",
    'table/shape: "judgment" is no key of prefer 1; did you mean "judgement"?',
  ],
  [
    "an unknown key of a file",
    "inputs.yaml",
    "groups:",
    "^grops:",
    'table/shape: "grops" is no key of this file; did you mean "groups"?',
  ],
  ["a missing key", TARGET, "id: lambda-payload\n    out", "^out", "table/shape: id: is missing"],
  ["a value of the wrong type", "inputs.yaml", "type: size", "type: ^[size]", "table/shape: type: must be a string"],
  [
    "a rule without a source",
    TARGET,
    "{id: usual, rank: ec2 > edge > lambda, because: it is always on, source: guide}",
    "^{id: usual, rank: ec2 > edge > lambda, because: it is always on}",
    "table/missing-source: rule usual has no source; add `source:`, or `judgement: true` if it is plain judgement",
  ],
  [
    "an unknown source of a rule",
    TARGET,
    "source: guide\nprefer",
    "source: ^giude\nprefer",
    'table/unknown-source: source "giude" is not declared; did you mean "guide"?',
  ],
  [
    "an unknown source of a limit",
    "limits.yaml",
    "source: guide",
    "source: ^handbook",
    'table/unknown-source: source "handbook" is not declared; use guide',
  ],
  [
    "an unknown option that is ruled out",
    TARGET,
    "out: lambda",
    "out: ^lamda",
    'table/unknown-option: "lamda" is not an option here; did you mean "lambda"?',
  ],
  [
    "an unknown option that is added",
    NETWORK,
    "add: vpc",
    "add: ^nat",
    'table/unknown-option: "nat" is not an option here; use one of vpc, none',
  ],
  [
    "an unknown default",
    NETWORK,
    "default: none",
    "default: ^nothing",
    'table/unknown-option: "nothing" is not an option here; use one of vpc, none',
  ],
  [
    "an unknown option in a rank",
    TARGET,
    "ec2 > edge > lambda",
    "ec2 > edge > lambda > ^edg",
    'table/unknown-option: "edg" is not an option here; did you mean "edge"?',
  ],
  [
    "an incomplete rank",
    TARGET,
    "ec2 > edge > lambda",
    "^ec2",
    "table/rank: the ranking leaves out lambda, edge; name every option once, or end in `> *`",
  ],
  [
    "a rank that names an option twice",
    TARGET,
    "rank: lambda > *",
    "rank: ^lambda > ec2 > lambda > *",
    "table/rank: the ranking names lambda twice; name every option once, or end in `> *`",
  ],
  [
    "a rank that goes on after the rest",
    TARGET,
    "rank: lambda > *",
    "rank: ^lambda > * > ec2",
    "table/rank: `*` stands for the rest, so it can only come last; name every option once, or end in `> *`",
  ],
  [
    "a decision that refines itself",
    NETWORK,
    "title: What",
    "refines: ^network\ntitle: What",
    'table/unknown-option: "network" is not an option here; use target',
  ],
  [
    "a decision that refines an input",
    NETWORK,
    "title: What",
    "refines: ^traffic\ntitle: What",
    'table/unknown-option: "traffic" is not an option here; use target',
  ],
  [
    "a decision with the name of an input",
    NETWORK,
    "decision: network",
    "decision: ^traffic",
    'table/name: "traffic" cannot be a name; an input has this name already',
  ],
  [
    "a source that is no web page",
    "sources.yaml",
    '"https://example.com/guide"',
    '^"javascript:alert(1)"',
    "table/shape: url: is not a URL",
  ],
  [
    "a rule id that stands twice",
    TARGET,
    "{id: cold,",
    "{id: ^lambda-payload,",
    'table/duplicate: rule "lambda-payload" is declared twice; first declared at decisions/target.yaml:6:5',
  ],
  [
    "a key that stands twice",
    "inputs.yaml",
    "  wait: {",
    "  ^payload: {",
    'table/syntax: "payload" stands twice; keep one of the two',
  ],
  [
    "a decision that stands twice",
    NETWORK,
    "decision: network",
    "decision: ^target",
    'table/duplicate: decision "target" is declared twice; first declared at decisions/target.yaml:2:11',
  ],
  [
    "a name that is not kebab-case",
    "inputs.yaml",
    "  wait: {",
    "  ^waitTime: {",
    'table/name: "waitTime" cannot be a name; names are kebab-case: lower-case words joined by hyphens',
  ],
  [
    "a decision named like an input",
    NETWORK,
    "decision: network",
    "decision: ^traffic",
    'table/name: "traffic" cannot be a name; an input has this name already',
  ],
  [
    "an unknown type",
    "inputs.yaml",
    "type: time",
    "type: ^tmie",
    'table/shape: "tmie" is no type; did you mean "time"?',
  ],
  [
    "a range with its ends exchanged",
    "inputs.yaml",
    "range: 1 B..100 MB",
    "range: ^2 MB..1 MB",
    'table/shape: "2 MB..1 MB" is no range; write it as 1 MB..4 TB, smaller end first',
  ],
  [
    "an assumed value out of range",
    "inputs.yaml",
    "assume: 1 MB",
    "assume: ^101 MB",
    "table/range: payload 101 MB is outside its range; use 1 B to 100 MB",
  ],
  [
    "an assumption that can have no answer",
    "inputs.yaml",
    "- {when: traffic is rare, is: yes, because: below @lambda.payload}\n      - {is: no}",
    "^- {when: traffic is rare, is: yes}",
    "table/shape: the assumption of cold-start can have no answer; end with a row without `when`",
  ],
  [
    "a factor that is no number",
    "inputs.yaml",
    "time: {s: 1}",
    "time: {s: ^one}",
    'table/shape: "one" is no factor; write a number or a fraction such as 1/60',
  ],
  [
    "a limit that is no quantity",
    "limits.yaml",
    "is: 6 MB",
    "is: ^6 megs",
    'table/shape: "6 megs" is no quantity; write one number with its unit, such as 4 MB',
  ],
  [
    "a date that is none",
    "sources.yaml",
    "2026-11-20",
    "^2026-13-40",
    'table/shape: "2026-13-40" is no date; write it as 2026-11-20',
  ],
  [
    "an address that is none",
    "sources.yaml",
    '"https://example.com/guide"',
    "^nowhere",
    "table/shape: url: is not a URL",
  ],
  [
    "an unknown limit in a reason",
    TARGET,
    "because: a body is at most @lambda.payload",
    "because: a body is at most ^@lambda.paylod",
    'table/unknown-limit: limit "@lambda.paylod" is not declared; did you mean "lambda.payload"?',
  ],
  [
    "an unknown input in a condition",
    NETWORK,
    "when: target",
    "when: ^targte",
    'table/unknown-input: "targte" is not an input or a decision; did you mean "target"?',
  ],
  [
    "neither prefer nor collect",
    NETWORK,
    "decision: network\ntitle: What it needs around it\noptions: {vpc: VPC, none: Nothing}\ncollect:",
    "^decision: network\ntitle: A\noptions: {vpc: VPC, none: Nothing}\nwith:",
    "table/shape: network needs either prefer or collect; `prefer` ranks options and picks one; `collect` makes a list",
  ],
  [
    "broken YAML",
    NETWORK,
    "title: What",
    "title: ^a: b",
    'table/syntax: Nested mappings are not allowed in compact mappings; begin all lines in the same column; quote a value with ": " in it',
  ],
  [
    "a second document",
    "sources.yaml",
    "guide:",
    "a: 1\n^---\nguide:",
    "table/syntax: a second document begins here; give one; leave out the line `---` and what follows it, or give it a file of its own",
  ],
])("with %s says so and where", async (_, file, from, to, said) => {
  expect(FILES[file]).toContain(from);
  const marked = FILES[file].replace(from, to);
  const before = marked.slice(0, marked.indexOf("^")).split("\n");
  const { ok, findings } = await load({ [file]: marked.replace("^", "") });
  expect(ok).toBe(false);
  expect(findings.map(inWords)[0]).toBe(said);
  expect(places(findings)[0]).toBe(`${file}:${before.length}:${(before.at(-1) ?? "").length + 1}`);
});
