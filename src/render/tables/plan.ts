/**
 * Which columns of a part fit a line. Rules read many inputs, each rule a few: what has no column of its own stands in a
 * last one, written out.
 */
import type { GridRow, Part } from "../../tables/grid.ts";
import { longest } from "../layout.ts";
import { GAP } from "./draw.ts";
import { effects } from "./words.ts";

export interface Plan {
  /** Inputs with a column. */
  readonly inputs: readonly string[];
  /** Some conditions stand in the column of all others. */
  readonly others: boolean;
  /** Effects with a column; longer ones are said beneath the row. */
  readonly effects: readonly string[];
  /** Of the id, the inputs, the others and the effects. */
  readonly widths: readonly number[];
}

/** How narrow a column may be, and how wide its texts are at most. */
interface Wish {
  readonly least: number;
  readonly most: number;
}

/** Texts longer than these would make a column a ribbon. */
const LONGEST_TEST = 48;
const LONGEST_EFFECT = 90;
/** Settings have many names, each rule a few of them: more columns than these would stand empty. */
const MOST_EFFECTS = 3;
const OTHERS: Wish = { least: 20, most: 60 };

/** Undefined where no grid is readable. */
export function planOf({ inputs, rows }: Part, width: number): Plan | undefined {
  const ids = wish(
    "rule",
    rows.map(({ id }) => id),
    18,
  );
  const titles = effectTitles(rows);
  const narrow = titles.filter((title) => longest(effectTexts(rows, title)) <= LONGEST_EFFECT);
  const shown = titles.length <= MOST_EFFECTS ? narrow : [];
  const shownWishes = shown.map((title) => wish(title, effectTexts(rows, title), 18));
  const room = width - taken([ids, ...shownWishes]);
  if (room < 0) return undefined;

  const wishes = new Map(inputs.map((input) => [input, wish(input, testsOf(rows, input), 14)]));
  const drawable = inputs.filter((input) => longest(testsOf(rows, input)) <= LONGEST_TEST);
  const all = drawable.length === inputs.length && taken([...wishes.values()]) <= room;
  const own = all ? inputs : mostUsed(rows, drawable, wishes, room - taken([OTHERS]));
  if (own === undefined) return undefined;
  const columns = [ids, ...own.map((input) => wishes.get(input) ?? OTHERS), ...(all ? [] : [OTHERS]), ...shownWishes];
  return { inputs: own, others: !all, effects: shown, widths: spread(columns, width - taken(columns)) };
}

/** The conditions of a row that have no column of their own. */
export function otherConditions({ when }: GridRow, { inputs }: Plan): string {
  return when
    .filter(({ input }) => !inputs.includes(input))
    .map(({ input, test }) => `${input} ${test}`)
    .join(", ");
}

/** What a row asks of an input; several conditions on it all hold. */
export function testOf({ when }: GridRow, input: string): string {
  return when
    .filter((condition) => condition.input === input)
    .map(({ test }) => test)
    .join(", ");
}

export function effectTitles(rows: readonly GridRow[]): string[] {
  return [...new Set(rows.flatMap(({ effect }) => effects(effect).map(({ title }) => title)))];
}

function effectTexts(rows: readonly GridRow[], title: string): string[] {
  return rows.flatMap(({ effect }) => effects(effect).flatMap((said) => (said.title === title ? said.text : [])));
}

/** Those that more than one rule reads, most used first, as many as fit; in the order of the part. */
function mostUsed(
  rows: readonly GridRow[],
  inputs: readonly string[],
  wishes: ReadonlyMap<string, Wish>,
  room: number,
): string[] | undefined {
  if (room < 0) return undefined;
  const uses = (input: string): number => rows.filter(({ when }) => when.some((each) => each.input === input)).length;
  const chosen: string[] = [];
  let left = room;
  for (const input of inputs.filter((each) => uses(each) > 1).sort((a, b) => uses(b) - uses(a))) {
    const needed = taken([wishes.get(input) ?? OTHERS]);
    if (needed > left) continue;
    chosen.push(input);
    left -= needed;
  }
  return inputs.filter((input) => chosen.includes(input));
}

function testsOf(rows: readonly GridRow[], input: string): string[] {
  return rows.map((row) => testOf(row, input));
}

/** A column is as wide as its longest word, and needs no more than its longest text. */
function wish(title: string, texts: readonly string[], widest: number): Wish {
  const words = [title, ...texts].flatMap((text) => text.split(" "));
  const most = Math.max(title.length, longest(texts));
  return { least: Math.min(Math.max(longest(words), Math.min(most, 8)), widest), most };
}

function taken(wishes: readonly Wish[]): number {
  return wishes.reduce((sum, { least }) => sum + least + GAP, 0);
}

/** Gives the room that is left to the ids, then to the columns that still wrap, evenly. */
function spread(wishes: readonly Wish[], room: number): number[] {
  const widths = wishes.map(({ least }) => least);
  for (let left = room; left > 0; left--) {
    const wanting = wishes.flatMap(({ most }, place) => ((widths[place] ?? 0) < most ? [place] : []));
    const narrowest = wanting[0] === 0 ? 0 : wanting.sort((a, b) => (widths[a] ?? 0) - (widths[b] ?? 0))[0];
    if (narrowest === undefined) break;
    widths[narrowest] = (widths[narrowest] ?? 0) + 1;
  }
  return widths;
}
