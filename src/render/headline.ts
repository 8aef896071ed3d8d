/** The answer in one line: what is chosen, or what cannot be. */
import type { DecisionAnswer } from "../advisor/answer.ts";

export function headlineOf(shown: readonly DecisionAnswer[]): string {
  const decided = shown.filter(({ option }) => option !== undefined);
  const loud = decided.filter(({ quiet }) => !quiet);
  const titles = (loud.length > 0 ? loud : decided).flatMap(({ title }) => title ?? []);
  const stuck = shown.filter(({ status }) => status === "no-option");
  const failed = stuck.map(({ decision }) => `no ${lower(decision)} meets every limit`);
  const parts = failed.length > 0 ? failed : titles;
  const waits = shown.some(({ status }) => status === "blocked");
  const nothing = waits ? "nothing can be decided yet" : "nothing to decide here";
  return capital(parts.length === 0 ? nothing : parts.join(", "));
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function lower(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
