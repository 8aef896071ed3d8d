import { describe, expect, it } from "vitest";
import { formatPlace, unwrap } from "../../src/errors.ts";
import { loadModel } from "../../src/tables/load/index.ts";

const OTHER_KIND = "compare it with an input of the same kind";

describe("a limit", () => {
  const limits = `
big: {is: 4 MB, what: the size of a body, source: guide, checked: 2026-11-20}
call.wait: {is: 60 s, what: the time of a call, source: guide, checked: 2026-11-20}
most: {is: 3, what: the number of calls, source: guide, checked: 2026-11-20}`;
  const load = (conditionLine: string) =>
    loadModel([
      {
        name: "inputs.yaml",
        text: "units: {size: {B: 1, MB: 1000000}, time: {s: 1}}\ninputs: {payload: {type: size}, items: {type: count}}",
      },
      { name: "sources.yaml", text: "guide: {title: Guide, url: https://example.com, checked: 2026-11-20}" },
      { name: "limits.yaml", text: limits },
      {
        name: "decisions/t.yaml",
        text: `table: t\nrules:\n  - when: ${conditionLine}\n    source: guide\n    then: 1\noutputs: {out: {}}`,
      },
    ]);

  it.each<[string, [number, number][]]>([
    ["payload <= @big", [[-Number.MAX_VALUE, 4000000.0000000005]]],
    ["payload > @big <= 5 MB", [[4000000.0000000005, 5000000.000000001]]],
    ["payload is @big..5 MB", [[4000000, 5000000.000000001]]],
    ["items < @most", [[-Number.MAX_SAFE_INTEGER, 3]]],
  ])("stands for its number in `%s`", async (conditionLine, ranges) => {
    const model = unwrap(await load(conditionLine));
    const rules = model.nodes.flatMap((node) => (node.kind === "table" ? node.rules : []));
    expect(rules.flatMap((rule) => rule.when.map(({ cell }) => cell))).toEqual([{ kind: "ranges", ranges, words: [] }]);
    expect(rules.flatMap((rule) => rule.when.flatMap((made) => made.limits))).toEqual([
      conditionLine.includes("@big") ? "big" : "most",
    ]);
  });

  it.each([
    ["payload > @bigg", 21, "table/unknown-limit", 'limit "@bigg" is not declared', 'did you mean "big"?'],
    ["payload > @call.wait", 21, "table/limit-unit", "limit @call.wait is 60 s, but payload is a size", OTHER_KIND],
    ["payload > @most", 21, "table/limit-unit", "limit @most is 3, but payload is a size", OTHER_KIND],
    ["items > @big", 19, "table/limit-unit", "limit @big is 4 MB, but items is a count", OTHER_KIND],
  ])("is wrong in `%s`", async (conditionLine, column, code, message, hint) => {
    const { findings } = await load(conditionLine);
    expect(findings).toMatchObject([{ code, message, hint }]);
    expect(findings.map(({ at }) => at && formatPlace(at))).toEqual([`decisions/t.yaml:3:${column}`]);
  });
});
