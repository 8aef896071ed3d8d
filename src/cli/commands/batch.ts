/** `batch`: a stream of workloads in, a line of JSON for each out. */
import { availableParallelism } from "node:os";
import type { Detail } from "../../advisor/batch/fragments.ts";
import { batchHeader } from "../../advisor/batch/header.ts";
import { summarize } from "../../advisor/batch/summary.ts";
import { UserError } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import { renderBatchSummary } from "../../render/batch-summary.ts";
import { makeTheme } from "../../render/text/theme.ts";
import type { Model } from "../../tables/model.ts";
import { flagEntries } from "../../workload/entries.ts";
import { SIZED } from "../../workload/wanted.ts";
import { decisionOptions, understand } from "../../workload/workload.ts";
import { answersTo, type Task } from "../batch/answers.ts";
import { showProgress } from "../batch/progress.ts";
import { type Input, openFile, openInput, openStdout, type Output as Writer } from "../batch/streams.ts";
import { decideFlag } from "../decide.ts";
import { EXIT, type Io } from "../io.ts";
import { lookOf } from "../look.ts";
import { checkOutput, type Output } from "../output.ts";
import { ownPrices } from "../own-prices.ts";
import { isRefusal, unreadable } from "../read.ts";
import { unwritable } from "../save.ts";

export interface BatchRequest {
  /** `-` for standard input. */
  readonly file: string;
  readonly flags: Readonly<Record<string, string>>;
  readonly decide: string | undefined;
  readonly detail: Detail;
  /** Undefined: by the name of the file. */
  readonly inputFormat: "jsonl" | "yaml" | undefined;
  readonly output: Output;
  /** Counts instead of lines, or beside those that go into a file. */
  readonly summary: boolean;
  /** The form of the counts. */
  readonly format: "text" | "json";
  readonly failFast: boolean;
  readonly jobs: number;
  /** The user's own price file. */
  readonly prices: string | undefined;
  /** False when colour was switched off by a flag. */
  readonly color: boolean;
}

export async function batch(io: Io, model: Model, request: BatchRequest): Promise<number> {
  const { file, output, summary, failFast } = request;
  const task = await taskOf(io, model, request);
  await checkOutput(io, output, [file, request.prices]);
  if (file === "-" && io.stdinIsTerminal) io.stderr.write("Reading workloads from the terminal; end with Ctrl-D.\n");
  const input = readable(file);
  const writer = writerOf(request);
  const answers = await answersTo(input.chunks, task);
  const progress = showProgress(io, input.size);
  let [answered, failed] = [0, 0];
  try {
    if (task.fleet.detail === "rules") {
      await writer?.write(Buffer.from(`${JSON.stringify(batchHeader(model, task.fleet.decide))}\n`));
    }
    for await (const part of answers.parts) {
      await writer?.write(part.output);
      answered += part.answered;
      failed += part.failed;
      progress.advance(part.read, part.answered);
      if (failFast && failed > 0) break;
    }
    const counts = summary ? await answers.counts() : {};
    progress.end();
    writer?.close();
    if (summary) showSummary(io, request, summarize(model, counts, { answered, failed }));
  } catch (error) {
    progress.end();
    writer?.drop();
    throw refusalOf(error, request);
  } finally {
    await answers.close();
  }
  return failed > 0 ? EXIT.gate : EXIT.ok;
}

async function taskOf(io: Io, model: Model, request: BatchRequest): Promise<Task> {
  const { file, detail, failFast, jobs } = request;
  const decide = decideFlag(model, request.decide);
  const entries = flagEntries(request.flags);
  const fixed = understand(model, entries);
  const prices = await ownPrices(io, request.prices);
  if (detail !== "explain" && decide.ok && decide.value.includes(SIZED)) {
    const decisions = decisionOptions(model).map(([name]) => name);
    throw new UserError([finding("spec/value", { file: "--decide" }, "--decide", SIZED, decisions)]);
  }
  if (!decide.ok || !fixed.ok || !prices.ok) {
    throw new UserError([...decide.findings, ...fixed.findings, ...prices.findings]);
  }
  return {
    model,
    prices: prices.value,
    fleet: { detail, decide: decide.value, entries },
    lines: { file: file === "-" ? "stdin" : file, failFast },
    inputFormat: request.inputFormat ?? (/\.ya?ml$/i.test(file) ? "yaml" : "jsonl"),
    // Where the first failure ends everything, nobody needs to be ahead of it.
    jobs: failFast ? 1 : Math.min(jobs, THREADS_PER_PROCESSOR * availableParallelism()),
  };
}

/** More threads than this for each processor only take memory. */
const THREADS_PER_PROCESSOR = 2;

/** Lines go to standard output unless only their counts are wanted there. */
function writerOf({ output: { file }, summary }: BatchRequest): Writer | undefined {
  if (file === undefined) return summary ? undefined : openStdout();
  try {
    return openFile(file);
  } catch (error) {
    throw isRefusal(error) ? unwritable(file, error.code ?? "") : error;
  }
}

/** What the system refused in the middle of the work, of what was read or of what is written. */
function refusalOf(error: unknown, { file, output }: BatchRequest): unknown {
  if (!isRefusal(error)) return error;
  if (error.syscall === "write" && output.file !== undefined) return unwritable(output.file, error.code ?? "");
  return new UserError([unreadable(error.syscall === "uv_cwd" ? "." : file, error)]);
}

function readable(file: string): Input {
  try {
    return openInput(file);
  } catch (error) {
    throw isRefusal(error) ? new UserError([unreadable(file, error)]) : error;
  }
}

function showSummary(io: Io, { format, color }: BatchRequest, summary: ReturnType<typeof summarize>): void {
  if (format === "json") io.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
  else io.stdout.write(renderBatchSummary(summary, makeTheme(lookOf(io, io.stdout, color)), io.stdout.width));
}
