/** A spec of every input with comments is about 10 KB; a hundred times that is another file. */
export const MOST_SPEC_BYTES = 1_000_000;
