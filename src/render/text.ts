/** The answer in words for a terminal or a pipe: the first line answers, the last says what to do next. */
import type { Answer, DecisionAnswer, Reason } from "../advisor/answer.ts";
import { hang, longest, wrap } from "./layout.ts";

export interface TextOptions {
  /** Columns of the terminal; 80 in a pipe. */
  readonly width: number;
  /** Everything, not only what the stated inputs brought about. */
  readonly all: boolean;
}

export function renderText(answer: Answer, options: TextOptions): string {
  const wanted = answer.wanted.flatMap((name): Shown[] => {
    const decision = answer.decisions[name];
    return decision === undefined ? [] : [{ name, decision }];
  });
  const nested = new Set(wanted.flatMap(({ decision }) => Object.keys(decision.refines)));
  const page = new Page(
    answer,
    options,
    wanted.filter(({ name }) => !nested.has(name)),
  );
  const sections = [
    page.headline(),
    page.decisions(),
    page.relaxations(),
    page.ruledOut(),
    page.companions(),
    page.notices("Warnings", answer.warnings),
    page.assumptions(),
    page.flips(),
    page.notices("Advice", answer.advice),
    page.sources(),
    page.next(),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

interface Shown {
  readonly name: string;
  readonly decision: DecisionAnswer;
}

/** Flips and assumptions beyond these are noise by default. */
const MOST_FLIPS = 4;

class Page {
  private readonly answer: Answer;
  private readonly width: number;
  private readonly all: boolean;
  private readonly shown: readonly Shown[];
  private readonly stated: ReadonlySet<string>;
  private readonly numbers: ReadonlyMap<string, number>;

  constructor(answer: Answer, { width, all }: TextOptions, shown: readonly Shown[]) {
    this.answer = answer;
    this.width = Math.max(40, width);
    this.all = all;
    this.shown = shown;
    this.stated = new Set(Object.keys(answer.workload.inputs));
    this.numbers = new Map(this.citedSources().map((id, place) => [id, place + 1]));
  }

  headline(): string[] {
    const titles = this.shown
      .filter(({ decision }) => decision.option !== undefined)
      .map(({ decision }) => decision.title ?? "");
    const stuck = this.shown.filter(({ decision }) => decision.status === "no-option");
    const failed = stuck.map(({ decision }) => `no ${lower(decision.decision)} meets every limit`);
    const parts = [...failed, ...titles];
    const name = this.answer.workload.name === undefined ? "" : `${this.answer.workload.name}: `;
    return wrap(name + capital(parts.length === 0 ? "nothing to decide here" : parts.join(", ")), this.width);
  }

  decisions(): string[] {
    const choices = this.shown.map(
      ({ decision }) => decision.options?.join(", ") ?? decision.option ?? SAID[decision.status] ?? "",
    );
    const first = longest(this.shown.map(({ name }) => name)) + 4;
    const second = first + longest(choices) + 2;
    return this.shown.flatMap(({ name, decision }, place) =>
      hang(name.padEnd(first - 2) + (choices[place] ?? ""), this.because(decision), 2, second, this.width),
    );
  }

  /** Smallest changes when nothing fits. */
  relaxations(): string[] {
    return this.shown
      .filter(({ decision }) => decision.relax.length > 0)
      .flatMap(({ decision }) => [
        "To make it fit, change one of these lines",
        ...decision.relax.flatMap((set) =>
          hang("-", set.map(({ input, to }) => `${input} ${to}`).join(" and "), 2, 4, this.width),
        ),
      ]);
  }

  /** Options that lost to a limit, those with the same objections on one line. */
  ruledOut(): string[] {
    const groups = this.shown.flatMap(({ name, decision }) => {
      const byObjection = new Map<string, string[]>();
      for (const { option, status, by } of decision.others) {
        const told = status === "ruled-out" ? by.filter((reason) => this.all || this.rests(reason)) : [];
        if (told.length === 0) continue;
        const objection = this.objections(told);
        byObjection.set(objection, [...(byObjection.get(objection) ?? []), option]);
      }
      return [...byObjection].map(([objection, options]) => ({ label: `${name}: ${options.join(", ")}`, objection }));
    });
    if (groups.length === 0) return [];
    const column = Math.min(28, longest(groups.map(({ label }) => label)) + 4);
    return [
      "Ruled out",
      ...groups.flatMap(({ label, objection }) => hang(label, objection, 2, column, this.width)),
      ...this.lower(),
    ];
  }

  companions(): string[] {
    const beside = this.shown.flatMap(({ decision }) => [
      ...decision.with.map((each) => `${each.title}: ${each.because}${this.cite(each.sources)}`),
      ...Object.entries(decision.settings).map(
        ([key, { value, because, sources }]) => `${key} = ${value}: ${because}${this.cite(sources)}`,
      ),
    ]);
    return beside.length === 0 ? [] : ["Goes with it", ...beside.flatMap((line) => hang("-", line, 2, 4, this.width))];
  }

  notices(title: string, notices: Answer["warnings"]): string[] {
    const lines = notices.flatMap((notice) => {
      const about = notice.about === undefined ? "" : `${notice.about} is given, but `;
      return hang(
        "!",
        `${about}${notice.because}${readsOf(notice.reads)}${this.cite(notice.sources)}`,
        2,
        4,
        this.width,
      );
    });
    return lines.length === 0 ? [] : [title, ...lines];
  }

  assumptions(): string[] {
    const names = new Set(this.shown.map(({ name }) => name));
    const told = this.answer.assumed.filter(({ matters }) => this.all || matters.some((name) => names.has(name)));
    if (told.length === 0) return [];
    const text = told.map(({ input, value }) => `${input} ${[value].flat().join(", ") || "none"}`).join("; ");
    return hang("Assumed", `${text}`, 0, 12, this.width);
  }

  flips(): string[] {
    const rows = new Map<string, string[]>();
    for (const { name, decision } of this.shown) {
      for (const { input, change, to } of decision.flips) {
        if (!this.all && !this.stated.has(input)) continue;
        const key = `${input} ${change}`;
        rows.set(key, [...(rows.get(key) ?? []), `${name} ${SAID[to] ?? to}`]);
      }
    }
    const listed = [...rows].slice(0, this.all ? rows.size : MOST_FLIPS);
    if (listed.length === 0) return [];
    const column = longest(listed.map(([change]) => change)) + 6;
    return [
      "What would change it",
      ...listed.flatMap(([change, to]) => hang(change, `-> ${to.join(", ")}`, 2, column, this.width)),
    ];
  }

  /** URLs stand in a list of their own: they cannot be wrapped. */
  sources(): string[] {
    const ids = [...this.numbers.keys()];
    if (ids.length === 0) return [];
    return [
      "Sources",
      ...ids.flatMap((id) => {
        const source = this.answer.sources[id];
        return source === undefined ? [] : [`  [${this.numbers.get(id)}] ${source.url} (checked ${source.checked})`];
      }),
    ];
  }

  next(): string[] {
    const more = this.all
      ? "every detail as data: --format json"
      : "every option, assumption and flip: --all; as data: --format json";
    return wrap(`Next: ${more}`, this.width);
  }

  private because(decision: DecisionAnswer): string {
    const { option, insteadOf, onlySurvivor, because, status, judgement, rule, reads } = decision;
    const fallback = `${because}; ${insteadOf.join(" and ")} would suit better but ${insteadOf.length === 1 ? "is" : "are"} ruled out`;
    const next = onlySurvivor ? `${option} is all that is left` : `${option} is the next best`;
    const reason = insteadOf.length === 0 ? because : `${fallback}; ${next}`;
    const assuming = Object.keys(reads).filter((input) => this.answer.assumed.some((each) => each.input === input));
    const rest =
      assuming.length === 0 ? "" : `, assuming ${assuming.map((input) => `${input} ${reads[input]}`).join(", ")}`;
    const ours = judgement && status === "decided" ? " (our judgement)" : "";
    const source = rule === undefined ? "" : ` (${rule})`;
    return `${reason}${rest}${ours}${source}${this.cite(decision.sources)}`;
  }

  /** Values against limits; where a rule compares with no limit, its words. */
  private objections(by: readonly Reason[]): string {
    const said = by.map((reason) => {
      const values = reason.evidence.join(", ");
      const words = reason.limit === undefined || this.all ? `${values}: ${reason.because}` : values;
      return words + this.cite(reason.sources);
    });
    return said.join("; ");
  }

  /** Options that only a preference put behind, in one line a decision. */
  private lower(): string[] {
    return this.shown.flatMap(({ name, decision }) => {
      const lower = decision.others.filter(({ status }) => status === "ranked-lower").map(({ option }) => option);
      return lower.length === 0 ? [] : hang(`${name}: ranked lower`, lower.join(", "), 2, name.length + 18, this.width);
    });
  }

  /** A reason that rests on something the user said; the others follow from what was assumed. */
  private rests(reason: Reason): boolean {
    return Object.keys(reason.reads).some((input) => this.stated.has(input));
  }

  private citedSources(): string[] {
    const ids = this.shown.flatMap(({ decision }) => [
      ...decision.sources,
      ...decision.others.flatMap(({ by }) =>
        by.filter((reason) => this.all || this.rests(reason)).flatMap((reason) => reason.sources),
      ),
      ...decision.with.flatMap(({ sources }) => sources),
      ...Object.values(decision.settings).flatMap(({ sources }) => sources),
    ]);
    const notices = [...this.answer.warnings, ...this.answer.advice].flatMap(({ sources }) => sources);
    return [...new Set([...ids, ...notices])];
  }

  private cite(sources: readonly string[]): string {
    const numbers = sources.flatMap((id) => this.numbers.get(id) ?? []);
    return numbers.length === 0 ? "" : ` [${numbers.join(", ")}]`;
  }
}

const SAID: Readonly<Record<string, string>> = {
  "not-applicable": "does not arise",
  "no-option": "nothing fits",
  blocked: "not decided",
};

function valuesOf(reads: Readonly<Record<string, string>>): string {
  return Object.entries(reads)
    .map(([input, value]) => `${input} ${value}`)
    .join(", ");
}

function readsOf(reads: Readonly<Record<string, string>>): string {
  return Object.keys(reads).length === 0 ? "" : ` (${valuesOf(reads)})`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function lower(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
