/** An organisation's own rules, and its configuration file. */
import { suggestion } from "../suggest.ts";
import { type Kind, shorten } from "./kind.ts";

export const OVERLAY_KINDS = {
  "overlay/unknown-rule": {
    severity: "error",
    means: "An overlay disables, replaces or places itself beside a rule that is not there.",
    says: (id: string, owner: string, known: readonly string[]) => [
      `${owner} has no rule "${shorten(id)}"`,
      suggestion(id, known),
    ],
  },
  "overlay/not-whole": {
    severity: "error",
    means: "An overlay was given where a whole rule set is needed.",
    says: (folder: string) => [
      "this folder is an overlay and no whole rule set",
      `to see what it changes: inference-advisor rules diff --rules ${folder}`,
    ],
  },
  "overlay/unknown-decision": {
    severity: "error",
    means: "An overlay adds rules to a decision or table that is not there, and does not declare a new one.",
    says: (name: string, known: readonly string[]) => [
      `there is no decision or table "${shorten(name)}", and a new one needs a title`,
      suggestion(name, known),
    ],
  },
  "overlay/unknown-file": {
    severity: "error",
    means: "A folder of an overlay holds a file that is no part of a rule set.",
    says: (name: string, known: readonly string[]) => [
      `${shorten(name)} is no part of a rule set, so nothing would read it`,
      suggestion(name, known),
    ],
  },
  "overlay/wider": {
    severity: "error",
    means: "An overlay gives an input values that the tables below it do not know; it can only narrow.",
    says: (name: string, typed: string, low: string, high: string) => [
      `${typed} is wider than ${name} is`,
      `an overlay can only narrow; stay within ${low} to ${high}`,
    ],
  },
  "overlay/assumption": {
    severity: "error",
    means: "An overlay narrows an input, and what is assumed of it is left outside.",
    says: (name: string, value: string) => [
      `${name} is assumed to be ${value}, which is no longer allowed`,
      "give it another `assume` here",
    ],
  },
  "overlay/flag-name": {
    severity: "error",
    means: "An overlay declares an input or decision whose name is an option of the command.",
    says: (name: string) => [
      `"${name}" cannot be a name: the command has an option --${name}`,
      "choose another name, because every input becomes a flag",
    ],
  },
} satisfies Record<string, Kind>;

export const CONFIG_KINDS = {
  "config/syntax": {
    severity: "error",
    means: "The configuration file is not valid YAML.",
    says: (what: string) => [what, "mend it, or go on without it with --no-config"],
  },
  "config/shape": {
    severity: "error",
    means: "The configuration file has an unknown or wrongly typed key.",
    says: (what: string, hint: string) => [
      what,
      hint === "" ? "keys are rules, prices, region, format, defaults" : hint,
    ],
  },
} satisfies Record<string, Kind>;
