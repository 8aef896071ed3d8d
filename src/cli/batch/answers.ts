/** The answers to a stream of workloads, in its order: by this thread, or by several that each know the tables. */
import { createFleet, type Fleet, type FleetCounts, type FleetOptions } from "../../advisor/batch/fleet.ts";
import { type AnsweredLines, answerLines, type LineOptions } from "../../advisor/batch/lines.ts";
import type { OwnPrices } from "../../catalog/model.ts";
import type { Place } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import type { Model } from "../../tables/model.ts";
import { MOST_SPEC_BYTES } from "../../workload/limits.ts";
import { everyShelf } from "../shelf.ts";
import { type Block, blocksOf } from "./blocks.ts";
import { documentsOf } from "./documents.ts";

export interface Task {
  readonly model: Model;
  /** Prices of the user's own. */
  readonly prices: OwnPrices | undefined;
  readonly fleet: FleetOptions;
  readonly lines: LineOptions;
  readonly inputFormat: "jsonl" | "yaml";
  /** Threads to use, for JSON Lines. */
  readonly jobs: number;
}

/** The answers to a part of the stream. */
export interface Answered extends AnsweredLines {
  /** How much of it was read for them. */
  readonly bytes: number;
}

export interface Answers {
  readonly parts: AsyncIterable<Answered>;
  counts(): Promise<FleetCounts>;
  close(): Promise<void>;
}

export async function answersTo(chunks: AsyncIterable<Uint8Array>, task: Task): Promise<Answers> {
  const blocks = blocksOf(chunks, MOST_SPEC_BYTES);
  if (task.jobs > 1 && task.inputFormat === "jsonl") {
    const { inThreads } = await import("./threads.ts");
    return inThreads(blocks, task);
  }
  const fleet = createFleet(task.model, task.fleet, await everyShelf(task.model, { own: task.prices }));
  return {
    parts: task.inputFormat === "yaml" ? documents(fleet, blocks, task.lines) : lines(fleet, blocks, task.lines),
    counts: async () => fleet.counts(),
    close: async () => {},
  };
}

async function* lines(fleet: Fleet, blocks: AsyncIterable<Block>, options: LineOptions): AsyncGenerator<Answered> {
  for await (const block of blocks) yield { ...answerBlock(fleet, block, options), bytes: block.bytes.length };
}

export function answerBlock(fleet: Fleet, block: Block, options: LineOptions): AnsweredLines {
  if (!block.tooLong) return answerLines(fleet, block, options);
  const at = { file: options.file, line: block.first };
  const { text } = fleet.refuse(block.first, [finding("batch/too-long", at, `${MOST_SPEC_BYTES / 1e6} MB`)]);
  return { text: `${text}\n`, answered: 1, failed: 1 };
}

async function* documents(fleet: Fleet, blocks: AsyncIterable<Block>, options: LineOptions): AsyncGenerator<Answered> {
  const { readSpec } = await import("../../workload/spec.ts");
  const { file } = options;
  for await (const { text, line } of documentsOf(blocks, MOST_SPEC_BYTES)) {
    const bytes = text === undefined ? undefined : new TextEncoder().encode(text);
    const moved = <T extends Place>(at: T): T => (at.line === undefined ? at : { ...at, line: at.line + line - 1 });
    const read =
      bytes === undefined
        ? { ok: false as const, findings: [finding("spec/too-large", { file, line }, `${MOST_SPEC_BYTES / 1e6} MB`)] }
        : await readSpec(file, bytes);
    const answer = read.ok
      ? fleet.answerEntries(
          read.value.map((entry) => {
            const { at, key = at, member } = entry;
            const placed = { ...entry, at: moved(at), key: moved(key), from: `${file}:${moved(at).line ?? line}` };
            return member === undefined ? placed : { ...placed, member: (index: number) => moved(member(index)) };
          }),
          { file, line },
        )
      : fleet.refuse(
          line,
          read.findings.map((found) => (found.at === undefined ? found : { ...found, at: moved(found.at) })),
        );
    yield { text: `${answer.text}\n`, answered: 1, failed: answer.failed ? 1 : 0, bytes: bytes?.length ?? 0 };
  }
}
