/** The order in which things can be computed, or the circle that forbids one. */

export interface Reader {
  readonly name: string;
  readonly reads: readonly string[];
}

/** Sorts so that each stands after what it reads, else as declared; a circle comes back as the path around it. */
export function sortByReading<T extends Reader>(readers: readonly T[]): { sorted: T[]; circle?: string[] } {
  const byName = new Map(readers.map((reader) => [reader.name, reader]));
  const sorted: T[] = [];
  const state = new Map<string, "open" | "done">();
  let circle: string[] | undefined;

  // A list of its own instead of the call stack, which chains of ten thousand would exhaust.
  const visit = (first: T): void => {
    const open: { reader: T; next: number }[] = [];
    const enter = (reader: T): void => {
      if (circle !== undefined || state.get(reader.name) === "done") return;
      if (state.get(reader.name) === "open") {
        const path = open.map((each) => each.reader.name);
        circle = [...path.slice(path.indexOf(reader.name)), reader.name];
        return;
      }
      state.set(reader.name, "open");
      open.push({ reader, next: 0 });
    };
    enter(first);
    for (let top = open.at(-1); top !== undefined && circle === undefined; top = open.at(-1)) {
      const name = top.reader.reads[top.next++];
      if (name === undefined) {
        state.set(top.reader.name, "done");
        sorted.push(top.reader);
        open.pop();
        continue;
      }
      const read = byName.get(name);
      if (read !== undefined) enter(read);
    }
  };
  for (const reader of readers) visit(reader);
  return circle === undefined ? { sorted } : { sorted, circle };
}
