/**
 * Whether an input can still change a wanted answer: two workloads are looked for that are possible, differ in it only
 * (and in what follows from it), and are answered differently. Boxes of workloads in which nothing open rests on it are
 * dropped; of the others one workload is tried, and then they are cut. Where nothing is left, there is no such pair.
 */
import type { Engine } from "./compile.ts";
import { differenceAt, type Verdict } from "./difference.ts";
import { firstLook, type Inquiry, pointIn } from "./inquiry.ts";
import { lastLook } from "./last-look.ts";
import type { OpenState } from "./open.ts";
import { type Box, withSide } from "./region.ts";
import { atomsIn, count, intersect, isEmpty, NO_ATOMS, run, subtract } from "./runs.ts";

/** How many boxes one input is worth: a needless question costs a person more. */
const MOST_BOXES = 200;

/** Whether a free input matters among the workloads of a box, all that are possible unless one is given. */
export function judge(inquiry: Inquiry, name: string, box: Box = inquiry.box, most: number = MOST_BOXES): Verdict {
  const { engine, unstated } = inquiry;
  const input = engine.model.inputs.find((each) => each.name === name);
  if (input === undefined || !unstated.free.has(name)) return "none";
  let boxes = 0;
  const visit = (inside: Box): Verdict => {
    if (++boxes > most) return "not proved";
    const state = firstLook(inquiry, inside);
    if (!state.inputs.has(name)) return "none";
    const found = differenceAt(inquiry, input, inside, state, pointIn(inquiry, inside));
    if (found !== undefined) return found;
    const halves = cut(engine, inside, state, name);
    if (halves.length === 0) return lastLook(inquiry, input, inside, state);
    let verdict: Verdict = "none";
    for (const half of halves) {
      const each = visit(half);
      if (typeof each === "object") return each;
      if (each === "not proved") verdict = each;
    }
    return verdict;
  };
  return visit(box);
}

/** Both sides of a condition that a box leaves open, or halves of what may matter there; never of the input itself. */
function cut(engine: Engine, box: Box, { conditions, inputs }: OpenState, spared: string): Box[] {
  for (const { input, axis, cell } of conditions) {
    const side = box[axis] ?? NO_ATOMS;
    const halves = [intersect(side, cell), subtract(side, cell)];
    if (input !== spared && !halves.some(isEmpty)) return halves.map((half) => withSide(box, axis, half));
  }
  for (const name of inputs) {
    const axis = engine.axisOf.get(name) ?? -1;
    const side = box[axis] ?? NO_ATOMS;
    if (name === spared || count(side) < 2) continue;
    const atoms = [...atomsIn(side)];
    const lower = run(0, atoms[atoms.length >> 1] ?? 0);
    return [intersect(side, lower), subtract(side, lower)].map((half) => withSide(box, axis, half));
  }
  return [];
}
