/** Days since 1970; undefined for what is no day of the calendar, written as 2026-11-20. */
export function dayNumber(date: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const time = Date.parse(`${date}T00:00:00Z`);
  const real = !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
  return real ? Math.round(time / 86_400_000) : undefined;
}
