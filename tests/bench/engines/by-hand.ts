/** The floor: the ifs that a person would write, in functions of 64 rules, because larger ones overtax the compiler. */
import type { BenchRule, BenchSpec } from "../workload.ts";
import { type Engine, testsOf } from "./engine.ts";

const CHUNK = 64;

export const byHand: Engine = {
  name: "ifs by hand",
  how: "functions of 64 rules",
  version: process.versions.v8,
  most: Number.POSITIVE_INFINITY,
  load: async ({ rules }) => {
    const starts = Array.from({ length: Math.ceil(rules.length / CHUNK) }, (_, chunk) => chunk * CHUNK);
    const chunks = starts.map((start) => rules.slice(start, start + CHUNK));
    const firsts = chunks.map((chunk, place) => firstOf(chunk, place * CHUNK));
    const collects = chunks.map((chunk, place) => collectOf(chunk, place * CHUNK));
    return {
      first: (spec) => {
        for (const first of firsts) {
          const found = first(spec);
          if (found >= 0) return found;
        }
        return -1;
      },
      collect: (spec) => {
        const found: number[] = [];
        for (const collect of collects) collect(spec, found);
        return found;
      },
    };
  },
};

function firstOf(rules: readonly BenchRule[], start: number): (spec: BenchSpec) => number {
  const body = rules.map((rule, place) => `if (${condition(rule)}) return ${start + place};`);
  // Written by a program instead of a person; what runs is the same.
  return new Function("s", `${body.join("\n")}\nreturn -1;`) as (spec: BenchSpec) => number;
}

function collectOf(rules: readonly BenchRule[], start: number): (spec: BenchSpec, found: number[]) => void {
  const body = rules.map((rule, place) => `if (${condition(rule)}) found.push(${start + place});`);
  return new Function("s", "found", body.join("\n")) as (spec: BenchSpec, found: number[]) => void;
}

function condition(rule: BenchRule): string {
  const tests = testsOf(rule).map((test) => {
    if (test.kind === "between") return `s.${test.name} >= ${test.from} && s.${test.name} < ${test.to}`;
    if (test.kind === "equals") return `s.${test.name} === ${test.value}`;
    return `(${test.words.map((word) => `s.${test.name} === ${JSON.stringify(word)}`).join(" || ")})`;
  });
  return tests.join(" && ") || "true";
}
