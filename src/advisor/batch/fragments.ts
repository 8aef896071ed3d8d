/** What each decision can answer, written as JSON once and counted as often as it is given. */
import { type CompiledDecision, type Engine, isDecision } from "../../tables/compile.ts";
import { BLOCKED, collected, killedOptions, NO_OPTION, NOT_APPLICABLE } from "../../tables/evaluate.ts";
import { allMatches, firstMatch } from "../../tables/match.ts";

/** How much is said of a workload: its options, the rules behind them too, or the whole answer. */
export type Detail = "terse" | "rules" | "explain";

export interface Fragment {
  /** `,"endpoint":"async"`, a comma first; empty where nothing is said of the decision. */
  readonly text: string;
  /** The answer in words: an option, the options of a list, or why there is none. */
  readonly answer: string;
  /** Its number among those of the decision. */
  readonly place: number;
  count: number;
}

/** Finds the fragments of one decision for evaluated atoms. */
export interface Fragments {
  readonly name: string;
  readonly number: number;
  decided(outcome: number, atoms: Int32Array): Fragment;
  /** The same with what `Dense` tells of how it came about, by which it is known the next time. */
  keyed(outcome: number, rule: number, list: number, atoms: Int32Array): Fragment;
  /** Fixed from outside. */
  given(option: number): Fragment;
  /** Every fragment that was ever given. */
  all(): readonly Fragment[];
}

export function createFragments({ nodes }: Engine, number: number, detail: Detail): Fragments {
  const compiled = nodes[number];
  if (compiled === undefined || !isDecision(compiled)) throw new Error(`node ${number} is no decision`);
  const { name, refines } = compiled.node;
  const write = detail === "terse" ? terse : withRule;
  const made = new Map<string, Fragment>();
  const fragment = (said: Said): Fragment => {
    // A decision inside another one is told where it arises.
    const silent = refines !== "" && said.options.length === 0;
    const text = silent ? "" : `,${JSON.stringify(name)}:${JSON.stringify(write(compiled, said))}`;
    const known = made.get(text);
    if (known !== undefined) return known;
    const answer = said.options.length > 0 ? said.options.join(", ") : said.status;
    const fresh = { text, answer, place: made.size, count: 0 };
    made.set(text, fresh);
    return fresh;
  };
  const decided: Fragments["decided"] = (outcome, atoms) => fragment(saidOf(compiled, outcome, atoms));
  const others = new Map<number, Fragment>();
  // By rule and option, as nearly all are found.
  const chosen: Fragment[] = [];
  // Without rules an option says the same whatever chose it.
  const plain = detail === "terse";
  return {
    name,
    number,
    decided,
    keyed: (outcome, rule, list, atoms) => {
      if (outcome >= 0 && !compiled.isList) {
        const how = plain ? outcome : rule * OUTCOMES + outcome;
        const known = chosen[how] ?? decided(outcome, atoms);
        chosen[how] = known;
        return known;
      }
      const how =
        outcome === NO_OPTION ? -OUTCOMES - firstMatch(compiled.impossible, atoms) : outcome < 0 ? outcome : list;
      const known = others.get(how) ?? decided(outcome, atoms);
      if (outcome < 0 || list >= 0) others.set(how, known);
      return known;
    },
    given: (option) => fragment({ status: "given", options: [compiled.options[option] ?? ""], rule: undefined }),
    all: () => [...made.values()],
  };
}

/** More than a decision has options. */
const OUTCOMES = 64;

interface Said {
  readonly status: "decided" | "given" | "not-applicable" | "no-option" | "blocked";
  readonly options: readonly string[];
  /** The id of the rule that says so. */
  readonly rule: string | undefined;
}

function saidOf(compiled: CompiledDecision, outcome: number, atoms: Int32Array): Said {
  if (outcome === BLOCKED) return { status: "blocked", options: [], rule: undefined };
  if (outcome === NOT_APPLICABLE) {
    return { status: "not-applicable", options: [], rule: compiled.applies.rule(0)?.id };
  }
  if (outcome === NO_OPTION) {
    return {
      status: "no-option",
      options: [],
      rule: compiled.impossible.rule(firstMatch(compiled.impossible, atoms))?.id,
    };
  }
  if (!compiled.isList) {
    const rule = compiled.prefer.rule(firstMatch(compiled.prefer, atoms));
    return { status: "decided", options: [compiled.options[outcome] ?? ""], rule: rule?.id };
  }
  const list = collected(compiled, atoms, killedOptions(compiled, atoms));
  const adding = allMatches(compiled.collect, atoms).find((rule) =>
    compiled.added[rule]?.some((each) => list.includes(each)),
  );
  const options = list.map((option) => compiled.options[option] ?? "");
  return { status: "decided", options, rule: adding === undefined ? undefined : compiled.collect.rule(adding)?.id };
}

function terse({ isList }: CompiledDecision, { status, options }: Said): string | readonly string[] {
  if (options.length === 0) return status;
  return isList ? options : (options[0] ?? "");
}

function withRule({ isList, node }: CompiledDecision, { status, options, rule }: Said): object {
  return {
    ...(status === "decided" ? {} : { status }),
    ...(options[0] === undefined ? {} : { option: options[0] }),
    ...(isList && options.length > 0 ? { options } : {}),
    ...(rule === undefined ? {} : { rule: `${node.name}/${rule}` }),
  };
}
