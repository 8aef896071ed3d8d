/** What two versions declare otherwise: decisions, options, inputs and their values that came, went or changed. */
import { formatQuantity } from "../../units.ts";
import type { Input, Model, Node } from "../model.ts";
import { allowedWords, valueKind } from "../value.ts";

export interface Declared {
  readonly change: "added" | "removed" | "changed";
  readonly what: "decision" | "option" | "input" | "value" | "range" | "type" | "assumption";
  /** `endpoint`, `endpoint/async`, `payload`, `traffic/spiky`. */
  readonly name: string;
  /** What it was and what it is, of a change. */
  readonly from?: string;
  readonly to?: string;
}

export function declaredChanges(before: Model, after: Model): Declared[] {
  const both = <T extends { name: string }>(old: readonly T[], now: readonly T[]): (readonly [T, T])[] =>
    old.flatMap((each) => {
      const other = now.find(({ name }) => name === each.name);
      return other === undefined ? [] : [[each, other] as const];
    });
  return [
    ...cameAndWent("decision", names(before.nodes), names(after.nodes)),
    ...both(before.nodes, after.nodes).flatMap(([old, now]) => nodeChanges(old, now)),
    ...cameAndWent("input", names(before.inputs), names(after.inputs)),
    ...both(before.inputs, after.inputs).flatMap(([old, now]) => inputChanges(old, now, after)),
  ];
}

function nodeChanges(old: Node, now: Node): Declared[] {
  const { name } = old;
  if (old.kind !== now.kind) return [{ change: "changed", what: "type", name, from: old.kind, to: now.kind }];
  const options = (node: Node): string[] =>
    node.kind === "table" ? [] : node.options.map(({ id }) => `${name}/${id}`);
  return cameAndWent("option", options(old), options(now));
}

function inputChanges(old: Input, now: Input, { units }: Model): Declared[] {
  const { name } = old;
  const type = ({ type: of, product }: Input): string => (product.length > 0 ? product.join(" x ") : of);
  if (type(old) !== type(now)) return [{ change: "changed", what: "type", name, from: type(old), to: type(now) }];
  const assumes = ({ assume }: Input): string => (assume.length > 0 ? "an assumption" : "none");
  const assumption: Declared[] =
    assumes(old) === assumes(now)
      ? []
      : [{ change: "changed", what: "assumption", name, from: assumes(old), to: assumes(now) }];
  const words = (input: Input): string[] => allowedWords(input).map((value) => `${name}/${value}`);
  const values = cameAndWent("value", words(old), words(now));
  const range = ({ range: ends }: Input): string => ends.map((end) => formatQuantity(end, old.type, units)).join("..");
  if (valueKind(old) !== "quantity" || range(old) === range(now)) return [...values, ...assumption];
  return [...values, { change: "changed", what: "range", name, from: range(old), to: range(now) }, ...assumption];
}

function cameAndWent(what: Declared["what"], old: readonly string[], now: readonly string[]): Declared[] {
  return [
    ...now.filter((name) => !old.includes(name)).map((name): Declared => ({ change: "added", what, name })),
    ...old.filter((name) => !now.includes(name)).map((name): Declared => ({ change: "removed", what, name })),
  ];
}

function names(things: readonly { readonly name: string }[]): string[] {
  return things.map(({ name }) => name);
}
