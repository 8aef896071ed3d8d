/** The fragments of a line as bytes. Few combinations of neighbours are met, so most of them are joined already. */
import type { Fragment } from "./fragments.ts";
import { encoded, type Output } from "./output.ts";

/** So many neighbours are joined at once. */
const SPAN = 4;

/** Fragments of one decision that a key, a small whole number, can tell apart; combinations remembered of each span. */
const MOST_PLACES = 128;
const MOST_JOINED = 5000;

/** Puts the fragments of all decisions, each with its comma first. */
export function createJoiner(parts: number): (fragments: readonly Fragment[], output: Output) => void {
  const known = Array.from({ length: Math.ceil(parts / SPAN) }, () => new Map<number, Uint8Array>());
  return (fragments, output) => {
    for (let span = 0; span < known.length; span++) {
      let key = 0;
      const end = Math.min(parts, (span + 1) * SPAN);
      for (let part = span * SPAN; part < end; part++) {
        const { place } = fragments[part] ?? NOTHING;
        key = place < MOST_PLACES ? key * MOST_PLACES + place : Number.NaN;
      }
      output.put(known[span]?.get(key) ?? join(fragments.slice(span * SPAN, end), key, known[span]));
    }
  };
}

function join(fragments: readonly Fragment[], key: number, known: Map<number, Uint8Array> | undefined): Uint8Array {
  const bytes = encoded(fragments.map((fragment) => fragment.text).join(""));
  if (known !== undefined && known.size < MOST_JOINED && !Number.isNaN(key)) known.set(key, bytes);
  return bytes;
}

const NOTHING: Fragment = { text: "", answer: "", place: 0, count: 0 };
