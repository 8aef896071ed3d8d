/** What goes with the choice, warnings, advice, and the sources cited. */
import type { Notice } from "../../advisor/answer.ts";
import { hang } from "../layout.ts";
import { cite, type View } from "./view.ts";

export function companions(view: View): string[] {
  const { shown, theme, width } = view;
  const beside = shown.flatMap(({ decision }) =>
    decision.with.map((each) => `${each.title}: ${each.because}${cite(view, each.sources)}`),
  );
  const settings = shown.flatMap(({ name, decision }) => {
    const set = Object.entries(decision.settings);
    if (view.all)
      return set.map(([key, { value, because, sources }]) => `${key} = ${value}: ${because}${cite(view, sources)}`);
    return set.length === 0
      ? []
      : [`${name} starts with ${set.map(([key, { value }]) => `${key} ${value}`).join(", ")}`];
  });
  const lines = [...beside, ...settings];
  return lines.length === 0
    ? []
    : [theme.strong("Goes with it"), ...lines.flatMap((line) => hang("-", line, 2, 4, width))];
}

export function warnings(view: View): string[] {
  return notices(view, "Warnings", view.answer.warnings, view.theme.warn);
}

export function advice(view: View): string[] {
  return notices(view, "Worth a look", view.answer.advice, view.theme.strong);
}

/** URLs stand in a list of their own: they cannot be wrapped. */
export function sources({ answer, numbers, theme }: View): string[] {
  if (numbers.size === 0) return [];
  const lines = [...numbers].flatMap(([id, number]) => {
    const source = answer.sources[id];
    return source === undefined
      ? []
      : [theme.dim(`  [${number}] ${source.url.replace("https://", "")} (${source.checked})`)];
  });
  return [theme.strong("Sources, with the day they were read"), ...lines];
}

function notices(view: View, title: string, list: readonly Notice[], paint: (text: string) => string): string[] {
  const lines = list.flatMap((notice) => {
    const about = notice.about === undefined ? "" : `${notice.about} is given, but `;
    const values = notice.evidence.length === 0 ? "" : ` (${notice.evidence.join(", ")})`;
    return hang("!", `${about}${notice.because}${values}${cite(view, notice.sources)}`, 2, 4, view.width);
  });
  return lines.length === 0 ? [] : [paint(title), ...lines];
}
