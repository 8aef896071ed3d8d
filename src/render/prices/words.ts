/** How prices and counts of things are written. */

export function counted(count: number, thing: string): string {
  return `${grouped(count)} ${thing}${count === 1 ? "" : "s"}`;
}

/** 3,913 */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A price as it is published, without an exponent: 0.0000002. */
export function dollars(usd: number): string {
  if (usd >= 1e-6) return String(usd);
  return usd.toFixed(20).replace(/0+$/, "");
}

/** Sorted days, from the first to the last. */
export function span(dates: readonly string[]): string {
  return dates[0] === dates.at(-1) ? String(dates[0]) : `${dates[0]} to ${dates.at(-1)}`;
}
