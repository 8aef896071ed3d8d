/** What goes with the choice, warnings, advice, and the sources cited. */
import type { Notice } from "../../advisor/answer.ts";
import { withRefinements } from "../choice.ts";
import { hang, headed, wrap } from "../layout.ts";
import { ours } from "../origin.ts";
import { cite, type View } from "./view.ts";

/** By default only what goes with it; why, and with which settings, on the full page. */
export function companions(view: View): string[] {
  const { shown, theme, width } = view;
  const beside = shown.flatMap(({ decision }) => withRefinements(decision).flatMap((each) => each.with));
  if (!view.all) {
    const [first, second, ...more] = beside.map(({ title }) => title);
    const titles = [first, second, more.length > 0 ? `and ${more.length} more` : undefined];
    const text = titles.filter((title) => title !== undefined).join("; ");
    return text === "" ? [] : headed("Goes with it", text, theme, width);
  }
  const settings = shown.flatMap(({ name, decision }) =>
    Object.entries(decision.settings).map(
      ([key, { value, because, sources, origin }]) =>
        `${name} ${key} = ${value}: ${because}${ours(origin)}${cite(view, sources)}`,
    ),
  );
  const lines = [
    ...beside.map((each) => `${each.title}: ${each.because}${ours(each.origin)}${cite(view, each.sources)}`),
    ...settings,
  ];
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

/** URLs stand in a list of their own: they cannot be wrapped. Only what was not read last says when. */
export function sources({ answer, numbers, theme }: View): string[] {
  if (numbers.size === 0) return [];
  const cited = [...numbers].flatMap(([id, number]) => ({ number, source: answer.sources[id] }));
  const last = cited.reduce((latest, { source }) => {
    return source !== undefined && source.checked > latest ? source.checked : latest;
  }, "");
  const lines = cited.flatMap(({ number, source }) => {
    if (source === undefined) return [];
    const when = source.checked === last ? "" : ` (${source.checked})`;
    return [theme.dim(`  [${number}] ${source.url.replace("https://", "")}${when}`)];
  });
  return [theme.strong(`Sources, read ${last}`), ...lines];
}

/** The next command, last. */
export function next({ answer, all, width, theme }: View): string[] {
  const days = Object.values(answer.sources)
    .map(({ checked }) => checked)
    .sort();
  const read = days[0] === days.at(-1) ? `of ${days[0]}` : `read since ${days[0]}`;
  const behind = days.length === 0 ? "" : ` and ${days.length} ${days.length === 1 ? "source" : "sources"} ${read}`;
  const more = all ? "--format json for every detail as data" : `--all for the rest${behind}; --format json`;
  return wrap(`Next: ${more}`, width).map(theme.dim);
}

function notices(view: View, title: string, list: readonly Notice[], paint: (text: string) => string): string[] {
  const lines = list.flatMap((notice) => {
    const about = notice.about === undefined ? "" : `${notice.about} is given, but `;
    const told = view.all ? notice.evidence : notice.measured;
    const guessed = restsOnAssumptions(view, notice) ? ", assumed" : "";
    const values = told.length === 0 ? "" : ` (${told.join(", ")}${guessed})`;
    return hang(
      "!",
      `${about}${notice.because}${values}${ours(notice.origin)}${cite(view, notice.sources)}`,
      2,
      4,
      view.width,
    );
  });
  return lines.length === 0 ? [] : [paint(title), ...lines];
}

/** Nothing that a notice reads was stated, or computed from what was. */
function restsOnAssumptions({ answer }: View, { reads }: Notice): boolean {
  const assumed = new Set(answer.assumed.map(({ input }) => input));
  return Object.keys(reads).every((input) => assumed.has(input) || input in answer.decisions);
}
