/** The answer to "what would have to change for this option?" */
import type { WhatFor } from "../../advisor/why/shapes.ts";
import { outcomeWords } from "../choice.ts";
import { wrap } from "../layout.ts";
import { changeLines, changesTitle, type Look, pageWidth } from "./nearest-sets.ts";

export function renderWhatFor(document: WhatFor, look: Look): string {
  const { option, answer, sets } = document;
  const decision = option.slice(0, option.indexOf("/"));
  const heading = (text: string): string[] => wrap(text, pageWidth(look)).map(look.theme.strong);
  if (sets.some(({ changes }) => changes.length === 0)) {
    const isAnswer = answer.split(", ").includes(option.slice(decision.length + 1));
    const given = `${decision} is given as ${answer}; left open, it would be ${option.slice(decision.length + 1)}`;
    return `${heading(isAnswer ? `${option} is the answer already` : given).join("\n")}\n`;
  }
  const now = wrap(`Now ${decision} is: ${outcomeWords(answer)}`, pageWidth(look)).map(look.theme.dim);
  const head = sets.length === 0 ? `Nothing found that gives ${option}` : changesTitle(document, option);
  return `${[...heading(head), ...changeLines(document, look), ...now].join("\n")}\n`;
}
