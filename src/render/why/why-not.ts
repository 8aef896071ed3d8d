/** The answer to "why not this option?": what speaks against it first, then what does not, each condition with its value. */
import type { Bearing, BearingCondition, WhyNot } from "../../advisor/why/shapes.ts";
import { hang, indented, longest, wrap } from "../layout.ts";
import { ours } from "../origin.ts";
import { changeLines, changesTitle, type Look, pageWidth } from "./nearest-sets.ts";

export function renderWhyNot(document: WhyNot, look: Look): string {
  const page = new Page(document, look);
  const blocks = [
    page.head(),
    page.rules("Arises only where", ({ effect }) => effect === "arises"),
    page.rules("Ruled out by", ({ effect, fired }) => effect === "rules-out" && fired),
    page.rules("Ranked by", ({ effect, fired }) => effect === "ranks" && fired),
    page.rules("Added by", ({ effect, fired }) => effect === "adds" && fired),
    page.rules("Matches too, but stands behind", ({ effect }) => effect === "ranks-behind"),
    page.changes(),
    ...(document.status === "chosen" ? [] : page.unmet()),
    page.sources(),
  ];
  const filled = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${filled.join("\n\n")}\n`;
}

class Page {
  private readonly document: WhyNot;
  private readonly look: Look;
  private readonly width: number;
  private readonly cited: readonly string[];

  constructor(document: WhyNot, look: Look) {
    this.document = document;
    this.look = look;
    this.width = pageWidth(look);
    const shown = document.rules.filter(({ fired }) => fired || document.status !== "chosen");
    this.cited = [...new Set(shown.flatMap(({ sources }) => sources))];
  }

  head(): string[] {
    const { option, status, answer, because } = this.document;
    const decision = option.slice(0, option.indexOf("/"));
    const heads: Record<WhyNot["status"], string> = {
      chosen: `${option} is the answer`,
      "ruled-out": `${option} is ruled out`,
      "ranked-lower": `${option} ranks below ${answer}`,
      "not-added": `Nothing calls for ${option}`,
      "given-otherwise": `${decision} is given as ${answer}, so ${option} is not considered`,
      "not-applicable": `${decision} does not arise, and ${option} with it`,
      blocked: `${decision} is not decided: it ${because}`,
    };
    const silent = ["blocked", "given-otherwise", "not-applicable"].includes(status);
    const now = answer === "no-option" ? "has no option" : `is ${answer}`;
    const why = silent ? [] : wrap(`${decision} ${now}: ${because}`, this.width);
    return [...wrap(heads[status], this.width).map(this.look.theme.strong), ...why];
  }

  rules(title: string, wanted: (rule: Bearing) => boolean): string[] {
    const rules = this.document.rules.filter(wanted);
    if (rules.length === 0) return [];
    return [this.look.theme.strong(title), ...rules.flatMap((rule) => this.rule(rule))];
  }

  /** What would bring the option up, and what does not keep it out. */
  unmet(): string[][] {
    return [
      this.rules("Would be added by", ({ effect, fired }) => effect === "adds" && !fired),
      this.rules("Would be chosen by", ({ effect, fired }) => effect === "ranks" && !fired),
      this.rules("Not ruled out by", ({ effect, fired }) => effect === "rules-out" && !fired),
    ];
  }

  changes(): string[] {
    const { nearest } = this.document;
    if (nearest === undefined) return [];
    return [this.look.theme.strong(changesTitle(nearest, "it")), ...changeLines(nearest, this.look)];
  }

  sources(): string[] {
    const lines = this.cited.flatMap((id, place) => {
      const source = this.document.sources[id];
      return source === undefined ? [] : [`  [${place + 1}] ${source.url.replace("https://", "")} (${source.checked})`];
    });
    return lines.length === 0 ? [] : [this.look.theme.strong("Sources, and when they were read"), ...lines];
  }

  private rule({ rule, because, rank, conditions, sources, judgement, origin }: Bearing): string[] {
    const name = rule.slice(rule.indexOf("/") + 1);
    const order = rank === undefined ? "" : `; it ranks ${rank.join(" > ")}`;
    const judged = judgement && origin === undefined ? " (our judgement)" : "";
    const numbers = sources.map((id) => this.cited.indexOf(id) + 1).sort((a, b) => a - b);
    const cite = numbers.length === 0 ? "" : ` [${numbers.join(", ")}]`;
    const column = 9 + longest(conditions.map(({ text }) => text)) + 2;
    return [
      ...indented(`${name}: ${because}${order}${judged}${ours(origin)}${cite}`, 2, this.width),
      ...conditions.flatMap((condition) =>
        hang(`${condition.met ? "yes" : "no "}  ${condition.text}`, valueWords(condition), 4, column, this.width),
      ),
    ];
  }
}

function valueWords({ value, assumed, distance }: BearingCondition): string {
  const said = value === "any" ? "nothing said" : value === "" ? "unknown" : `${value}${assumed ? ", assumed" : ""}`;
  return distance === undefined ? said : `${said}: ${distance}`;
}
