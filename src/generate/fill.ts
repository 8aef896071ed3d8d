/**
 * A template filled with values. `"{x}"` becomes the value itself, whatever it is; inside a longer text it becomes a part of
 * the text. `{ each: list, of: template }` makes an entry of each, `{ json: template }` text that is JSON. What stands under
 * a key with `?` is left out where one of its values is not known.
 */

export type Values = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** Undefined where a value is not known that nothing can do without. */
export function fill(template: unknown, values: Values): unknown {
  if (typeof template === "string") return fillText(template, values);
  if (Array.isArray(template)) {
    const entries = template.map((entry) => fill(entry, values));
    return entries.includes(undefined) ? undefined : entries;
  }
  if (typeof template !== "object" || template === null) return template;
  if ("each" in template && "of" in template) return fillEach(String(template.each), template.of, values);
  if ("json" in template) {
    const inside = fill(template.json, values);
    return inside === undefined ? undefined : JSON.stringify(inside);
  }
  return fillMap(Object.entries(template), values);
}

/** The names of the values that a template takes, without lists and what their entries are called. */
export function namesIn(template: unknown): string[] {
  if (typeof template === "string")
    return [...template.matchAll(NAME)].map(([, name = ""]) => name).filter((name) => name !== "each");
  if (typeof template !== "object" || template === null) return [];
  const parts = "each" in template && "of" in template ? [template.of] : Object.values(template);
  return [...new Set(parts.flatMap((part) => namesIn(part)))];
}

const NAME = /\{([a-z][a-z0-9-]*)\}/g;

function fillText(template: string, values: Values): unknown {
  const whole = /^\{([a-z][a-z0-9-]*)\}$/.exec(template)?.[1];
  if (whole !== undefined) return values[whole];
  const names = namesIn(template);
  if (names.some((name) => values[name] === undefined)) return undefined;
  return template.replace(NAME, (_, name: string) => String(values[name]));
}

function fillEach(list: string, template: unknown, values: Values): unknown {
  const items = values[list];
  if (!Array.isArray(items) || items.length === 0) return undefined;
  return items.map((each) => fill(template, { ...values, each: String(each) }));
}

function fillMap(entries: readonly (readonly [string, unknown])[], values: Values): unknown {
  const filled: [string, unknown][] = [];
  for (const [key, template] of entries) {
    const value = fill(template, values);
    if (value !== undefined) filled.push([key.replace(/\?$/, ""), value]);
    else if (!key.endsWith("?")) return undefined;
  }
  return filled.length === 0 && entries.length > 0 ? undefined : Object.fromEntries(filled);
}
