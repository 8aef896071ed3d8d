/** Everything that one run measured; `results.json` is this. */
import type { Decisions } from "./decisions.ts";
import type { Batch } from "./fleet.ts";
import type { Machine } from "./machine.ts";
import type { Effort } from "./measure.ts";
import type { Start } from "./processes.ts";
import type { Proofs } from "./proofs.ts";
import type { Questions } from "./questions.ts";

export interface Results {
  readonly schemaVersion: 2;
  readonly version: string;
  readonly machine: Machine;
  readonly effort: Effort;
  readonly decisions: Decisions;
  readonly starts: readonly Start[];
  readonly batch: readonly Batch[];
  readonly proofs: Proofs;
  readonly questions: Questions;
}
