/** The plan as it would go into a pull request: headings, tables, and sources as links. */
import type { Answer, DecisionAnswer, LoneDecision, Notice, Reason } from "../advisor/answer.ts";
import { choice, outcomeWords, withRefinements } from "./choice.ts";
import { escaped, table } from "./markdown-parts.ts";
import { ours } from "./origin.ts";

export function renderMarkdown(answer: Answer): string {
  const page = new Page(answer);
  const sections = [
    page.title(),
    page.decisions(),
    page.relaxations(),
    page.notices("Warnings", answer.warnings),
    page.ruledOut(),
    page.companions(),
    page.flips(),
    page.assumptions(),
    page.notices("Worth a look", answer.advice),
    page.workload(),
    page.sources(),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

/** Sources are numbered in the order in which the page first cites them. */
class Page {
  private readonly answer: Answer;
  private readonly shown: readonly (readonly [name: string, decision: DecisionAnswer])[];
  private readonly stated: ReadonlySet<string>;
  private readonly cited: string[] = [];

  constructor(answer: Answer) {
    this.answer = answer;
    this.stated = new Set(Object.keys(answer.workload.inputs));
    this.shown = answer.wanted.flatMap((name) => {
      const decision = answer.decisions[name];
      return decision?.shown === true && decision.status !== "not-applicable" ? [[name, decision] as const] : [];
    });
  }

  title(): string[] {
    const { name, note } = this.answer.workload;
    const titles = this.shown.flatMap(([, decision]) => (decision.quiet ? [] : (decision.title ?? [])));
    return [
      `## Inference set-up${name === undefined ? "" : `: ${escaped(name)}`}`,
      ...(titles.length === 0 ? [] : ["", `**${escaped(titles.join(", "))}**`]),
      ...(note === undefined ? [] : ["", escaped(note)]),
    ];
  }

  decisions(): string[] {
    const rows = this.shown.map(([name, decision]) => [
      escaped(decision.decision),
      `\`${choice(decision)}\``,
      withRefinements(decision)
        .map((each) => this.because(each))
        .join("; "),
      decision.rule === undefined ? "" : `\`${decision.rule.replace(`${name}/`, "")}\``,
    ]);
    return table(["Decision", "Choice", "Because", "Rule"], rows);
  }

  relaxations(): string[] {
    const lines = this.shown.flatMap(([name, { relax, opens }]) =>
      relax.map((set, number) => {
        const changes = set.map(({ input, to }) => `\`${input} ${to}\``).join(" and ");
        return `- ${name}: ${changes} opens \`${opens[number] ?? ""}\``;
      }),
    );
    return lines.length === 0 ? [] : ["### To make it fit, change one of these lines", "", ...lines];
  }

  ruledOut(): string[] {
    const rows = this.shown.flatMap(([name, { others, insteadOf }]) => {
      const byReasons = new Map<string, string[]>();
      for (const { option, status, by } of others) {
        const told = by.filter(
          ({ reads }) => insteadOf.includes(option) || Object.keys(reads).some((input) => this.stated.has(input)),
        );
        if (status !== "ruled-out" || told.length === 0) continue;
        const reasons = told.map((reason) => this.reason(reason)).join("<br>");
        byReasons.set(reasons, [...(byReasons.get(reasons) ?? []), `\`${option}\``]);
      }
      return [...byReasons].map(([reasons, options]) => [`${name} ${options.join(", ")}`, reasons]);
    });
    return rows.length === 0 ? [] : ["### Ruled out", "", ...table(["Option", "Because"], rows)];
  }

  companions(): string[] {
    const lines = this.shown.flatMap(([name, decision]) => [
      ...withRefinements(decision)
        .flatMap((each) => each.with)
        .map(
          (each) => `- ${escaped(each.title)}: ${escaped(each.because)}${ours(each.origin)}${this.cite(each.sources)}`,
        ),
      ...this.settings(name, decision),
    ]);
    return lines.length === 0 ? [] : ["### Goes with it", "", ...lines];
  }

  flips(): string[] {
    const rows = this.shown.flatMap(([name, decision]) =>
      decision.flips
        .filter(({ input, to }) => this.stated.has(input) && !["not-applicable", "blocked"].includes(to))
        .map(({ input, change, to }) => [`\`${input} ${change}\``, `${name}: ${outcomeWords(to)}`]),
    );
    return rows.length === 0 ? [] : ["### Revisit when", "", ...table(["Change", "Then"], rows)];
  }

  assumptions(): string[] {
    const names = this.shown.map(([name]) => name);
    const rows = this.answer.assumed.flatMap(({ input, value, because, matters }) => {
      const decides = matters.filter((name) => names.includes(name));
      const words = escaped([value].flat().join(", ") || "none");
      return decides.length === 0 ? [] : [[`\`${input}\``, words, escaped(because), decides.join(", ")]];
    });
    const lines = rows.length === 0 ? [] : table(["Input", "Value", "Because", "Decides"], rows);
    return details(`Assumed (${rows.length})`, lines);
  }

  notices(title: string, notices: readonly Notice[]): string[] {
    const lines = notices.map(({ about, because, sources, origin }) => {
      const given = about === undefined ? "" : `${about} is given, but `;
      return `- ${given}${escaped(because)}${ours(origin)}${this.cite(sources)}`;
    });
    return lines.length === 0 ? [] : [`### ${title}`, "", ...lines];
  }

  workload(): string[] {
    const lines = Object.entries(this.answer.workload.inputs).map(
      ([name, { value }]) => `${name}: ${[value].flat().join(", ") || "[]"}`,
    );
    return details("Workload", lines.length === 0 ? [] : ["```text", ...lines, "```"]);
  }

  sources(): string[] {
    const lines = this.cited.flatMap((id, place) => {
      const source = this.answer.sources[id];
      return source === undefined
        ? []
        : [`${place + 1}. [${escaped(source.title)}](${source.url}), read ${source.checked}`];
    });
    const tables = `Tables \`${this.answer.tables}\`.`;
    return lines.length === 0 ? [tables] : ["### Sources", "", ...lines, "", tables];
  }

  private because({ because, judgement, sources, origin }: LoneDecision): string {
    return `${escaped(because)}${judgement && origin === undefined ? " (our judgement)" : ""}${ours(origin)}${this.cite(sources)}`;
  }

  private reason({ evidence, because, sources, origin }: Reason): string {
    return `${escaped(evidence.join(", "))}: ${escaped(because)}${ours(origin)}${this.cite(sources)}`;
  }

  /** Settings of one rule stand on one line. */
  private settings(name: string, decision: DecisionAnswer): string[] {
    const byRule = new Map<string, { readonly set: string[]; readonly why: string }>();
    for (const [key, { value, rule, because, sources, origin }] of Object.entries(decision.settings)) {
      const known = byRule.get(rule);
      if (known === undefined)
        byRule.set(rule, {
          set: [`\`${key}: ${value}\``],
          why: `${escaped(because)}${ours(origin)}${this.cite(sources)}`,
        });
      else known.set.push(`\`${key}: ${value}\``);
    }
    return [...byRule.values()].map(({ set, why }) => `- ${name} with ${set.join(", ")}: ${why}`);
  }

  private cite(sources: readonly string[]): string {
    const numbers = sources.map((id) => {
      if (!this.cited.includes(id)) this.cited.push(id);
      return this.cited.indexOf(id) + 1;
    });
    return numbers.length === 0 ? "" : ` [${numbers.join(", ")}]`;
  }
}

function details(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["<details>", `<summary>${title}</summary>`, "", ...lines, "", "</details>"];
}
