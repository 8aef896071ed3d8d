import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dimensionOf,
  formatQuantity,
  nextDown,
  nextUp,
  parseQuantity,
  scaleQuantity,
  type Units,
  unitNames,
} from "../../src/units.ts";

const UNITS: Units = {
  dimensions: {
    number: { "": [1, 1] },
    size: {
      B: [1, 1],
      KB: [1000, 1],
      MB: [1e6, 1],
      GB: [1e9, 1],
      TB: [1e12, 1],
      KiB: [1024, 1],
      MiB: [1024 ** 2, 1],
      GiB: [1024 ** 3, 1],
    },
    time: { ms: [1, 1000], s: [1, 1], min: [60, 1], h: [3600, 1], days: [86400, 1] },
    rate: { "/s": [1, 1], "/min": [1, 60], "/h": [1, 3600], "/day": [1, 86400] },
    share: { "%": [1, 1] },
  },
  spellings: { minutes: "min", seconds: "s", kb: "KB" },
};
const DIMENSIONS = Object.keys(UNITS.dimensions);

describe("a quantity", () => {
  it.each<[string, string, number]>([
    ["40 MB", "size", 40_000_000],
    ["40MB", "size", 40_000_000],
    ["  6 MiB ", "size", 6_291_456],
    [".5 KB", "size", 500],
    ["1e3 B", "size", 1000],
    ["+2 KiB", "size", 2048],
    ["-3 MB", "size", -3_000_000],
    ["5 minutes", "time", 300],
    ["0.05/s", "rate", 0.05],
    ["3/min", "rate", 0.05],
    ["3 /min", "rate", 0.05],
    ["12 %", "share", 12],
    ["12", "number", 12],
    ["-1.5e-3", "number", -0.0015],
  ])("%s is a %s of %d in the base unit", (text, dimension, value) => {
    expect(parseQuantity(text, dimension, UNITS)).toEqual({ ok: true, value });
  });

  it.each([
    ["forty MB", "size", "not-a-number", ""],
    ["", "size", "not-a-number", ""],
    ["1. MB", "size", "not-a-number", ""],
    ["0x10", "number", "unknown-unit", "x10"],
    ["1e999", "number", "not-a-number", ""],
    ["NaN", "number", "not-a-number", ""],
    ["4", "size", "missing-unit", ""],
    ["4 min", "size", "unknown-unit", "min"],
    ["4 mb", "size", "unknown-unit", "mb"],
    ["4 B", "number", "unknown-unit", "B"],
    ["4 constructor", "size", "unknown-unit", "constructor"],
    ["4 __proto__", "size", "unknown-unit", "__proto__"],
    ["4 MB 5", "size", "not-a-number", ""],
  ])("%o is no %s: %s", (text, dimension, problem, unit) => {
    expect(parseQuantity(text, dimension, UNITS)).toEqual({ ok: false, problem, unit });
  });

  it.each([
    ["70 ms", "0.07 s", "time"],
    ["1 ms", "0.001 s", "time"],
    ["4 MB", "0.004 GB", "size"],
    ["3/min", "0.05/s", "rate"],
    ["90 min", "1.5 h", "time"],
    ["1 day", "24 h", "time"],
    ["0.1 KB", "100 B", "size"],
    ["2.3 MB", "2300000 B", "size"],
  ])("%s is the same double as %s", (a, b, dimension) => {
    const units: Units = { ...UNITS, spellings: { day: "days" } };
    expect(parseQuantity(a, dimension, units)).toEqual(parseQuantity(b, dimension, units));
    expect(parseQuantity(a, dimension, units).ok).toBe(true);
  });

  it("of whole milliseconds is the same double in ms and in s", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), (ms) => {
        expect(parseQuantity(`${ms} ms`, "time", UNITS)).toEqual(parseQuantity(`${ms / 1000} s`, "time", UNITS));
      }),
    );
  });

  it("reads the same from a text and from a number with a unit", () => {
    fc.assert(
      fc.property(finite(), fc.constantFrom("B", "MB", "MiB"), (amount, unit) => {
        expect(parseQuantity(`${amount} ${unit}`, "size", UNITS)).toEqual(scaleQuantity(amount, unit, "size", UNITS));
      }),
    );
  });
});

describe("a printed quantity", () => {
  it.each<[number, string, string]>([
    [6_291_456, "size", "6 MiB"],
    [40_000_000, "size", "40 MB"],
    [4_000_000, "size", "4 MB"],
    [1, "size", "1 B"],
    [0, "size", "0 B"],
    [500_000_000, "size", "500 MB"],
    [1536, "size", "1.5 KiB"],
    [4_000_000.0000000005, "size", "4000000.0000000005 B"],
    [300, "time", "5 min"],
    [0.07, "time", "70 ms"],
    [1, "time", "1 s"],
    [3600, "time", "1 h"],
    [5400, "time", "90 min"],
    [0.05, "rate", "3/min"],
    [1000, "rate", "1000/s"],
    [2 / 86400, "rate", "2/day"],
    [12.5, "share", "12.5 %"],
    [0.25, "number", "0.25"],
    [-7, "number", "-7"],
  ])("of %d as a %s is %s", (value, dimension, text) => {
    expect(formatQuantity(value, dimension, UNITS)).toBe(text);
  });

  it("reads back as the same double", () => {
    fc.assert(
      fc.property(finite(), fc.constantFrom(...DIMENSIONS), (value, dimension) => {
        const text = formatQuantity(value, dimension, UNITS);
        expect({ text, read: parseQuantity(text, dimension, UNITS) }).toEqual({ text, read: { ok: true, value } });
      }),
      { numRuns: 1000 },
    );
  });

  it("reads back as the same double beside a bound, too", () => {
    const written = fc.tuple(fc.integer({ min: 1, max: 9999 }), fc.constantFrom("KB", "MB", "KiB", "MiB"));
    fc.assert(
      fc.property(written, fc.constantFrom(nextUp, nextDown), ([amount, unit], beside) => {
        const bound = scaleQuantity(amount, unit, "size", UNITS);
        const value = beside(bound.ok ? bound.value : 0);
        const text = formatQuantity(value, "size", UNITS);
        expect({ text, read: parseQuantity(text, "size", UNITS) }).toEqual({ text, read: { ok: true, value } });
      }),
      { numRuns: 300 },
    );
  });

  it("of a short number with a unit is no longer than that", () => {
    const written = fc.tuple(fc.integer({ min: 1, max: 999 }), fc.constantFrom("B", "KB", "MB", "KiB", "MiB"));
    fc.assert(
      fc.property(written, ([amount, unit]) => {
        const read = scaleQuantity(amount, unit, "size", UNITS);
        const digits = formatQuantity(read.ok ? read.value : 0, "size", UNITS).split(" ")[0] ?? "";
        expect(digits.length).toBeLessThanOrEqual(String(amount).length);
      }),
    );
  });
});

describe("the neighbours of a double", () => {
  it("undo each other and have nothing between them", () => {
    fc.assert(
      fc.property(finite(), (value) => {
        expect(nextUp(value)).toBeGreaterThan(value);
        expect(nextDown(value)).toBeLessThan(value);
        expect(nextDown(nextUp(value)) === value).toBe(true);
        expect(nextUp(nextDown(value)) === value).toBe(true);
        const middle = value / 2 + nextUp(value) / 2;
        const between = middle > value && middle < nextUp(value) && Math.abs(value) > 1e-300;
        expect(between).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it.each<[number, number]>([
    [0, Number.MIN_VALUE],
    [-0, Number.MIN_VALUE],
    [-Number.MIN_VALUE, -0],
    [1, 1 + Number.EPSILON],
    [-1, -1 + Number.EPSILON / 2],
    [4_000_000, 4_000_000.0000000005],
    [Number.MAX_VALUE, Number.POSITIVE_INFINITY],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    [Number.NEGATIVE_INFINITY, -Number.MAX_VALUE],
  ])("after %d comes %d", (value, next) => {
    expect(nextUp(value)).toBe(next);
  });
});

describe("unit names", () => {
  it("are those of the dimension in declared order, a plain number having none", () => {
    expect(unitNames("time", UNITS)).toEqual(["ms", "s", "min", "h", "days"]);
    expect(unitNames("number", UNITS)).toEqual([]);
    expect(unitNames("weight", UNITS)).toEqual([]);
  });

  it("tell the dimension that they belong to, other spellings too", () => {
    expect(["MiB", "min", "minutes", "/h", "furlong", "toString"].map((unit) => dimensionOf(unit, UNITS))).toEqual([
      "size",
      "time",
      "time",
      "rate",
      undefined,
      undefined,
    ]);
  });
});

/** Every finite double that is no -0, the odd ones included. */
function finite(): fc.Arbitrary<number> {
  const all = fc.double({ noNaN: true, min: -1e300, max: 1e300 });
  const plain = fc.oneof(fc.integer(), fc.double({ noNaN: true, min: 1e-6, max: 1e12 }), all);
  return plain.map((value) => (value === 0 ? 0 : value));
}
