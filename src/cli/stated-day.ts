/** `--today 2026-11-20`: the clock is never asked. */
import { dayNumber } from "../days.ts";
import { UserError } from "../errors.ts";
import { finding } from "../findings/index.ts";

export function statedDay(today: string | undefined): string | undefined {
  if (today === undefined || dayNumber(today) !== undefined) return today;
  throw new UserError([finding("fact/date", { file: "--today" }, today)]);
}
