/** The forms of a report: each is read back as its reader would, with whatever a file may have put into a message. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/errors.ts";
import { fails, type Report, renderReport } from "../../src/render/report/index.ts";

const NASTY = 'a "b" <c> & 100% :d, e\r\nf\u0000\u001b[2J\ud800 ]]> é';

const FINDINGS: readonly Finding[] = [
  {
    code: "table/gap",
    severity: "error",
    message: NASTY,
    at: { file: "my rules,1:2/é%.yaml", line: 3, column: 5 },
    hint: "mend\nit",
  },
  { code: "table/not-proved", severity: "warning", message: "not proved", at: { file: "a.yaml", line: 1, column: 1 } },
  { code: "table/never-used", severity: "note", message: "unread", at: { file: "a.yaml" } },
  { code: "table/syntax", severity: "error", message: "no place" },
];

function reportOf(findings: readonly Finding[], failOn: Report["failOn"] = "error"): Report {
  return { findings, boxes: { endpoint: 796, "a<b": 1 }, tables: "abc", failOn, version: "1.2.3" };
}

describe("JSON", () => {
  it("holds the findings as they are, the boxes of each decision and the sums", () => {
    const read = JSON.parse(renderReport("json", reportOf(FINDINGS)));
    expect(read).toMatchObject({
      schemaVersion: 1,
      command: "rules check",
      counts: { error: 2, warning: 1, note: 1 },
      boxes: { endpoint: 796 },
    });
    expect(read.findings).toEqual(FINDINGS);
  });
});

describe("SARIF", () => {
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, "../fixtures/sarif-2.1.0.json"), "utf8"));
  const valid = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

  it.each([
    ["nothing found", reportOf([])],
    ["every severity", reportOf(FINDINGS)],
    ["mistakes that stopped the loading", { findings: FINDINGS, failOn: "error", version: "1.2.3" } as const],
  ])("is valid with %s", (_, report) => {
    valid(JSON.parse(renderReport("sarif", report)));
    expect(valid.errors).toBeNull();
  });

  it("would not be valid in any other shape", () => {
    expect(valid({ version: "2.1.0", runs: [{ tool: {} }] })).toBe(false);
  });

  it("refers to rules by index and to files by URI", () => {
    const [run] = JSON.parse(renderReport("sarif", reportOf(FINDINGS))).runs;
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
    const [{ physicalLocation }] = run.results[0].locations;
    expect(physicalLocation).toEqual({
      artifactLocation: { uri: "my%20rules%2C1%3A2/%C3%A9%25.yaml" },
      region: { startLine: 3, startColumn: 5 },
    });
    expect(run.results[3].locations).toBeUndefined();
  });

  it.each([
    ["../mine/a.yaml", "../mine/a.yaml"],
    ["/tmp/a b.yaml", "file:///tmp/a%20b.yaml"],
    ["C:\\mine\\a.yaml", "file:///C:/mine/a.yaml"],
  ])("writes %s as %s", (file, uri) => {
    const [run] = JSON.parse(renderReport("sarif", reportOf([{ ...gap(), at: { file } }]))).runs;
    expect(run.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(uri);
  });
});

describe("JUnit", () => {
  it("has a test for each decision and each finding; those fail that make the check fail", () => {
    const names = (failOn: Report["failOn"]) => {
      const xml = renderReport("junit", reportOf(FINDINGS, failOn));
      return [...xml.matchAll(/<testcase name="([^"]*)" [^>]*><(failure|system-out)/g)].map(([, name, kind]) => [
        name,
        kind,
      ]);
    };
    expect(names("error")).toEqual([
      ["endpoint", "system-out"],
      ["a&lt;b", "system-out"],
      ["table/gap at 3:5", "failure"],
      ["table/not-proved at 1:1", "system-out"],
      ["table/never-used", "system-out"],
      ["table/syntax", "failure"],
    ]);
    expect(names("warning")[3]).toEqual(["table/not-proved at 1:1", "failure"]);
  });

  it("counts what it holds", () => {
    const xml = renderReport("junit", reportOf(FINDINGS));
    expect(xml).toContain('<testsuites name="inference-advisor rules check" tests="6" failures="2" errors="0">');
    expect(xml).toContain('<testsuite name="a.yaml" tests="2" failures="0" errors="0">');
  });

  it("is well-formed and gives every text back, whatever it holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (message, file) => {
        const xml = renderReport("junit", reportOf([{ ...gap(), message, at: { file } }]));
        const texts = textsOf(xml);
        expect(texts).toContain(asXml(message));
        expect(texts).toContain(asXml(`${file}: ${message}`));
      }),
    );
    expect(textsOf(renderReport("junit", reportOf(FINDINGS)))).toContain(asXml(NASTY));
  });
});

describe("workflow commands", () => {
  it("escape what would end them", () => {
    expect(renderReport("github", reportOf(FINDINGS)).split("\n")).toEqual([
      "::error file=my rules%2C1%3A2/é%25.yaml,line=3,col=5,title=table/gap::" +
        'a "b" <c> & 100%25 :d, e\\u000d\\u000af\\u0000\\u001b[2J\ud800 ]]> é%0Amend\\u000ait',
      "::warning file=a.yaml,line=1,col=1,title=table/not-proved::not proved",
      "::notice file=a.yaml,title=table/never-used::unread",
      "::error title=table/syntax::no place",
      "Boxes searched: endpoint 796, a<b 1",
      "2 errors, 1 warning, 1 note",
      "",
    ]);
  });

  it("stay one line each, whatever a message holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (message, file) => {
        const text = renderReport("github", reportOf([{ ...gap(), message, at: { file }, hint: message }]));
        expect(text.split(/[\r\n]/).length).toBe(4);
      }),
    );
  });
});

describe("the threshold", () => {
  it.each([
    ["error", [true, false, false, true]],
    ["warning", [true, true, false, true]],
  ] as const)("%s", (failOn, expected) => {
    expect(FINDINGS.map((found) => fails({ failOn }, found))).toEqual(expected);
  });
});

function gap(): Finding {
  return { code: "table/gap", severity: "error", message: "a gap" };
}

/** Reads a document of elements, attributes and text, and refuses anything else; gives its texts decoded. */
function textsOf(xml: string): string[] {
  const open: string[] = [];
  const texts: string[] = [];
  const token = /<\?xml[^>]*\?>|<\/([\w-]+)>|<([\w-]+)((?: [\w-]+="[^"<>&]*(?:&[#\w]+;[^"<>&]*)*")*)>|([^<>]+)/gy;
  while (token.lastIndex < xml.length) {
    const from = token.lastIndex;
    const match = token.exec(xml);
    if (match === null) throw new Error(`no XML: ${JSON.stringify(xml.slice(from, from + 60))}`);
    const [, closing, opening, attributes = "", text] = match;
    if (opening !== undefined) open.push(opening);
    if (closing !== undefined) expect(open.pop()).toBe(closing);
    if (text !== undefined) texts.push(decoded(text));
    texts.push(...[...attributes.matchAll(/="([^"]*)"/g)].map((found) => decoded(found[1] ?? "")));
  }
  expect(open).toEqual([]);
  return texts;
}

function decoded(text: string): string {
  const names: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };
  return text.replace(/&(?:#(\d+)|(\w+));?/g, (_, code: string | undefined, name: string) => {
    return code === undefined ? (names[name] ?? "?") : String.fromCodePoint(Number(code));
  });
}

/** What of a text XML can hold. */
function asXml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what XML has no form for
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Cs}\ufffe\uffff]/gu, "\ufffd");
}
