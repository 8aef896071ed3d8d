import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtin } from "../../src/builtin.ts";
import { conservativeIn, describeBounds, readBounds } from "../../src/tables/bounds.ts";
import type { Input } from "../../src/tables/model.ts";
import { compare } from "../../src/tables/ranges.ts";
import { formatValue, readValue } from "../../src/tables/value.ts";

const { units } = builtin;

function input(name: string): Input {
  const found = builtin.inputs.find((each) => each.name === name);
  if (found === undefined) throw new Error(`there is no input ${name}`);
  return found;
}

/** What is understood, and the value that is stated for it. */
function heard(name: string, text: string): string {
  const read = readBounds(input(name), text, units);
  if (read === undefined) return "no bounds";
  if (!read.ok) return read.finding.code;
  const value = conservativeIn(input(name), read.range, units);
  return `${describeBounds(input(name), read.range, units)}: ${formatValue(input(name), value, units)}`;
}

describe("bounds", () => {
  it.each([
    ["payload", "under 1 GB", "< 1 GB: 999 MB"],
    ["payload", "< 1 GB", "< 1 GB: 999 MB"],
    ["payload", "Less than 1GB", "< 1 GB: 999 MB"],
    ["payload", "at most 1 GB", "<= 1 GB: 1 GB"],
    ["payload", "1 GB or less", "<= 1 GB: 1 GB"],
    ["payload", "up to 1 GB", "<= 1 GB: 1 GB"],
    ["payload", "2..5 GB", ">= 2 GB <= 5 GB: 5 GB"],
    ["payload", "2-5GB", ">= 2 GB <= 5 GB: 5 GB"],
    ["payload", "between 200 MB and 5 GB", ">= 200 MB <= 5 GB: 5 GB"],
    ["payload", "from 2 to 5 GB", ">= 2 GB <= 5 GB: 5 GB"],
    ["payload", "over 2 GB and under 5 GB", "> 2 GB < 5 GB: 4990 MB"],
    ["payload", ">2GB,<=5GB", "> 2 GB <= 5 GB: 5 GB"],
    ["payload", "~5 MB", ">= 4 MB <= 6 MB: 6 MB"],
    ["payload", "about 5 MB", ">= 4 MB <= 6 MB: 6 MB"],
    ["payload", "under 10 TB", ": 1 B"],
    ["duration", "at most 60 s", "<= 1 min: 1 min"],
    ["duration", "under 100 h", "< 100 h: 99 h"],
    ["rate", "over 10/s", "> 10/s: 606/min"],
    ["rate", "10/s or more", ">= 10/s: 10/s"],
    ["rate", "at least 10 per-second", ">= 10/s: 10/s"],
    ["models", "more than 3", ">= 4: 4"],
    ["models", "fewer than 3", "<= 2: 2"],
    ["models", "at least 1k", "spec/unit"],
    ["payload", "over 5 TB", "spec/range"],
    ["payload", "between 5 GB and 2 GB", "spec/reversed"],
    ["duration", "5 min..1 min", "spec/reversed"],
    ["payload", "over 5 GB and under 2 GB", "spec/reversed"],
    ["payload", "under 1", "spec/missing-unit"],
    ["payload", "under 5 min", "spec/unit"],
    ["payload", "1 GB", "no bounds"],
    ["payload", "-5 MB", "no bounds"],
    ["payload", "under", "no bounds"],
    ["payload", "", "no bounds"],
    ["access", "under 1 GB", "no bounds"],
  ])("of %s: %s", (name, text, expected) => {
    expect(heard(name, text)).toBe(expected);
  });

  it("have a value in them that reads back as itself, in few characters where there is room", () => {
    const names = ["payload", "duration", "rate", "models", "model-memory"];
    const comparator = fc.constantFrom("<" as const, "<=" as const, ">" as const, ">=" as const);
    fc.assert(
      fc.property(fc.constantFrom(...names), comparator, fc.integer({ min: 2, max: 99_999 }), (name, how, amount) => {
        const it = input(name);
        const [range] = compare(it, how, amount);
        if (range === undefined) return;
        const value = conservativeIn(it, range, units);
        const written = formatValue(it, value, units);
        const read = readValue(it, written, units, undefined, "spec");
        expect(read.ok && read.value).toBe(value);
        expect(value >= range[0] && value < range[1]).toBe(true);
        expect(written.length).toBeLessThanOrEqual(11);
      }),
      { numRuns: 300 },
    );
  });
});
