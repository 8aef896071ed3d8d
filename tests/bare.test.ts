/** The library where there is no Node: a context with nothing but the language, which also forbids generated code. */
import { createContext, runInContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { bundled } from "./bundle.ts";

const NO_GENERATED_CODE = { codeGeneration: { strings: false, wasm: false } };

const DECISION = `
decision: d
title: D
options: { a: A, b: B }
prefer:
  - { id: low, when: tier < 3, rank: a > *, because: x, judgement: true }
  - { id: rest, rank: b > *, because: x, judgement: true }
`;

describe("the library outside Node", () => {
  it("answers in a bare context, without any global of Node or of browsers", async () => {
    const context = createContext({}, NO_GENERATED_CODE);
    runInContext(await bundled('export { createAdvisor } from "inference-advisor";', ["yaml", "zod"]), context);
    const foreign = '["require", "process", "crypto", "URL"].filter((name) => name in globalThis)';
    expect(runInContext(foreign, context)).toHaveLength(0);
    const asked = 'library.createAdvisor().recommend({ payload: "500 MB", access: "queued" })';
    expect(runInContext(`${asked}.decisions.endpoint.option`, context)).toBe("async");
    expect(() => runInContext('library.createAdvisor().recommend({ trafic: "spiky" })', context)).toThrow("trafic");
  });

  it("loads rules of one's own with what every browser has", async () => {
    const { crypto, TextEncoder, URL } = globalThis;
    const context = createContext({ crypto, TextEncoder, URL }, NO_GENERATED_CODE);
    const entry = 'export * from "inference-advisor"; export { loadTable } from "inference-advisor/tables";';
    runInContext(await bundled(entry), context);
    const script = `(async () => {
      const inputs = "inputs: { tier: { type: count, range: 1..3, assume: 2 } }";
      const files = [{ name: "inputs.yaml", text: inputs }, { name: "decisions/d.yaml", text: ${JSON.stringify(DECISION)} }];
      const rules = JSON.parse(JSON.stringify(library.unwrap(await library.loadRules({ files }))));
      const answer = library.createAdvisor({ rules }).recommend({ tier: 3 }).decisions.d.option;
      const wrong = await library.loadTable({ table: 't', hit: 'frist', rules: [] });
      return [answer, wrong.findings[0].code].join();
    })()`;
    expect(await runInContext(script, context)).toBe("b,table/shape");
  });
});
