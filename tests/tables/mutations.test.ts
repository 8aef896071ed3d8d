/** Whatever becomes of a YAML file, loading it ends in a model or in findings that have a place. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { loadModel, type RuleFile } from "../../src/tables/load/index.ts";

const RULES = join(import.meta.dirname, "../../rules");
const TOP = ["inputs.yaml", "limits.yaml", "sources.yaml", "constraints.yaml"];
/** More on demand: `MUTATIONS=2000 npx vitest run tests/tables/mutations.test.ts`. */
const RUNS = Number(process.env["MUTATIONS"] ?? 3);

const decisions = readdirSync(join(RULES, "decisions")).map((name) => `decisions/${name}`);
const files: readonly RuleFile[] = [...TOP, ...decisions].map((name) => ({
  name,
  text: readFileSync(join(RULES, name), "utf8"),
}));

const mutation = fc.record({
  file: fc.nat(),
  line: fc.nat(),
  other: fc.nat(),
  how: fc.constantFrom("delete", "duplicate", "swap", "indent", "outdent", "cut"),
});

function mutated(
  lines: readonly string[],
  { line, other, how }: { line: number; other: number; how: string },
): string[] {
  const changed = [...lines];
  const at = line % lines.length;
  const text = lines[at] ?? "";
  if (how === "delete") changed.splice(at, 1);
  if (how === "duplicate") changed.splice(at, 0, text);
  if (how === "indent") changed[at] = `  ${text}`;
  if (how === "outdent") changed[at] = text.replace(/^ {1,2}/, "");
  if (how === "cut") changed[at] = text.slice(0, other % (text.length + 1));
  if (how === "swap") {
    const partner = other % lines.length;
    changed[at] = lines[partner] ?? "";
    changed[partner] = text;
  }
  return changed;
}

it("a file with lines swapped, lost, doubled or moved never ends in an exception", { timeout: 3_600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), async ([first, ...more]) => {
      const place = (first?.file ?? 0) % files.length;
      const changed = files.map((file, index) => {
        if (index !== place) return file;
        const lines = [first, ...more].reduce(
          (before, each) => (each === undefined || before.length === 0 ? before : mutated(before, each)),
          file.text.split("\n"),
        );
        return { ...file, text: lines.join("\n") };
      });
      const loaded = await loadModel(changed);
      for (const found of loaded.findings) expect(found.at?.file).toBeDefined();
      if (!loaded.ok) expect(loaded.findings.length).toBeGreaterThan(0);
    }),
    { numRuns: RUNS },
  );
});
