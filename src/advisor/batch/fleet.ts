/** Many workloads, one after the other: an object in, a line of JSON out. */
import type { Finding, Place, Result } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import { layOut } from "../../tables/dense.ts";
import { NOT_APPLICABLE } from "../../tables/evaluate.ts";
import type { Model } from "../../tables/model.ts";
import { prepare } from "../../tables/prepare.ts";
import { ancestors } from "../../tables/reads.ts";
import { answerQuestion } from "../../tables/session.ts";
import type { Entry } from "../../workload/entries.ts";
import { presupposing } from "../../workload/wanted.ts";
import { understand, type Workload } from "../../workload/workload.ts";
import { computeInput, type Market } from "../cost/compute-inputs.ts";
import { questionOf, toldDecisions } from "../question.ts";
import { type Advisor, createAdvisor } from "../recommend.ts";
import type { Shelf } from "../size-answer.ts";
import type { Sheet } from "../sizing/sheet-shape.ts";
import { createEncoder } from "./encoder.ts";
import type { Beyond } from "./fillers.ts";
import { createFragments, type Detail, type Fragment } from "./fragments.ts";
import { createJoiner } from "./joined.ts";
import type { Output } from "./output.ts";
import { planned } from "./plans.ts";
import { slotsOf } from "./slots.ts";

export interface FleetOptions {
  readonly detail: Detail;
  readonly decide: readonly string[];
  /** What holds for every workload, whatever it says itself; it was understood before. */
  readonly entries: readonly Entry[];
}

/** Finds the types and prices with which a workload is sized, or says why there are none. */
export type ShelfFor = (workload: Workload) => Result<Shelf>;

export interface Fleet {
  /**
   * Answers one workload, or says why not; `place` is where its document or line begins, and with it its number.
   * @returns whether it is an answer
   */
  answer(map: unknown, place: LinePlace, output: Output): boolean;
  /** The same for one that was read with the place of every value. */
  answerEntries(entries: readonly Entry[], place: LinePlace, output: Output): boolean;
  /** How often each decision got each answer so far. */
  counts(): FleetCounts;
}

export type LinePlace = Place & { readonly line: number };
export type FleetCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface Shelves {
  readonly sheet: Sheet;
  readonly shelfFor: ShelfFor;
  /** The input that names the Region, and the shelf there; undefined where there is none. */
  readonly region: string;
  readonly shelfIn: (region: string) => Shelf | undefined;
}

/** Without shelves nothing is sized or priced, and no input is computed from prices. */
export function createFleet(model: Model, { detail, decide, entries: always }: FleetOptions, shelves?: Shelves): Fleet {
  const engine = prepare(model);
  const told = toldDecisions(model, decide);
  const below = ancestors(model.nodes, ...told).map(({ name }) => engine.nodeOf.get(name) ?? -1);
  const parts = told.map((name) => createFragments(engine, engine.nodeOf.get(name) ?? -1, detail));
  const fragments: Fragment[] = [];
  const joined = createJoiner(parts.length);
  const asked = presupposing(decide).map((name) => engine.nodeOf.get(name) ?? -1);
  const carriesId = !model.inputs.some(({ name }) => name === "id");
  const fixed = understand(model, always);
  if (!fixed.ok) throw new Error("what holds for every workload was not understood");
  const advise = detail === "explain" ? advisors(model) : undefined;
  const ground = {
    engine,
    beyond: shelves === undefined ? undefined : beyond(model, shelves),
    slots: slotsOf(engine, shelves === undefined ? [] : [shelves.sheet.decision]),
    stated: new Map([...fixed.value.inputs].map(([name, { value }]) => [name, value])),
  };
  const planFor = (keys?: readonly string[]) => {
    const { atoms, fixed: same, encode } = createEncoder(ground, keys);
    return { atoms, encode, dense: layOut(engine, below, atoms, same) };
  };
  // A decision that is already made implies values of inputs, which is rare enough to be asked in full.
  const encoded = advise === undefined && fixed.value.given.size === 0 ? planned(planFor(), planFor) : undefined;

  const quickly = (map: WorkloadMap, line: number, output: Output): boolean => {
    const plan = encoded?.(map);
    if (plan === undefined) return false;
    const { atoms, dense } = plan;
    dense.evaluate();
    const { outcomes, rules, lists } = dense;
    // What was asked for by name is presupposed to arise.
    for (const number of asked) if (outcomes[number] === NOT_APPLICABLE) return false;
    for (let place = 0; place < parts.length; place++) {
      const part = parts[place];
      if (part === undefined) continue;
      const { number } = part;
      const fragment = part.keyed(outcomes[number] ?? 0, rules[number] ?? 0, lists[number] ?? -1, atoms);
      fragment.count++;
      fragments[place] = fragment;
    }
    output.text(`${opening(line, carriesId ? map["id"] : undefined, map["name"])}"decisions":`);
    const begin = output.length;
    joined(fragments, output);
    // The brace stands where the first comma would.
    if (output.length === begin) output.text("{");
    else output.over(begin, BRACE);
    output.text("}}\n");
    return true;
  };

  const fully = (workload: Workload, line: number, id: unknown, output: Output): boolean => {
    const shelf = shelves?.shelfFor(workload);
    if (shelf?.ok === false) return refuse(line, shelf.findings, output, id);
    const question = questionOf(engine, workload, decide, shelf?.value);
    const { filled, outcomes: settled, given } = answerQuestion(engine, question);
    const texts = parts.map(({ number, decided, given: fragmentOf }) => {
      const option = given.get(number);
      const fragment = option === undefined ? decided(settled[number] ?? 0, filled.atoms) : fragmentOf(option);
      fragment.count++;
      return fragment.text;
    });
    const whole =
      advise === undefined
        ? `"decisions":{${texts.join("").slice(1)}}`
        : `"answer":${JSON.stringify(advise(shelf?.value).recommend(workload, { decide }))}`;
    output.text(`${opening(line, id, workload.name)}${whole}}\n`);
    return true;
  };

  const answerEntries = (entries: readonly Entry[], { line }: LinePlace, output: Output): boolean => {
    const isId = ({ name }: Entry): boolean => carriesId && name === "id";
    const id = entries.find(isId);
    const misfit =
      id !== undefined && isStructure(id.raw)
        ? [finding("spec/type", id.at, "id", "a list or a map", "a text or a number")]
        : [];
    const workload = understand(model, [...entries.filter((entry) => !isId(entry)), ...always]);
    if (workload.ok && misfit.length === 0) return fully(workload.value, line, id?.raw, output);
    return refuse(line, [...misfit, ...workload.findings], output, misfit.length > 0 ? undefined : id?.raw);
  };

  return {
    answer: (map, place, output) => {
      if (!isMap(map)) {
        const got = Array.isArray(map) ? "a list" : "a single value";
        return refuse(place.line, [finding("spec/not-a-map", place, got)], output);
      }
      if (quickly(map, place.line, output)) return true;
      const from = `${place.file}:${place.line}`;
      const entries = Object.entries(map).map(([name, raw]) => ({ name, raw, at: place, from }));
      return answerEntries(entries, place, output);
    },
    answerEntries,
    counts: () =>
      Object.fromEntries(
        parts.map(({ name, all }) => {
          const counted: Record<string, number> = {};
          for (const { answer, count } of all()) counted[answer] = (counted[answer] ?? 0) + count;
          return [name, counted];
        }),
      ),
  };
}

/** An advisor for each Region. */
function advisors(model: Model): (shelf: Shelf | undefined) => Advisor {
  const known = new Map<Shelf["catalogue"] | undefined, Advisor>();
  return (shelf) => {
    const advisor = known.get(shelf?.catalogue) ?? createAdvisor(model, { shelf });
    known.set(shelf?.catalogue, advisor);
    return advisor;
  };
}

/** The inputs that follow from prices, or from the arithmetic of the sheet. */
function beyond(model: Model, { sheet, region, shelfIn }: Shelves): Beyond {
  const markets = new Map<Shelf["catalogue"], Market>();
  const marketOf = ({ catalogue }: Shelf): Market => {
    const known = markets.get(catalogue) ?? { model, sheet, catalogue, fitting: new Map() };
    markets.set(catalogue, known);
    if (known.fitting.size > MOST_FITTING) known.fitting.clear();
    return known;
  };
  return {
    reads: [region],
    compute: (input, values, isStated) => {
      const shelf = shelfIn(String(values.get(region) ?? "any"));
      return shelf === undefined ? "unsure" : computeInput(marketOf(shelf), input, values, isStated)?.value;
    },
  };
}

/** However many workloads there are, no more than this is remembered of them. */
const MOST_FITTING = 500;

/** A line that says why there is no answer. */
export function refuse(line: number, findings: readonly Finding[], output: Output, id?: unknown): false {
  output.text(`${opening(line, id, undefined)}"findings":${JSON.stringify(findings)}}\n`);
  return false;
}

const BRACE = "{".charCodeAt(0);

/** What every line begins with: its number, and what the user calls the workload. */
function opening(line: number, id: unknown, name: unknown): string {
  const called = name === undefined || name === null || name === "" ? "" : `"name":${quoted(String(name))},`;
  return `{"line":${line},${id === undefined ? "" : `"id":${typeof id === "string" ? quoted(id) : JSON.stringify(id)},`}${called}`;
}

/** Nearly all names are written as they are, which takes a fraction of the time. */
function quoted(text: string): string {
  return /^[\w .,:/@-]*$/.test(text) ? `"${text}"` : JSON.stringify(text);
}

type WorkloadMap = Readonly<Record<string, unknown>>;

function isMap(raw: unknown): raw is WorkloadMap {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}

function isStructure(raw: unknown): boolean {
  return raw !== null && typeof raw === "object";
}
