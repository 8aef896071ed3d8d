/** Numbers as the arithmetic shows them: short, with a unit. */
/** Three digits say enough of a size that was computed. */
export function size(bytes: number): string {
  const [factor, unit] =
    bytes >= 1e12 ? [1e12, "TB"] : bytes >= 1e9 ? [1e9, "GB"] : bytes >= 1e6 ? [1e6, "MB"] : [1e3, "KB"];
  return `${number(bytes / factor)} ${unit}`;
}

/** Memory as it is sold, in whole GiB where it is. */
export function sold(bytes: number): string {
  return bytes >= GIB && bytes % GIB === 0 ? `${number(bytes / GIB)} GiB` : size(bytes);
}

const GIB = 2 ** 30;

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
