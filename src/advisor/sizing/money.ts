/** US dollars as people read them: cents, and more digits only below one dollar. */
export function money(usd: number): string {
  if (usd === 0) return "$0";
  if (usd < 0.0001) return `$${usd.toFixed(12).replace(/0+$/, "")}`;
  if (usd < 1) return `$${Number(usd.toPrecision(4))}`;
  if (usd < 10_000) return `$${grouped(usd.toFixed(2))}`;
  return `$${grouped(Math.round(usd).toFixed(0))}`;
}

/** A price as it was published, without losing a digit. */
export function price(usd: number): string {
  const text = String(usd);
  return `$${text.includes("e") ? usd.toFixed(12).replace(/0+$/, "") : text}`;
}

function grouped(digits: string): string {
  const [whole = "", ...rest] = digits.split(".");
  return [whole.replace(/\B(?=(\d{3})+$)/g, ","), ...rest].join(".");
}
