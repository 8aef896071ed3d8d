/** Threads that answer blocks of lines, each with tables of its own. */
import { realpathSync } from "node:fs";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { createFleet, type FleetCounts } from "../../advisor/batch/fleet.ts";
import type { AnsweredLines } from "../../advisor/batch/lines.ts";
import { builtin } from "../../builtin.ts";
import type { Model } from "../../tables/model.ts";
import { everyShelf } from "../shelf.ts";
import { type Answered, type Answers, answerBlock, type Task } from "./answers.ts";
import type { Block } from "./blocks.ts";
import { HELPER } from "./helper.ts";

/** What a thread has to know; the built-in tables it has. */
interface Handed extends Pick<Task, "fleet" | "lines" | "prices"> {
  /** Other tables, as JSON: parts of them that are made when they are read cannot be handed over otherwise. */
  readonly own: string | undefined;
}

/** `done` asks for the counts. */
type Asked = Block | "done";
type Told = AnsweredLines | FleetCounts;

interface Helper {
  ask(asked: Asked): Promise<Told>;
  end(): Promise<number>;
}

/** Blocks beyond those being answered, so that no thread waits. */
const AHEAD = 2;

export function inThreads(blocks: AsyncIterable<Block>, { model, fleet, lines, prices, jobs }: Task): Answers {
  const own = model === builtin ? undefined : JSON.stringify(model);
  const helpers = Array.from({ length: jobs }, () => startHelper({ own, fleet, lines, prices }));
  return {
    parts: inTurns(helpers, blocks),
    counts: async () => {
      const told = await Promise.all(helpers.map((helper) => helper.ask("done")));
      return summed(told as FleetCounts[]); // asked for counts, they tell counts
    },
    close: async () => {
      await Promise.all(helpers.map((helper) => helper.end()));
    },
  };
}

/** Hands the blocks round, and gives the answers in the order of the blocks. */
async function* inTurns(helpers: readonly Helper[], blocks: AsyncIterable<Block>): AsyncGenerator<Answered> {
  const asked: Promise<Answered>[] = [];
  let turn = 0;
  for await (const block of blocks) {
    const helper = helpers[turn++ % helpers.length];
    if (helper === undefined) return;
    const read = block.bytes.length;
    const answer = helper.ask(block).then((told) => ({ ...(told as AnsweredLines), read })); // asked for lines
    // A failure is met when its turn comes; until then it is nobody's.
    answer.catch(() => {});
    asked.push(answer);
    if (asked.length < helpers.length * AHEAD) continue;
    const first = asked.shift();
    if (first !== undefined) yield await first;
  }
  for (const answer of asked) yield await answer;
}

function startHelper(handed: Handed): Helper {
  // The program itself, which finds that it is not the main thread.
  const worker = new Worker(realpathSync(process.argv[1] ?? ""), { workerData: handed, argv: [HELPER] });
  const waiting: { settle: (told: Told) => void; fail: (error: Error) => void }[] = [];
  worker.on("message", (told: Told) => waiting.shift()?.settle(told));
  worker.on("error", (error) => {
    for (const { fail } of waiting.splice(0)) fail(error);
  });
  return {
    ask: (asked) =>
      new Promise((settle, fail) => {
        waiting.push({ settle, fail });
        worker.postMessage(asked);
      }),
    end: () => worker.terminate(),
  };
}

export function isHelper(): boolean {
  return !isMainThread;
}

/** What such a thread does until it is ended. */
export async function help(): Promise<void> {
  const { own, fleet: options, lines, prices } = workerData as Handed; // what `startHelper` handed over
  const model = own === undefined ? builtin : (JSON.parse(own) as Model);
  const fleet = createFleet(model, options, await everyShelf(model, { own: prices }));
  parentPort?.on("message", (asked: Asked) => {
    if (asked === "done") return parentPort?.postMessage(fleet.counts());
    const answered = answerBlock(fleet, asked, lines);
    // Handed over, not copied.
    parentPort?.postMessage(answered, [answered.output.buffer]);
  });
}

function summed(each: readonly FleetCounts[]): FleetCounts {
  const all: Record<string, Record<string, number>> = {};
  for (const [decision, counts] of each.flatMap((one) => Object.entries(one))) {
    const sums = all[decision] ?? {};
    for (const [answer, count] of Object.entries(counts)) sums[answer] = (sums[answer] ?? 0) + count;
    all[decision] = sums;
  }
  return all;
}
