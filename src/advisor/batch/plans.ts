/**
 * Lines that one tool writes have the same keys. What such lines leave unsaid is the same for all of them, so that most of
 * the tables is settled before the first one is read.
 */
import type { Encoder } from "./encoder.ts";

/** Lines of one kind before it is worth a plan of its own, and kinds that have one. */
const WORTH_A_PLAN = 40;
const MOST_PLANS = 32;

/** Kinds that are counted, and how long their keys may be: what is remembered of lines has an end. */
const MOST_KINDS = 1000;
const LONGEST_KIND = 10_000;

/** Encodes a line by the plan for its keys; undefined where only the full way will do. */
export function planned<P extends Pick<Encoder, "encode">>(
  general: P,
  planFor: (keys: readonly string[]) => P,
): (map: Readonly<Record<string, unknown>>) => P | undefined {
  const counts = new Map<string, number>();
  const plans = new Map<string, P>();
  let current = general;

  const choose = (keys: readonly string[]): P => {
    const kind = keys.join("\n");
    const known = plans.get(kind);
    if (known !== undefined) return known;
    if (plans.size === MOST_PLANS || kind.length > LONGEST_KIND) return general;
    const count = (counts.get(kind) ?? 0) + 1;
    if (count > 1 || counts.size < MOST_KINDS) counts.set(kind, count);
    if (count < WORTH_A_PLAN) return general;
    const made = planFor(keys);
    plans.set(kind, made);
    return made;
  };

  return (map) => {
    let done = current === general ? undefined : current.encode(map);
    if (done === undefined) {
      // Where every line has other keys, looking for a plan only takes time.
      const isHopeless = plans.size === 0 && counts.size === MOST_KINDS;
      current = isHopeless ? general : choose(Object.keys(map));
      done = current.encode(map);
    }
    return done === true ? current : undefined;
  };
}
