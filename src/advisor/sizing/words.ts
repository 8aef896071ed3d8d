/** Numbers as the arithmetic shows them: short, with a unit. */
import { formatQuantity, type Units } from "../../units.ts";

/** Three digits say enough of a size that was computed. */
export function size(bytes: number, units: Units): string {
  return formatQuantity(Number(bytes.toPrecision(3)), "size", units);
}

export function number(value: number): string {
  const rounded = Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(3));
  return String(rounded).replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ",");
}

export function percent(share: number): string {
  return `${number(share * 100)} %`;
}

export function count(many: number, one: string): string {
  return `${number(many)} ${one}${many === 1 ? "" : "s"}`;
}
