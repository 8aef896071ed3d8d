/**
 * Every finding the tool can make: its severity, what it means and its words. A code that is not listed here
 * does not compile, and one that is listed has all three.
 */
import type { Finding, Place } from "../errors.ts";
import { once } from "../once.ts";
import { BATCH_KINDS } from "./batch.ts";
import { CATALOGUE_KINDS } from "./catalogue.ts";
import { COMPARISON_KINDS } from "./comparisons.ts";
import { CASE_KINDS, CLI_KINDS, SPEC_KINDS } from "./documents.ts";
import { FACT_KINDS } from "./facts.ts";
import { GENERATE_KINDS } from "./generate.ts";
import type { Kind, Said } from "./kind.ts";
import { CONFIG_KINDS, OVERLAY_KINDS } from "./overlays.ts";
import { PRICE_KINDS } from "./prices.ts";
import { SAVED_KINDS } from "./saved.ts";
import { TABLE_RULE_KINDS } from "./table-rules.ts";
import { TABLE_KINDS } from "./tables.ts";
import { VALUE_KINDS } from "./values.ts";

type Prefixed<Area extends string, Kinds> = { [Name in keyof Kinds & string as `${Area}/${Name}`]: Kinds[Name] };

/** Made when the first finding is: most runs make none. */
export const kinds = once(() => ({
  ...(prefix("spec", VALUE_KINDS) as Prefixed<"spec", typeof VALUE_KINDS>),
  ...(prefix("table", VALUE_KINDS) as Prefixed<"table", typeof VALUE_KINDS>),
  ...SPEC_KINDS,
  ...TABLE_KINDS,
  ...TABLE_RULE_KINDS,
  ...CASE_KINDS,
  ...FACT_KINDS,
  ...CATALOGUE_KINDS,
  ...PRICE_KINDS,
  ...GENERATE_KINDS,
  ...CLI_KINDS,
  ...COMPARISON_KINDS,
  ...BATCH_KINDS,
  ...SAVED_KINDS,
  ...OVERLAY_KINDS,
  ...CONFIG_KINDS,
}));

type Kinds = ReturnType<typeof kinds>;
export type FindingCode = keyof Kinds;

/** Every code there is. */
export function codes(): FindingCode[] {
  return Object.keys(kinds()) as FindingCode[];
}

export type Area = "spec" | "table";

/** A finding in words. The arguments after the place are the ones its code asks for. */
export function finding<Code extends FindingCode>(
  code: Code,
  at: Place | undefined,
  ...details: Parameters<Kinds[Code]["says"]>
): Finding {
  const kind: Kind = kinds()[code];
  // The signature has asked for the very arguments of this code.
  const says = kind.says as (...words: typeof details) => Said;
  const said = says(...details);
  const [message, hint] = typeof said === "string" ? [said, undefined] : said;
  return {
    code,
    severity: kind.severity,
    message,
    ...(at === undefined ? {} : { at }),
    ...(hint === undefined ? {} : { hint }),
  };
}

function prefix(area: Area, kinds: Record<string, Kind>): Record<string, Kind> {
  return Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [`${area}/${name}`, kind]));
}
