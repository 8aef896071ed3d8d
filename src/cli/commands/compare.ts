/** `compare`: specs, a plan with options assumed, or the options of a decision, side by side. */
import { compareOptions, type Options } from "../../advisor/compare/options.ts";
import { compareAssumed, comparePlans } from "../../advisor/compare/plans.ts";
import { assuming } from "../../advisor/compare/variants.ts";
import { type Result, UserError, unwrap } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import { renderComparison } from "../../render/compare/index.ts";
import type { Model } from "../../tables/model.ts";
import { prepare } from "../../tables/prepare.ts";
import { flagEntries } from "../../workload/entries.ts";
import { SIZED } from "../../workload/wanted.ts";
import { type Stated, understand, type Workload } from "../../workload/workload.ts";
import { assumeFlags, ofFlag } from "../changes.ts";
import { type CompareForm, stuck, writeAs } from "../compare-form.ts";
import { decideFlag } from "../decide.ts";
import { EXIT, type Io } from "../io.ts";
import { pricesOf } from "../own-prices.ts";
import { shelvesFor } from "../shelf.ts";
import { specEntries } from "../spec-entries.ts";

export interface CompareRequest extends CompareForm {
  readonly specs: readonly string[];
  readonly flags: Readonly<Record<string, string>>;
  readonly decide: string | undefined;
  readonly assume: readonly string[];
  readonly of: string | undefined;
  /** The user's own price file. */
  readonly prices: string | undefined;
}

/** Side by side more is no comparison. */
const MOST_SPECS = 6;

export async function compareCommand(io: Io, model: Model, request: CompareRequest): Promise<number> {
  const { specs, assume, of } = request;
  const use = wrongUse(request);
  const decide = decideFlag(model, request.decide);
  const workloads: Result<Workload>[] = [];
  // Standard input is there once; what comes of it the second time is no mistake of its own.
  const once = specs.filter((spec, place) => spec !== "-" || specs.indexOf(spec) === place);
  for (const spec of once.length === 0 ? [undefined] : once) {
    const read = await specEntries(io, model, spec);
    workloads.push(read.ok ? understand(model, [...read.value, ...flagEntries(request.flags)]) : read);
  }
  const assumed = assumeFlags(model, assume);
  const options = of === undefined ? undefined : ofFlag(model, of);
  const read = workloads.flatMap((each) => (each.ok ? [each.value] : []));
  const [base] = read;
  const isRead = read.length === workloads.length && decide.ok && assumed.ok && options?.ok !== false;
  if (!isRead || base === undefined || use.length > 0) {
    const all = [decide, ...workloads, assumed, ...(options === undefined ? [] : [options])];
    throw new UserError([...all.flatMap(({ findings }) => findings), ...use]);
  }
  const engine = prepare(model);
  const assumes = options?.ok === true && options.value.decision === SIZED ? typesOf(options.value) : assumed.value;
  const isOfTypes = assumes.some((each) => each.has(SIZED));
  const asked = !isOfTypes || decide.value.length === 0 ? decide.value : [...new Set([SIZED, ...decide.value])];
  const sized = [...read, ...assumes.map((each) => assuming(base, each).workload)];
  const shelves = unwrap(await shelvesFor(model, sized, { own: await pricesOf(io, request.prices) }));
  const names = specs.map((spec) => (spec === "-" ? "stdin" : spec));
  const comparison =
    assumes.length > 0
      ? compareAssumed(engine, base, assumes, asked, shelves)
      : options !== undefined
        ? compareOptions(engine, base, options.value, asked, shelves)
        : comparePlans(
            engine,
            "specs",
            read.map((workload, place) => ({ name: names[place] ?? "", workload })),
            asked,
            shelves,
          );
  writeAs(io, request, comparison, renderComparison);
  const columns = comparison.columns.map((_, place) => place);
  return stuck(comparison, columns) ? EXIT.noOption : EXIT.ok;
}

/** No table knows what speaks for a type, so each is seen as if it were given. */
function typesOf({ options }: Options): ReadonlyMap<string, Stated<string>>[] {
  return options.map((value) => new Map([[SIZED, { value, from: "flag --of" }]]));
}

/** One thing is compared at a time. */
function wrongUse({ specs, assume, of }: CompareRequest) {
  const wrong = (what: string, hint: string) => [finding("cli/nothing-to-do", undefined, what, hint)];
  const ways = [specs.length > 1, assume.length > 0, of !== undefined].filter((said) => said).length;
  if (ways > 1)
    return wrong("several specs, --assume and --of are each a comparison of its own", "give one of the three");
  if (specs.filter((spec) => spec === "-").length > 1)
    return wrong("standard input can be read once", "name a file for the other spec");
  if (specs.length > MOST_SPECS)
    return wrong(`${specs.length} specs do not fit side by side`, `compare at most ${MOST_SPECS}`);
  if (ways === 0)
    return wrong("there is nothing to compare with", "give a second spec, --assume endpoint=async, or --of endpoint");
  return [];
}
