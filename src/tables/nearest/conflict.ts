/** A smallest reason why a goal is out of reach: inputs of which at least one has to change (QuickXplain, Junker 2004). */

/**
 * @param kept inputs that, all kept, put the goal out of reach
 * @param hopeless is the goal out of reach when just these are kept? Keeping more never brings it nearer.
 * @returns a part of `kept` no input of which can be left out
 */
export function conflict(kept: readonly string[], hopeless: (kept: readonly string[]) => boolean): readonly string[] {
  if (hopeless([])) return [];
  const explain = (background: readonly string[], grown: boolean, rest: readonly string[]): readonly string[] => {
    if (grown && hopeless(background)) return [];
    if (rest.length <= 1) return rest;
    const half = rest.length >> 1;
    const [first, second] = [rest.slice(0, half), rest.slice(half)];
    const late = explain([...background, ...first], first.length > 0, second);
    const early = explain([...background, ...late], late.length > 0, first);
    return [...early, ...late];
  };
  return explain([], false, kept);
}
