/** The reference and its cited facts: what was asked for, and what is old. */
import { closest, suggestion } from "../suggest.ts";
import { type Kind, shorten } from "./kind.ts";

export const FACT_KINDS = {
  "explain/option": {
    severity: "error",
    means: "What was asked about is no option of a decision.",
    says: (typed: string, options: readonly string[], isDecision: boolean) => [
      isDecision
        ? `"${shorten(typed)}" is a decision; name one of its options`
        : `there is no option "${shorten(typed)}"`,
      isDecision ? `use one of ${options.join(", ")}` : suggestion(typed, options),
    ],
  },
  "explain/ambiguous": {
    severity: "error",
    means: "Several decisions have an option of this name.",
    says: (typed: string, options: readonly string[]) => [
      `several decisions have an option "${typed}"`,
      `name one of ${options.join(", ")}`,
    ],
  },
  "explain/no-question": {
    severity: "error",
    means: "A workload was given to `explain`, and nothing was asked about it; or two things were asked at once.",
    says: (what: string, hint: string) => [what, hint],
  },
  "explain/type": {
    severity: "error",
    means: "A question why is about a type of instance, which follows from memory and prices and from no rule.",
    says: (type: string) => [
      "no rule chooses a type of instance: memory and prices do",
      `\`what-if --decide instance --set instance=${shorten(type)}\` shows what it costs and what speaks against it`,
    ],
  },
  "explain/unknown": {
    severity: "error",
    means: "Nothing has this id: no decision, option, rule, limit, input, source, topic or finding.",
    says: (id: string, known: readonly string[], topics: readonly string[]) => {
      const near = closest(id, known);
      const listed = "`inference-advisor explain` lists what there is";
      const hint = near === undefined ? listed : `did you mean "${near}"?`;
      const facts = `\`inference-advisor facts ${id}\` lists the facts of this topic`;
      return [`there is nothing called "${shorten(id)}"`, topics.includes(id) ? facts : hint];
    },
  },
  "fact/stale": {
    severity: "note",
    means: "A fact was read from its source so long ago that it may have changed.",
    says: (id: string, days: number, checked: string) => [
      `${id} was read ${days} days before, on ${checked}`,
      "read its source again, and write the new date into `checked`",
    ],
  },
  "fact/unknown-topic": {
    severity: "error",
    means: "No fact has this name or belongs to this topic.",
    says: (topic: string, known: readonly string[]) => [
      `there is no fact called "${shorten(topic)}"`,
      suggestion(topic, known),
    ],
  },
  "fact/date": {
    severity: "error",
    means: "A date is not written as year, month and day.",
    says: (typed: string) => [`"${typed}" is no date`, "write it as 2026-11-20"],
  },
} satisfies Record<string, Kind>;
