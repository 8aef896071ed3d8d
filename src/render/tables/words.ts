/** What the parts of a table and the effects of its rules are called. */

import type { Effect, Grid, Part, PartName } from "../../tables/grid.ts";
import { printable } from "../layout.ts";

const PARTS = {
  applies: "Arises when one of these rules matches",
  eliminate: "Ruled out by every rule that matches",
  prefer: "Ranked by the first rule that matches",
  collect: "Added by every rule that matches",
  impossible: "Declared impossible: here no option survives",
  with: "Goes with it",
  settings: "Settings",
  rules: "Rules",
} satisfies Record<PartName, string>;

export function partTitle({ hit, otherwise }: Grid, { name }: Part): string {
  if (name === "rules") return `${PARTS.rules}, hit policy ${hit}`;
  return name === "collect" && otherwise !== "" ? `${PARTS.collect}; ${otherwise} if none does` : PARTS[name];
}

export const KINDS = {
  decision: "a decision",
  list: "a decision with a list as its answer",
  table: "a table",
} satisfies Record<Grid["kind"], string>;

/** A document without codes that would steer a terminal, whatever stands in its file. */
export function legible<T>(document: T): T {
  const text = JSON.stringify(document, (_, value: unknown) => (typeof value === "string" ? printable(value) : value));
  return JSON.parse(text) as T; // plain data through and through
}

/** The effect of a rule, under the name of its column. */
export interface Said {
  readonly title: string;
  readonly text: string;
}

export function effects(effect: Effect): Said[] {
  switch (effect.kind) {
    case "rules-out":
      return [{ title: "rules out", text: effect.options.join(", ") }];
    case "ranks":
      return [{ title: "ranks", text: effect.options.join(" > ") }];
    case "adds":
      return [{ title: "adds", text: effect.options.join(", ") }];
    case "companion":
      return [{ title: "companion", text: effect.text }];
    case "gives":
      return Object.entries(effect.values).map(([title, value]) => ({ title: printable(title), text: String(value) }));
    case "arises":
    case "impossible":
      return [];
  }
}

/** A place without its column: what people look up. */
export function lineOf(at: string): string {
  return at.replace(/:\d+$/, "");
}
