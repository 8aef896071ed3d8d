/** Colours and signs of a terminal. Signs never carry a meaning that words do not. */
import { Chalk, type ChalkInstance, type ColorSupportLevel } from "chalk";

export interface Theme {
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly ruledOut: string;
  readonly lower: string;
  readonly leadsTo: string;
  /** What a grid is drawn with. */
  readonly lines: { readonly across: string; readonly down: string; readonly cross: string };
}

export interface ThemeOptions {
  /** 0 without colour, 1 to 3 as terminals support it. */
  readonly color: ColorSupportLevel;
  /** Signs beyond ASCII can be shown. */
  readonly unicode: boolean;
}

export function makeTheme({ color, unicode }: ThemeOptions): Theme {
  return {
    ...(color === 0 ? PLAIN : painted(new Chalk({ level: color }))),
    ruledOut: unicode ? "✗" : "x",
    lower: unicode ? "↓" : "~",
    leadsTo: unicode ? "→" : "->",
    lines: unicode ? { across: "─", down: "│", cross: "┼" } : { across: "-", down: "|", cross: "+" },
  };
}

const asItIs = (text: string): string => text;
const PLAIN = { strong: asItIs, dim: asItIs, good: asItIs, bad: asItIs, warn: asItIs };

/** chalk joins all its arguments, and `map` passes three. */
function painted(chalk: ChalkInstance): typeof PLAIN {
  return {
    strong: (text) => chalk.bold(text),
    dim: (text) => chalk.dim(text),
    good: (text) => chalk.green(text),
    bad: (text) => chalk.red(text),
    warn: (text) => chalk.yellow(text),
  };
}
