/** Two inputs scanned at once: a cell for each pair of pieces, with the answers that are given inside it. */
import type { Engine } from "../../tables/compile.ts";
import { computedFrom, piecesOf } from "../../tables/pieces.ts";
import type { Question } from "../../tables/session.ts";
import type { Workload } from "../../workload/workload.ts";
import { questionOf } from "../question.ts";
import { SCHEMA_VERSION } from "../schema-version.ts";
import type { Shelf } from "../size-answer.ts";
import { answersTo, bandOf, grouped, tell, varying } from "./scan.ts";
import type { Answers, MapScan } from "./scan-sheet.ts";
import { endsOf, type Scanned, type Step, stating, stepsOf } from "./steps.ts";

/** More pieces of one input than this are left out. */
const MOST_PIECES = 60;

/** A legend of more answers is no map; then it shows fewer decisions. */
const MOST_ANSWERS = 12;

interface Scan {
  readonly question: Question;
  readonly down: Scanned;
  readonly across: Scanned;
  readonly wanted: readonly string[];
}

interface Field {
  readonly rows: readonly Step[];
  readonly columns: readonly Step[];
  /** By row and column all the answers given inside, in the order in which they are met. */
  readonly cells: readonly (readonly (readonly Answers[])[])[];
  /** How many further steps there would be. */
  readonly left: { readonly rows: number; readonly columns: number };
}

export function scanMap(
  engine: Engine,
  workload: Workload,
  [down, across]: readonly [Scanned, Scanned],
  asked: readonly string[],
  shelf?: Shelf,
): MapScan {
  const question = questionOf(engine, workload, asked, shelf);
  const told = tell(engine, workload, asked, shelf);
  const asks: Scan = { question, down, across, wanted: told.wanted };
  const fine = refined(engine, asks);
  const all = fine.cells.flat(2);
  const varies = varying(told.wanted, all);
  const of = asked.length > 0 ? varies : mapped(engine, varies, all);
  const legend: Answers[] = [];
  const places = fine.cells.map((row) =>
    row.map((answers) => [...new Set(answers.map((each) => placeIn(legend, only(of, each))))]),
  );
  const downGroups = joined(
    fine.rows,
    places.map((row) => JSON.stringify(row)),
  );
  const acrossGroups = joined(
    fine.columns,
    fine.columns.map((_, place) => JSON.stringify(places.map((row) => row[place]))),
  );
  const side = (scanned: Scanned, groups: readonly (readonly Step[])[], left: number): MapScan["rows"] => ({
    input: scanned.name,
    bands: groups.map((group) => bandOf(engine, scanned, group)),
    left,
  });
  return {
    schemaVersion: SCHEMA_VERSION,
    command: "what-if",
    kind: "map",
    ...told,
    of,
    varies,
    rows: side(down, downGroups, fine.left.rows),
    columns: side(across, acrossGroups, fine.left.columns),
    answers: legend,
    cells: downGroups.map(([row]) =>
      acrossGroups.map(([column]) => places[row?.place ?? 0]?.[column?.place ?? 0] ?? []),
    ),
  };
}

/** The first decisions of the set-up that vary, as many as still make a legend. */
function mapped({ model }: Engine, varies: readonly string[], all: readonly Answers[]): string[] {
  const quiet = new Set(model.nodes.flatMap((node) => (node.kind === "decision" && node.quiet ? [node.name] : [])));
  const loud = varies.filter((name) => !quiet.has(name));
  const among = loud.length > 0 ? loud : [...varies];
  const distinct = (names: readonly string[]): number =>
    new Set(all.map((answers) => names.map((name) => answers[name]).join("; "))).size;
  while (among.length > 1 && distinct(among) > MOST_ANSWERS) among.pop();
  return among;
}

/**
 * What rests on both inputs has its limits at other values of one for every value of the other. If that is an
 * assumption, cutting each input for all steps of the other makes every cell even. If something is computed from both,
 * answers change along a curve: then only the rows are cut, at the ends of the columns, which makes a staircase; cutting
 * the columns again would make ever smaller steps.
 */
function refined(engine: Engine, scan: Scan): Field {
  const { question, down, across } = scan;
  const ofBoth = computedFrom(engine, question, across.name);
  const isCurved = computedFrom(engine, question, down.name).some((each) => ofBoth.includes(each));
  const rows = stepsOf(engine, question, down);
  const columns = stepsOf(engine, question, across);
  const coarse = field(engine, scan, rows, columns);
  const rowKeys = coarse.cells.map((row) => JSON.stringify(row));
  const columnKeys = coarse.columns.map((_, place) => JSON.stringify(coarse.cells.map((row) => row[place])));
  const cut = isCurved ? columns : stepsOf(engine, question, across, lastOfEach(engine, down, coarse.rows, rowKeys));
  const ends = isCurved
    ? lastOfEach(engine, across, coarse.columns, columnKeys)
    : cut.slice(0, MOST_PIECES).flatMap((step) => endsOf(engine, across, step));
  return field(engine, scan, stepsOf(engine, question, down, ends), cut);
}

function field(engine: Engine, scan: Scan, allRows: readonly Step[], allColumns: readonly Step[]): Field {
  const [rows, columns] = [allRows.slice(0, MOST_PIECES), allColumns.slice(0, MOST_PIECES)];
  const inside = (row: Step, column: Step): Answers[] =>
    questionsIn(engine, scan, row, column).map((each) => answersTo(engine, each, scan.wanted));
  return {
    rows,
    columns,
    cells: rows.map((row) => columns.map((column) => inside(row, column))),
    left: { rows: allRows.length - rows.length, columns: allColumns.length - columns.length },
  };
}

/** The last value of each group of steps with the same key, and the first of all. */
function lastOfEach(engine: Engine, scanned: Scanned, steps: readonly Step[], keys: readonly string[]): Question[] {
  const lasts = joined(steps, keys).flatMap((group) =>
    group.slice(-1).flatMap((step) => endsOf(engine, scanned, step).slice(-1)),
  );
  return [...steps.slice(0, 1).map(({ question }) => question), ...lasts];
}

/** Neighbouring steps with the same key, together. */
function joined(steps: readonly Step[], keys: readonly string[]): (Step & { readonly place: number })[][] {
  const numbered = steps.map((step, place) => ({ ...step, place }));
  return grouped(numbered, ({ place }) => keys[place] ?? "");
}

/**
 * The questions that meet every answer inside a cell. Only what is computed from both inputs can change there, and on
 * the way from the least to the largest values of both it takes every value it has.
 */
function questionsIn(engine: Engine, { question, down, across }: Scan, row: Step, column: Step): Question[] {
  const merged = merge(question, row.question, column.question);
  const first = along(engine, merged, down, row);
  const corner = endsOf(engine, down, { ...row, question: merged }).at(-1) ?? merged;
  return [...first, ...along(engine, corner, across, column).slice(1)];
}

function along(engine: Engine, question: Question, { name }: Scanned, { range }: Step): Question[] {
  const input = engine.model.inputs.find((each) => each.name === name);
  if (input === undefined || range === undefined) return [question];
  return piecesOf(engine, question, input, range).map(([from]) => stating(question, input, from));
}

/** What two steps say of different inputs and decisions, together. */
function merge(base: Question, one: Question, other: Question): Question {
  const news = <K, V>(from: ReadonlyMap<K, V>, of: ReadonlyMap<K, V>): [K, V][] =>
    [...of].filter(([key, value]) => from.get(key) !== value);
  return {
    ...one,
    stated: new Map([...one.stated, ...news(base.stated, other.stated)]),
    given: new Map([...one.given, ...news(base.given, other.given)]),
  };
}

function only(names: readonly string[], answers: Answers): Answers {
  return Object.fromEntries(names.map((name) => [name, answers[name] ?? ""]));
}

/** The place of an answer in the legend, at whose end it is put when it is new. */
function placeIn(legend: Answers[], answers: Answers): number {
  const text = JSON.stringify(answers);
  const known = legend.findIndex((each) => JSON.stringify(each) === text);
  return known >= 0 ? known : legend.push(answers) - 1;
}
