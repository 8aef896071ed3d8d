/** The fragments of a line as one text. Few combinations of neighbours are met, so most of it is joined already. */
import type { Fragment } from "./fragments.ts";

/** So many neighbours are joined at once. */
const SPAN = 4;

/** Fragments of one decision that a key, a small whole number, can tell apart; combinations remembered of each span. */
const MOST_PLACES = 128;
const MOST_JOINED = 5000;

export function createJoiner(parts: number): (fragments: readonly Fragment[]) => string {
  const known = Array.from({ length: Math.ceil(parts / SPAN) }, () => new Map<number, string>());
  return (fragments) => {
    let text = "";
    for (let span = 0; span < known.length; span++) {
      let key = 0;
      const end = Math.min(parts, (span + 1) * SPAN);
      for (let part = span * SPAN; part < end; part++) {
        const { place } = fragments[part] ?? NOTHING;
        key = place < MOST_PLACES ? key * MOST_PLACES + place : Number.NaN;
      }
      const piece = known[span]?.get(key) ?? join(fragments.slice(span * SPAN, end), key, known[span]);
      // The comma before the first of all is not wanted.
      text += text === "" ? piece.slice(1) : piece;
    }
    return text;
  };
}

function join(fragments: readonly Fragment[], key: number, known: Map<number, string> | undefined): string {
  const text = fragments.map((fragment) => fragment.text).join("");
  if (known !== undefined && known.size < MOST_JOINED && !Number.isNaN(key)) known.set(key, text);
  return text;
}

const NOTHING: Fragment = { text: "", answer: "", place: 0, count: 0 };
