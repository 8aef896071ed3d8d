/** A function of something that never changes, such as loaded tables, computes its result once for each. */
export interface Remembered<Of, T> {
  (of: Of): T;
  /** Takes over a result that is known already. */
  learn(of: Of, value: T): void;
}

export function remembered<Of extends object, T>(compute: (of: Of) => T): Remembered<Of, T> {
  const known = new WeakMap<Of, T>();
  const recall = (of: Of): T => {
    const before = known.get(of);
    if (before !== undefined) return before;
    const now = compute(of);
    known.set(of, now);
    return now;
  };
  return Object.assign(recall, { learn: (of: Of, value: T) => void known.set(of, value) });
}
