/** Several fleets in place of one: an endpoint for each model, instances for each production variant. */
import { type Facts, holds } from "./facts.ts";
import type { Sheet } from "./sheet-shape.ts";
import { count } from "./words.ts";

export interface Fleets {
  readonly many: number;
  /** What has one of them: `endpoint`. */
  readonly of: string;
  readonly because: string;
}

/** Undefined where there is only one. */
export function fleetsOf(sheet: Sheet, facts: Pick<Facts, "word" | "number">): Fleets | undefined {
  const found = sheet.fleets.find(({ when, times }) => holds(when, facts) && (facts.number(times) ?? 1) > 1);
  return found && { many: facts.number(found.times) ?? 1, of: found.of, because: found.because };
}

/** `300 endpoints`. */
export function fleetsWords({ many, of }: Fleets): string {
  return count(many, of);
}
