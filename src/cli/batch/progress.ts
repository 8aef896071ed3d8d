/** How far a batch has come, on a terminal: one line that is written over. */
import type { Io } from "../io.ts";

export interface Progress {
  /** So many more bytes were read, and workloads answered. */
  advance(bytes: number, workloads: number): void;
  /** Takes the line away. */
  end(): void;
}

/** Often enough to be seen moving. */
const PAUSE_MS = 200;

/** `size` is what is to be read in all, where that is known. */
export function showProgress({ stderr }: Io, size: number | undefined): Progress {
  if (!stderr.isTerminal) return { advance: () => {}, end: () => {} };
  const began = performance.now();
  let shown = began;
  let read = 0;
  let answered = 0;
  return {
    advance: (bytes, workloads) => {
      read += bytes;
      answered += workloads;
      const now = performance.now();
      if (now - shown < PAUSE_MS) return;
      shown = now;
      const seconds = (now - began) / 1000;
      const rate = `${Math.round(answered / seconds).toLocaleString("en")}/s`;
      const left = size === undefined || read === 0 ? "" : `, ${duration((seconds * (size - read)) / read)} left`;
      stderr.write(`\r\u001b[K${answered.toLocaleString("en")} workloads, ${rate}${left}`);
    },
    end: () => stderr.write("\r\u001b[K"),
  };
}

function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
