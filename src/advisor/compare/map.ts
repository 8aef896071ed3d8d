/** Two inputs scanned at once: a cell for each pair of pieces, with the answers that are given inside it. */
import type { Engine } from "../../tables/compile.ts";
import { piecesOf } from "../../tables/pieces.ts";
import { lastBefore } from "../../tables/ranges.ts";
import type { Question } from "../../tables/session.ts";
import type { Workload } from "../../workload/workload.ts";
import { questionOf } from "../question.ts";
import { SCHEMA_VERSION } from "../schema-version.ts";
import { answersTo, bandOf, grouped, tell, varying } from "./scan.ts";
import type { Answers, MapScan } from "./scan-sheet.ts";
import { type Scanned, type Step, stating, stepsOf } from "./steps.ts";

/** More pieces of one input than this are left out. */
const MOST_PIECES = 60;

/** A legend of more answers is no map; then it shows fewer decisions. */
const MOST_ANSWERS = 12;

interface Cell {
  /** All the answers given inside, in the order in which they are met. */
  readonly answers: readonly Answers[];
}

export function scanMap(
  engine: Engine,
  workload: Workload,
  [down, across]: readonly [Scanned, Scanned],
  asked: readonly string[],
): MapScan {
  const question = questionOf(engine, workload, asked);
  const told = tell(engine, workload, asked);
  const all = {
    rows: stepsOf(engine, question, down, across.name),
    columns: stepsOf(engine, question, across, down.name),
  };
  const rows = all.rows.slice(0, MOST_PIECES);
  const columns = all.columns.slice(0, MOST_PIECES);
  const cells = rows.map((row) =>
    columns.map((column): Cell => {
      const asks = questionsIn(engine, { question, down, across }, row, column);
      return { answers: asks.map((each) => answersTo(engine, each, told.wanted)) };
    }),
  );
  const varies = varying(
    told.wanted,
    cells.flat().flatMap(({ answers }) => answers),
  );
  const of = asked.length > 0 ? varies : mapped(engine, varies, cells.flat());
  const legend: Answers[] = [];
  const placesOf = ({ answers }: Cell): number[] => [
    ...new Set(answers.map((each) => placeIn(legend, only(of, each)))),
  ];
  const places = cells.map((row) => row.map(placesOf));
  const downGroups = grouped(numbered(rows), ({ place }) => JSON.stringify(places[place]));
  const acrossGroups = grouped(numbered(columns), ({ place }) => JSON.stringify(places.map((row) => row[place])));
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
    rows: side(down, downGroups, all.rows.length - rows.length),
    columns: side(across, acrossGroups, all.columns.length - columns.length),
    answers: legend,
    cells: downGroups.map(([row]) =>
      acrossGroups.map(([column]) => places[row?.place ?? 0]?.[column?.place ?? 0] ?? []),
    ),
  };
}

/** The first decisions of the set-up that vary, as many as still make a legend. */
function mapped({ model }: Engine, varies: readonly string[], cells: readonly Cell[]): string[] {
  const quiet = new Set(model.nodes.flatMap((node) => (node.kind === "decision" && node.quiet ? [node.name] : [])));
  const loud = varies.filter((name) => !quiet.has(name));
  const among = loud.length > 0 ? loud : [...varies];
  const distinct = (names: readonly string[]): number =>
    new Set(cells.flatMap(({ answers }) => answers.map((each) => names.map((name) => each[name]).join()))).size;
  while (among.length > 1 && distinct(among) > MOST_ANSWERS) among.pop();
  return among;
}

interface Scan {
  readonly question: Question;
  readonly down: Scanned;
  readonly across: Scanned;
}

/**
 * The questions that meet every answer inside a cell. Only what is computed from both inputs can change there, and on
 * the way from the least to the largest values of both it takes every value it has.
 */
function questionsIn(engine: Engine, { question, down, across }: Scan, row: Step, column: Step): Question[] {
  const merged = merge(question, row.question, column.question);
  const [a, b] = [down, across].map(({ name }) => engine.model.inputs.find((input) => input.name === name));
  if (a === undefined || b === undefined || row.range === undefined || column.range === undefined) return [merged];
  const first = piecesOf(engine, merged, a, row.range).map(([value]) => stating(merged, a, value));
  const corner = stating(merged, a, lastBefore(a, row.range[1]));
  const then = piecesOf(engine, corner, b, column.range).map(([value]) => stating(corner, b, value));
  return first.length + then.length > 2 ? [...first, ...then] : [merged];
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

function numbered<S extends Step>(steps: readonly S[]): (S & { readonly place: number })[] {
  return steps.map((step, place) => ({ ...step, place }));
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
