/** The answer in words for a terminal or a pipe: the first line answers, the last says what to do next. */
import type { Answer } from "../../advisor/answer.ts";
import { cost } from "./cost.ts";
import { decisionRows, headline, relaxations } from "./decisions.ts";
import { flips } from "./flips.ts";
import { advice, companions, next, sources, warnings } from "./notes.ts";
import { assumptions, ruledOut } from "./reasons.ts";
import { sizing } from "./sizing.ts";
import { makeTheme, type ThemeOptions } from "./theme.ts";
import { makeView } from "./view.ts";

export interface TextOptions extends ThemeOptions {
  /** Columns of the terminal; 80 in a pipe. */
  readonly width: number;
  readonly all: boolean;
}

/** Paragraphs of sections; headings stand out by the indentation of what follows them. */
const PARAGRAPHS = [
  [headline],
  [decisionRows],
  [sizing],
  [cost, relaxations, warnings, ruledOut, companions, assumptions, flips, advice],
  [sources, next],
];

export function renderText(answer: Answer, options: TextOptions): string {
  const view = makeView(answer, makeTheme(options), options);
  const paragraphs = PARAGRAPHS.map((sections) => sections.flatMap((section) => section(view)));
  const filled = paragraphs.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${filled.join("\n\n")}\n`;
}
