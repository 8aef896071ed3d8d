/** What the decision rests on: what was stated, what was assumed, and which changes of either would alter it. */
import { outcomeWords } from "../choice.ts";
import { escaped, table } from "../markdown-parts.ts";
import { type Page, valueWords } from "./page.ts";

export function context({ answer }: Page): string[] {
  const { note, inputs } = answer.workload;
  const rows = Object.entries(inputs).map(([name, { value, from }]) => [
    `\`${name}\``,
    valueWords(value),
    escaped(from),
  ]);
  const stated =
    rows.length === 0 ? ["Nothing was stated; everything is assumed."] : table(["Input", "Value", "Stated in"], rows);
  return ["## Context", "", ...(note === undefined ? [] : [escaped(note), ""]), ...stated];
}

/** Those that another value would overturn, with the nearest such value for each decision. */
export function assumptions({ answer, shown }: Page): string[] {
  const names = shown.map(([name]) => name);
  const rows = answer.assumed.flatMap(({ input, value, because, matters, otherwise }) => {
    const decides = matters.filter((name) => names.includes(name));
    const why = because === "" ? "nothing was said" : escaped(because);
    const changes = decides.flatMap((name) => otherwise.find(({ decision }) => decision === name) ?? []);
    // What only follows from another decision's change goes without saying.
    const own = changes.filter(({ to }) => !["not-applicable", "blocked"].includes(to));
    const told = (own.length > 0 ? own : changes.slice(0, 1)).map(
      ({ change, decision, to }) => `${decision} (\`${change}\`: ${outcomeWords(to)})`,
    );
    const decided = told.length > 0 ? told : decides;
    return decides.length === 0 ? [] : [[`\`${input}\``, valueWords(value), why, decided.join(", ")]];
  });
  return rows.length === 0 ? [] : ["## Assumptions", "", ...table(["Input", "Value", "Because", "Decides"], rows)];
}

/** The nearest changes of what was stated; to take a statement back is no change of a workload. */
export function revisit({ shown, stated }: Page): string[] {
  const rows = shown.flatMap(([name, decision]) =>
    decision.flips
      .filter(
        ({ input, change, to }) => stated.has(input) && change !== "any" && !["not-applicable", "blocked"].includes(to),
      )
      .map(({ input, change, to }) => [`\`${input} ${change}\``, `${name}: ${outcomeWords(to)}`]),
  );
  return rows.length === 0 ? [] : ["## Revisit when", "", ...table(["Change", "Then"], rows)];
}
