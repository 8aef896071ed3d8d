/** The decisions that somebody wants to see settled, in an engine of their own. */
import { compile, type Engine } from "../tables/compile.ts";
import type { Model } from "../tables/model.ts";
import type { Wanted } from "../tables/open.ts";
import { ancestors } from "../tables/reads.ts";
import { presupposing } from "../workload/wanted.ts";

/** The decisions asked for, else those of the set-up itself; `given` are decisions that are already made. */
export function wantedOf(
  model: Model,
  asked: readonly string[],
  given: ReadonlyMap<string, string>,
): { readonly engine: Engine; readonly wanted: Wanted } {
  const setUp = model.nodes.flatMap((node) => (node.kind === "decision" && !node.quiet ? [node.name] : []));
  const names = asked.length > 0 ? asked : setUp;
  const engine = compile(restingOn(model, [...names, ...given.keys()]));
  const { nodeOf } = engine;
  const numbers = (each: readonly string[]): number[] => each.flatMap((name) => nodeOf.get(name) ?? []);
  const fixed = [...given].flatMap(([name, option]): [number, number][] => {
    const number = nodeOf.get(name) ?? -1;
    const node = engine.model.nodes[number];
    return node?.kind === "decision" ? [[number, node.options.findIndex(({ id }) => id === option)]] : [];
  });
  return {
    engine,
    wanted: { wanted: numbers(names), asked: numbers(presupposing(asked)), given: new Map(fixed) },
  };
}

/** Only what these decisions rest on: the fewer rules there are, the fewer values have to be told apart. */
function restingOn(model: Model, names: readonly string[]): Model {
  const needed = new Set(names.flatMap((name) => ancestors(model.nodes, name)));
  return { ...model, nodes: model.nodes.filter((node) => needed.has(node)) };
}
