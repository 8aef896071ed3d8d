/** How many instances serve a load: Little's law, requests in work = rate x time for each. */
import { count, number, percent } from "./words.ts";

export interface Load {
  /** Requests a second at the peak; undefined where nobody said it. */
  readonly rate: number | undefined;
  /** Seconds of work on one request. */
  readonly duration: number;
  /** How busy instances may be, from 0 to 1. */
  readonly utilization: number;
  /** Fewest instances, and why. */
  readonly floor: number;
  readonly floorBecause: string;
  /** The user's own number of instances, which holds. */
  readonly given: number | undefined;
}

export interface Count {
  readonly instances: number;
  /** What the load needs; undefined where it is not known. */
  readonly needed: number | undefined;
  readonly lines: readonly string[];
}

/** `slots`: requests one instance works on at the same time. */
export function instancesFor(slots: number, load: Load): number {
  return load.given ?? Math.max(load.floor, neededFor(slots, load) ?? 0);
}

/** Never fewer when the rate grows; a whole number that rounding errors do not raise. */
export function neededFor(slots: number, { rate, duration, utilization }: Load): number | undefined {
  if (rate === undefined) return undefined;
  return Math.max(1, Math.ceil((rate * duration) / (slots * utilization) - 1e-9));
}

export function countInstances(slots: number, slotsBecause: string, load: Load): Count {
  const { rate, duration, utilization, floor, floorBecause, given } = load;
  const needed = neededFor(slots, load);
  const instances = instancesFor(slots, load);
  const lines: string[] = [];
  if (rate === undefined || needed === undefined)
    lines.push("no rate is stated, so the load asks for no more instances");
  else {
    lines.push(
      `${number(rate)}/s x ${number(duration)} s = ${count(rate * duration, "request")} in work at the peak (Little's law)`,
      `${number(rate * duration)} / (${number(slots)} at once on an instance x ${percent(utilization)} busy) = ${count(needed, "instance")}`,
    );
  }
  lines.push(`at once on an instance: ${number(slots)}, ${slotsBecause}`);
  if (given !== undefined) {
    const short = needed !== undefined && needed > given ? `; the load needs ${number(needed)}` : "";
    lines.push(`${count(given, "instance")}, as stated${short}`);
  } else if (needed === undefined || needed < floor)
    lines.push(`at least ${count(floor, "instance")}: ${floorBecause}`);
  return { instances, needed, lines };
}
