/** Whether an input can have a say at all, by what is known of the other inputs. */
import { type Engine, isDecision } from "./compile.ts";
import { placeOf } from "./match.ts";
import type { Model } from "./model.ts";
import { remembered } from "./remembered.ts";
import type { Masks } from "./rule-index.ts";

/** False only where every rule that reads the input fails on a condition about another one. */
export type Weighs = (atoms: Int32Array) => boolean;

export function weighing(engine: Engine, name: string): Weighs {
  const known = weighings(engine);
  const found = known.get(name) ?? weighingOf(engine, name);
  known.set(name, found);
  return found;
}

const weighings = remembered((_: Engine) => new Map<string, Weighs>());

function weighingOf(engine: Engine, name: string): Weighs {
  const { model, inputs, nodes, axisOf } = engine;
  const axis = axisOf.get(name) ?? -1;
  // What other inputs are made of it, no rule tells.
  if (inputs.some(({ grounds }) => grounds.includes(axis))) return () => true;
  const readers = nodes
    .flatMap((compiled): Masks[] => {
      if (!isDecision(compiled)) return [compiled.rules];
      const { applies, eliminate, prefer, collect, impossible } = compiled;
      return [applies, eliminate, prefer, collect, impossible];
    })
    .filter(({ axes }) => axes.includes(axis))
    .map((index) => {
      const others = index.axes.flatMap((each, column) =>
        each === axis || !isFixed(model, each) ? [] : [{ axis: each, column }],
      );
      return { index, others, testing: testing(index, index.axes.indexOf(axis), engine.axes[axis]?.size ?? 0) };
    });
  return (atoms) => {
    for (const { index, others, testing: rules } of readers) {
      for (let word = 0; word < rules.length; word++) {
        let left = rules[word] ?? 0;
        for (let place = 0; left !== 0 && place < others.length; place++) {
          const { axis: other, column } = others[place] ?? NO_COLUMN;
          left &= index.numbers[placeOf(index, column, atoms[other] ?? 0) + word] ?? 0;
        }
        if (left !== 0) return true;
      }
    }
    return false;
  };
}

const NO_COLUMN = { axis: 0, column: 0 };

/** What a decision answers (its axis comes after those of inputs) is not known yet, and what is computed may move as well. */
function isFixed({ inputs }: Model, axis: number): boolean {
  const input = inputs[axis];
  return input !== undefined && input.product.length + input.from.length === 0;
}

/** The rules that have a condition in a column: those that it does not admit for every atom. */
function testing(index: Masks, column: number, size: number): Int32Array {
  return Int32Array.from({ length: index.words }, (_, word) => {
    let [some, every] = [0, -1];
    for (let atom = 0; atom < size; atom++) {
      const bits = index.numbers[placeOf(index, column, atom) + word] ?? 0;
      some |= bits;
      every &= bits;
    }
    return some & ~every;
  });
}
