import type { Reason } from "./answer.ts";

/** What the advisor itself says, without any rule of the tables: nothing was read by conditions, nothing is cited. */
export function ownReason(rule: string, because: string): Reason {
  return { rule, because, reads: {}, limits: [], evidence: [], measured: [], sources: [], judgement: false };
}
