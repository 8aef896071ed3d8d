/** A document with one thing changed, for every place and every kind of change. */
export interface Mutant {
  readonly value: unknown;
  readonly change: string;
}

const OTHERS: readonly unknown[] = [
  null,
  true,
  -1,
  2.5,
  "",
  "x",
  "X y",
  [],
  ["x"],
  [["x"]],
  {},
  { x: "x" },
  [{ x: 1 }],
];

export function mutants(value: unknown, path = ""): Mutant[] {
  // A file without content is none.
  const others = path === "" ? OTHERS.filter((other) => other !== null) : OTHERS;
  const here = others.map((other) => ({ value: other, change: `${path} = ${JSON.stringify(other)}` }));
  if (typeof value !== "object" || value === null) return here;
  const inside = Object.entries(value).flatMap(([key, part]) =>
    mutants(part, `${path}/${key}`).map(({ value: other, change }) => ({ value: withPart(value, key, other), change })),
  );
  if (Array.isArray(value)) return [...here, ...inside];
  const fewer = Object.keys(value).map((key) => {
    const { [key]: _, ...rest } = value as Record<string, unknown>; // a map, as the list has gone its way
    return { value: rest, change: `${path} without ${key}` };
  });
  const more = { value: { ...value, zzz: "x" }, change: `${path} with an unknown key` };
  return [...here, ...inside, ...fewer, more];
}

function withPart(whole: object, key: string, part: unknown): unknown {
  return Array.isArray(whole) ? whole.with(Number(key), part) : { ...whole, [key]: part };
}
