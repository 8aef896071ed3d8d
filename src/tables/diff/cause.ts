/** Why two versions of a node answer differently. */
import { BLOCKED } from "./constant.ts";
import type { CompiledTwin, Twins } from "./twins.ts";

/** Its own rules, an earlier decision that is answered differently, or one that has no option in one of the versions. */
export type Cause = (typeof CAUSES)[number];

/** The most telling first. */
export const CAUSES = ["own", "earlier", "waiting"] as const;

/** `answerOf` a node may be unknown: then nothing is laid on it. */
export function causeAt(
  twins: Twins,
  { before, after, reads }: CompiledTwin,
  answerOf: (node: number) => string | undefined,
): Cause {
  if (answerOf(before) === BLOCKED || answerOf(after) === BLOCKED) return "waiting";
  const differs = reads.some((read) => {
    const [old, now] = [answerOf(read), answerOf(twins.get(read)?.after ?? read)];
    return old !== undefined && now !== undefined && old !== now;
  });
  return differs ? "earlier" : "own";
}
