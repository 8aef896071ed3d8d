/** Every engine of the comparison: ours, the floor, and the peers that are installed. */
import { byHand } from "./by-hand.ts";
import type { Engine } from "./engine.ts";
import { feelin } from "./feelin.ts";
import { jsonLogic } from "./json-logic.ts";
import { jsonRules } from "./json-rules.ts";
import { nodeRules } from "./node-rules.ts";
import { encoded, ours } from "./ours.ts";
import { zen } from "./zen.ts";

/** How each peer is found, by the name of its package. */
const PEERS: Readonly<Record<string, () => Promise<Engine | undefined>>> = {
  "json-logic-engine": jsonLogic,
  "node-rules": nodeRules,
  "@gorules/zen-engine": zen,
  "json-rules-engine": jsonRules,
  feelin,
};

export interface Field {
  readonly engines: readonly Engine[];
  /** Peers that are not installed. */
  readonly missing: readonly string[];
}

export async function contestants(): Promise<Field> {
  const peers = await Promise.all(Object.entries(PEERS).map(async ([name, find]) => ({ name, found: await find() })));
  return {
    engines: [ours, encoded, byHand, ...peers.flatMap(({ found }) => found ?? [])],
    missing: peers.filter(({ found }) => found === undefined).map(({ name }) => name),
  };
}
