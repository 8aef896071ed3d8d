/** Which reasons are the organisation's own. */

/** Said behind a reason from an overlay; nothing behind a built-in one. */
export function ours(origin: string | undefined): string {
  return origin === undefined ? "" : ` (our rules: ${origin})`;
}
