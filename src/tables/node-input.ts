import type { Input } from "./model.ts";

/** A decision or table under its own name, as later conditions see it: one of its options or words. */
export function nodeInput(name: string, values: readonly string[], at = ""): Input {
  return {
    name,
    type: "one of",
    values,
    labels: {},
    range: [0, 0],
    neutral: false,
    optional: true,
    group: "",
    ask: "",
    help: "",
    usual: "",
    cost: 1,
    assume: [],
    product: [],
    from: [],
    beside: false,
    at,
  };
}
