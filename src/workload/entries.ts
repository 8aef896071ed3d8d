/** What a user stated, before it is understood: names, raw values and where each was written. */
import type { Place } from "../errors.ts";

export interface Entry {
  readonly name: string;
  readonly raw: unknown;
  /** Where the value stands, for messages. */
  readonly at: Place;
  /** Where the name stands, and the members of a list; where the value stands unless given. */
  readonly key?: Place;
  readonly member?: (index: number) => Place;
  /** Where the value stands, for answers: `flag --payload`, `ocr.yaml:3:10`. */
  readonly from: string;
}

/** Flags as entries; flags that were not given are absent. `[]` is the empty list, as in a spec. */
export function flagEntries(flags: Readonly<Record<string, string>>): Entry[] {
  return Object.entries(flags).map(([name, raw]) => {
    const from = `flag --${name}`;
    return { name, raw: raw === "[]" ? [] : raw, at: { file: `--${name}` }, from };
  });
}
