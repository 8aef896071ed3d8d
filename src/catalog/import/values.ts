/** Values of documents that strangers wrote: nothing is what it should be until it was looked at. */
import { dayNumber } from "../../days.ts";

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What stands at a path of maps, if they are there. */
export function inside(map: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (isMap(value) ? value[key] : undefined), map);
}

/** A value to be shown; of a list or a map only what it is, for it may be deeper than any stack. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (isMap(value)) return `{${Object.keys(value).slice(0, 4).join(", ")}}`;
  return String(value).slice(0, 60);
}

/** The day in a time such as 2026-09-11T19:43:04Z. */
export function dayIn(time: unknown): string | undefined {
  const day = typeof time === "string" ? /^\d{4}-\d{2}-\d{2}(?=T|$)/.exec(time)?.[0] : undefined;
  return day !== undefined && dayNumber(day) !== undefined ? day : undefined;
}
