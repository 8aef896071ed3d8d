import { describe, expect, it } from "vitest";
import { createReference } from "../../src/advisor/reference/index.ts";
import { builtin } from "../../src/builtin.ts";
import { topics } from "../../src/builtin-topics.ts";
import { unwrap } from "../../src/errors.ts";
import { codes } from "../../src/findings/index.ts";
import { renderArticle } from "../../src/render/explain.ts";
import { makeTheme } from "../../src/render/text/theme.ts";
import { rulesOf } from "../../src/tables/reads.ts";

const reference = createReference(builtin, topics);
const plain = makeTheme({ color: 0, unicode: false });

describe("the reference", () => {
  it("has an article on everything with an id", () => {
    const options = builtin.nodes.flatMap((node) => (node.kind === "decision" ? node.options : []));
    const counts = {
      decision: builtin.nodes.length,
      option: options.length,
      rule: builtin.nodes.flatMap(rulesOf).length,
      limit: Object.keys(builtin.limits).length,
      input: builtin.inputs.length,
      source: Object.keys(builtin.sources).length,
      finding: codes().length,
      topic: topics.length,
    };
    for (const [kind, count] of Object.entries(counts)) {
      expect(
        reference.entries.filter((entry) => entry.kind === kind),
        kind,
      ).toHaveLength(count);
    }
  });

  it("finds each by its id, or names it beside what it found", () => {
    for (const entry of reference.entries) {
      const { article, also } = unwrap(reference.find(entry.id));
      const qualified = `${entry.kind}/${entry.id}`;
      expect([article.id, ...also], entry.id).toContain(article.kind === entry.kind ? entry.id : qualified);
      expect(unwrap(reference.find(qualified)).article.kind).toBe(entry.kind);
    }
  });

  it("says something of everything: what it is, or what rests on it", () => {
    for (const entry of reference.entries) {
      const { title, text, sections, sources } = entry.article();
      expect(title, entry.id).not.toBe("");
      expect(text.length + sections.length + sources.length, entry.id).toBeGreaterThan(0);
    }
  });

  it.each([40, 80])("keeps every article within %i columns, but for long words", (width) => {
    for (const entry of reference.entries) {
      const lines = renderArticle(entry.article(), [], plain, width).split("\n");
      const tooLong = lines.filter((line) => line.length > width && line.trim().includes(" "));
      expect(tooLong, entry.id).toEqual([]);
    }
  });

  it("takes a limit as conditions write it", () => {
    expect(unwrap(reference.find("@serverless.payload")).article.title).toBe("4 MB");
  });
});
