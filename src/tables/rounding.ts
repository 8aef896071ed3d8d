/** Numbers as a person would write them, on the side where they still do what they say. */

/** It has at most six digits. */
export function isRounded(value: number): boolean {
  return Number(value.toPrecision(DIGITS)) === value;
}

/** At most six digits, and not above. */
export function roundedDown(value: number): number {
  const rounded = Number(value.toPrecision(DIGITS));
  return rounded > value ? Number((rounded * (1 - 10 ** -(DIGITS - 1))).toPrecision(DIGITS)) : rounded;
}

/** At most six digits, and not below. */
export function roundedUp(value: number): number {
  const rounded = Number(value.toPrecision(DIGITS));
  return rounded < value ? Number((rounded * (1 + 10 ** -(DIGITS - 1))).toPrecision(DIGITS)) : rounded;
}

const DIGITS = 6;
