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

  const visit = (reader: T, path: readonly string[]): void => {
    if (circle !== undefined || state.get(reader.name) === "done") return;
    if (state.get(reader.name) === "open") {
      circle = [...path.slice(path.indexOf(reader.name)), reader.name];
      return;
    }
    state.set(reader.name, "open");
    for (const name of reader.reads) {
      const read = byName.get(name);
      if (read !== undefined) visit(read, [...path, reader.name]);
    }
    state.set(reader.name, "done");
    sorted.push(reader);
  };
  for (const reader of readers) visit(reader, []);
  return circle === undefined ? { sorted } : { sorted, circle };
}
