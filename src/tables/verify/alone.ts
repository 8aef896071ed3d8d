/** A table that stands alone: what is proved of it, and the boxes behind every claim. */
import type { Finding } from "../../errors.ts";
import type { CompiledTable, Engine } from "../compile.ts";
import type { Verdict } from "./index.ts";
import { outline, type Region } from "./outline.ts";
import { proveTable } from "./table.ts";
import { unusedInputs } from "./unused.ts";

/** Two rules that match together, in one box of workloads (two rules may share several). */
export interface Overlap {
  /** Their ids, in table order. */
  readonly rules: readonly [string, string];
  readonly sameOutputs: boolean;
  readonly region: Region;
}

export interface TableVerdict extends Verdict {
  readonly findings: readonly Finding[];
  /** Disjoint boxes in which no rule matches; empty where a default or an empty list is the answer. */
  readonly gaps: readonly Region[];
  /** Whatever the hit policy makes of them. */
  readonly overlaps: readonly Overlap[];
  /** Rules that never give the answer, with those that answer all they match; none for one that nothing meets. */
  readonly unreachable: readonly { readonly rule: string; readonly covering: readonly string[] }[];
  /** The lists above are whole: neither the budget nor the length of a list cut them short. */
  readonly complete: boolean;
}

/** So many gaps, and so many overlaps, are listed unless more are asked for. */
const MOST = 1000;

export function verifyAlone(
  engine: Engine,
  compiled: CompiledTable,
  { budget, most = MOST }: { readonly budget?: number | undefined; readonly most?: number } = {},
): TableVerdict {
  const { node } = compiled;
  const options = { budget, most: { gaps: most, pairs: most } };
  const { findings, boxes, grid, gaps, pairs, unreachable, complete } = proveTable(engine, compiled, options);
  const id = (rule: number): string => node.rules[rule]?.id ?? "";
  return {
    findings: [...findings, ...unusedInputs(engine.model)],
    boxes: { [node.name]: boxes },
    gaps: gaps.flatMap((part) => outline(engine, grid, part)),
    overlaps: pairs.slice(0, most).flatMap(({ rule, other, sameOutputs, part }) => {
      const rules = [id(other), id(rule)] as const;
      return outline(engine, grid, part).map((region) => ({ rules, sameOutputs, region }));
    }),
    unreachable: unreachable.map(({ rule, covering }) => ({ rule: id(rule), covering: covering.map(id) })),
    complete,
  };
}
