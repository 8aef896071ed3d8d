/** The tables as people read them: grids that fit their line and leave nothing out, and a graph that Mermaid accepts. */
import { describe, expect, it } from "vitest";
import { builtin } from "../../src/builtin.ts";
import { renderGrid } from "../../src/render/tables/grid.ts";
import { gridMarkdown } from "../../src/render/tables/grid-markdown.ts";
import { requirementsMermaid } from "../../src/render/tables/mermaid.ts";
import { renderOverview } from "../../src/render/tables/overview.ts";
import { renderRequirements } from "../../src/render/tables/requirements.ts";
import { makeTheme } from "../../src/render/text/theme.ts";
import { type Grid, gridOf } from "../../src/tables/grid.ts";
import { overviewOf } from "../../src/tables/overview.ts";
import { rulesOf } from "../../src/tables/reads.ts";
import { type Requirements, requirementsOf } from "../../src/tables/requirements.ts";

const PLAIN = makeTheme({ color: 0, unicode: true });
const GRIDS = builtin.nodes.map((node) => gridOf(builtin, node));
const WIDTHS = [48, 80, 120];

/** Every table at a width; drawing them all takes a while, so once is enough. */
const PAGES = new Map<number, string[]>();
function pagesAt(width: number): string[] {
  const pages = PAGES.get(width) ?? GRIDS.map((grid) => renderGrid(grid, PLAIN, width));
  PAGES.set(width, pages);
  return pages;
}

describe("a grid", () => {
  it.each(WIDTHS)("fits a line of %i columns", (width) => {
    const lines = pagesAt(width).flatMap((page) => page.split("\n"));
    // A word longer than a line has a line of its own.
    expect(lines.filter((line) => line.length > width && line.trim().includes(" "))).toEqual([]);
  });

  it.each(WIDTHS)("says every condition, effect, reason and place at %i columns", (width) => {
    for (const [place, page] of pagesAt(width).entries()) {
      const text = letters(page);
      const grid = GRIDS[place] ?? expect.fail("a page too many");
      const words = grid.parts.flatMap(({ rows }) =>
        rows.flatMap(({ id, when, because }) => [id, because, ...when.flatMap(({ input, test }) => [input, test])]),
      );
      const pieces = new Set(words.flatMap((word) => word.split(/[\s.-]+/)));
      expect([...pieces].filter((piece) => !text.includes(piece))).toEqual([]);
      // The mark of a text that was cut off.
      expect(text.split("…").length).toBe(JSON.stringify(grid).split("…").length);
    }
  });

  it("gives conditions columns of their own, as many as fit", () => {
    const head = (width: number): string | undefined =>
      renderGrid(twoColumns(), PLAIN, width)
        .split("\n")
        .find((line) => line.startsWith(" rule"));
    expect(head(80)).toMatch(/^ rule +│ payload +│ traffic +│ rules out$/);
    expect(head(50)).toBeUndefined();
  });

  it("has lines between columns, and reasons with places beneath the rows", () => {
    expect(renderGrid(twoColumns(), makeTheme({ color: 0, unicode: false }), 80)).toBe(`endpoint  Endpoint type
a decision, endpoint.yaml:1
  small  a small one
  large  a large one

Ruled out by every rule that matches
 rule      | payload | traffic  | rules out
-----------+---------+----------+--------------
 too-large | > 4 MB  | -        | small
   it takes no more (endpoint.yaml:5)
 both      | > 1 MB  | is spiky | small, large
   too much at once (endpoint.yaml:9)
`);
  });

  it("has a row for every rule", () => {
    GRIDS.forEach((grid, place) => {
      const rules = rulesOf(builtin.nodes[place] ?? expect.fail("no such node"));
      expect(grid.parts.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(rules.map(({ id }) => id));
    });
  });

  it("shows what a file holds without obeying it", () => {
    const hostile = JSON.parse(JSON.stringify(twoColumns()).replaceAll("too much", "\\u001b[2J\\ntoo much"));
    expect(renderGrid(hostile, PLAIN, 80)).not.toContain("\u001b");
    expect(gridMarkdown(hostile)).not.toContain("\u001b");
    expect(gridMarkdown(hostile).split("\n").length).toBe(gridMarkdown(twoColumns()).split("\n").length);
  });
});

describe("a grid in Markdown", () => {
  it("has the same number of cells in every line of a table", () => {
    for (const grid of GRIDS) {
      const blocks = gridMarkdown(grid).split("\n\n");
      for (const block of blocks.filter((each) => each.startsWith("|"))) {
        const cells = block
          .trim()
          .split("\n")
          .map((line) => line.replaceAll("\\|", "").split("|").length);
        expect(new Set(cells).size).toBe(1);
      }
    }
  });
});

describe("the list", () => {
  it.each(WIDTHS)("fits a line of %i columns and names every table", (width) => {
    const text = renderOverview(overviewOf(builtin), PLAIN, width);
    expect(text.split("\n").filter((line) => line.length > width)).toEqual([]);
    for (const { name } of builtin.nodes) expect(text).toContain(name);
  });
});

describe("the decision requirements graph", () => {
  const graph = requirementsOf(builtin);

  it("puts every decision a layer below those it needs", () => {
    const layers = new Map(graph.decisions.map(({ name, layer }) => [name, layer]));
    for (const { layer, decisions } of graph.decisions) {
      expect(layer).toBe(1 + Math.max(0, ...decisions.map((name) => layers.get(name) ?? Number.NaN)));
    }
  });

  it("of one decision holds what it rests on and nothing else", () => {
    expect(requirementsOf(builtin, "endpoint").decisions.map(({ name }) => name)).toEqual([
      "target",
      "hosting",
      "endpoint",
    ]);
  });

  it.each(WIDTHS)("fits a line of %i columns", (width) => {
    const text = renderRequirements(graph, PLAIN, width);
    expect(text.split("\n").filter((line) => line.length > width)).toEqual([]);
  });

  it("is Mermaid with an arrow for everything that is read", () => {
    const arrows = graph.decisions.flatMap(({ inputs, decisions }) => [...inputs, ...decisions]).length;
    const computed = graph.inputs.flatMap(({ from }) => from).length;
    expect(arrowsOf(requirementsMermaid(graph)).length).toBe(arrows + computed);
  });

  it("is Mermaid whatever the names are", () => {
    const odd: Requirements = {
      inputs: [
        { name: "end", from: [] },
        { name: 'a "b" ] --> <c>; #x', from: ["end"] },
      ],
      decisions: [
        { name: "graph", kind: "list", title: "", layer: 1, inputs: ["end"], decisions: [], beside: ["end"] },
        { name: "prix-€-😀", kind: "table", title: "", layer: 2, inputs: [], decisions: ["graph"], beside: [] },
      ],
    };
    const text = requirementsMermaid(odd);
    expect(arrowsOf(text)).toEqual(["i0 --> i1", "i0 -.-> d0", "d0 --> d1"]);
    expect(text).toContain('d1[/"prix-#8364;-#128512;"/]');
  });
});

/** The arrows of a flowchart; refuses what is neither a node that stands once nor an arrow between such nodes. */
function arrowsOf(mermaid: string): string[] {
  const [head, ...lines] = mermaid.trimEnd().split("\n");
  expect(head).toBe("flowchart LR");
  const nodes = new Set<string>();
  return lines.flatMap((line) => {
    const node =
      /^ {2}([id]\d+)(?:\(\["[\w .,#;-]+"\]\)|\["[\w .,#;-]+"\]|\[\["[\w .,#;-]+"\]\]|\[\/"[\w .,#;-]+"\/\])$/.exec(
        line,
      );
    if (node?.[1] !== undefined) {
      expect(nodes).not.toContain(node[1]);
      nodes.add(node[1]);
      return [];
    }
    const arrow = /^ {2}([id]\d+) (?:-->|-\.->) ([id]\d+)$/.exec(line);
    expect(arrow, line).not.toBeNull();
    expect(nodes).toContain(arrow?.[1]);
    expect(nodes).toContain(arrow?.[2]);
    return [line.trim()];
  });
}

function letters(text: string): string {
  return text.replace(/[\s│─┼]+/g, "");
}

function twoColumns(): Grid {
  const rule = { sources: [], judgement: true };
  const out = (...options: string[]) => ({ kind: "rules-out", options }) as const;
  const payload = (test: string) => ({ input: "payload", test, limits: [] });
  const spiky = { input: "traffic", test: "is spiky", limits: [] };
  return {
    name: "endpoint",
    kind: "decision",
    title: "Endpoint type",
    hit: "",
    options: [
      { id: "small", title: "a small one" },
      { id: "large", title: "a large one" },
    ],
    otherwise: "",
    at: "endpoint.yaml:1:1",
    parts: [
      {
        name: "eliminate",
        inputs: ["payload", "traffic"],
        rows: [
          {
            ...rule,
            id: "too-large",
            when: [payload("> 4 MB")],
            effect: out("small"),
            because: "it takes no more",
            at: "endpoint.yaml:5:3",
          },
          {
            ...rule,
            id: "both",
            when: [payload("> 1 MB"), spiky],
            effect: out("small", "large"),
            because: "too much at once",
            at: "endpoint.yaml:9:3",
          },
        ],
      },
    ],
  };
}
