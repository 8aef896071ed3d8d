/** The answers to a stream of workloads, in its order: by this thread, or by several that each know the tables. */
import { createFleet, type Fleet, type FleetCounts, type FleetOptions, refuse } from "../../advisor/batch/fleet.ts";
import { type AnsweredLines, answerLines, type LineOptions } from "../../advisor/batch/lines.ts";
import { Output } from "../../advisor/batch/output.ts";
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
  /** How many bytes of it were read for them. */
  readonly read: number;
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
  for await (const block of blocks) yield { ...answerBlock(fleet, block, options), read: block.bytes.length };
}

export function answerBlock(fleet: Fleet, block: Block, options: LineOptions): AnsweredLines {
  if (!block.tooLong) return answerLines(fleet, block, options);
  const at = { file: options.file, line: block.first };
  const output = new Output(0);
  refuse(block.first, [finding("batch/too-long", at, `${MOST_SPEC_BYTES / 1e6} MB`)], output);
  return { output: output.take(), answered: 1, failed: 1 };
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
    const output = new Output(0);
    const isAnswer = read.ok
      ? fleet.answerEntries(
          read.value.map((entry) => {
            const { at, key = at, member } = entry;
            const placed = { ...entry, at: moved(at), key: moved(key), from: `${file}:${moved(at).line ?? line}` };
            return member === undefined ? placed : { ...placed, member: (index: number) => moved(member(index)) };
          }),
          { file, line },
          output,
        )
      : refuse(
          line,
          read.findings.map((found) => (found.at === undefined ? found : { ...found, at: moved(found.at) })),
          output,
        );
    yield { output: output.take(), answered: 1, failed: isAnswer ? 0 : 1, read: bytes?.length ?? 0 };
  }
}
