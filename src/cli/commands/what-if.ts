/** `what-if`: the plan before and after a change, or where it changes along one or two inputs. */
import { scanMap } from "../../advisor/compare/map.ts";
import { whatIf } from "../../advisor/compare/plans.ts";
import { scan } from "../../advisor/compare/scan.ts";
import { changed } from "../../advisor/compare/variants.ts";
import { UserError, unwrap } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import { renderComparison, renderScan } from "../../render/compare/index.ts";
import type { Model } from "../../tables/model.ts";
import { prepare } from "../../tables/prepare.ts";
import { flagEntries } from "../../workload/entries.ts";
import { SIZED } from "../../workload/wanted.ts";
import { understand } from "../../workload/workload.ts";
import { setFlags } from "../changes.ts";
import { type CompareForm, stuck, writeAs } from "../compare-form.ts";
import { decideFlag } from "../decide.ts";
import { EXIT, type Io } from "../io.ts";
import { pricesOf } from "../own-prices.ts";
import { scanFlags } from "../scans.ts";
import { REGION, shelfFor, shelvesFor, shelvesOfAll } from "../shelf.ts";
import { specEntries } from "../spec-entries.ts";

export interface WhatIfRequest extends CompareForm {
  readonly spec: string | undefined;
  readonly flags: Readonly<Record<string, string>>;
  readonly decide: string | undefined;
  readonly set: readonly string[];
  readonly scan: readonly string[];
  /** The user's own price file. */
  readonly prices: string | undefined;
}

export async function whatIfCommand(io: Io, model: Model, request: WhatIfRequest): Promise<number> {
  // Everything is read before anything is refused, as in `recommend`.
  const decide = decideFlag(model, request.decide);
  const spec = await specEntries(io, model, request.spec);
  const base = understand(model, [...(spec.ok ? spec.value : []), ...flagEntries(request.flags)]);
  const changes = setFlags(model, request.set);
  const scans = scanFlags(model, request.scan);
  const said = request.set.length + request.scan.length > 0;
  const isFlat = scans.ok && scans.value.length > 1 && decide.ok && decide.value.includes(SIZED);
  if (!decide.ok || !spec.ok || !base.ok || !changes.ok || !scans.ok || !said || isFlat) {
    const found = [decide, spec, base, changes, scans].flatMap(({ findings }) => findings);
    const all = isFlat ? [...found, finding("cli/nothing-to-do", undefined, ...NO_MAP)] : found;
    throw new UserError(said ? all : [...all, finding("cli/nothing-to-do", undefined, ...NOTHING)]);
  }
  const engine = prepare(model);
  const [first, second] = scans.value;
  if (first !== undefined) {
    const workload = changed(base.value, changes.value);
    const own = await pricesOf(io, request.prices);
    const shelf = unwrap(await shelfFor(model, workload, { own }));
    const shelves = first.name === REGION ? await shelvesOfAll(model, { own }) : () => shelf;
    const found =
      second === undefined
        ? scan(engine, workload, first, decide.value, shelves)
        : scanMap(engine, workload, [first, second], decide.value, shelf);
    writeAs(io, request, found, renderScan);
    return EXIT.ok;
  }
  const own = await pricesOf(io, request.prices);
  const shelves = unwrap(await shelvesFor(model, [base.value, changed(base.value, changes.value)], { own }));
  const comparison = whatIf(engine, base.value, changes.value, decide.value, shelves);
  writeAs(io, request, comparison, renderComparison);
  return stuck(comparison, [1]) ? EXIT.noOption : EXIT.ok;
}

const NO_MAP = [`a map of two inputs does not show ${SIZED}`, "scan one input at a time"] as const;
const NOTHING = ["there is nothing to change", "give --set payload=3MB, or --scan payload"] as const;
