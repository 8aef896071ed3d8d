/** `explain --why-not` and `explain --what-for`: one option of one workload. */
import { namedInputs, namedOption } from "../../advisor/why/option.ts";
import { subjectOf, whatFor } from "../../advisor/why/what-for.ts";
import { whyNot } from "../../advisor/why/why-not.ts";
import { type Finding, type Result, UserError, unwrap } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import { makeTheme } from "../../render/text/theme.ts";
import { renderWhatFor } from "../../render/why/what-for.ts";
import { renderWhyNot } from "../../render/why/why-not.ts";
import type { Model } from "../../tables/model.ts";
import { prepare } from "../../tables/prepare.ts";
import { flagEntries } from "../../workload/entries.ts";
import { understand } from "../../workload/workload.ts";
import { EXIT, type Io } from "../io.ts";
import { lookOf } from "../look.ts";
import { pricesOf } from "../own-prices.ts";
import { shelfFor } from "../shelf.ts";
import { specEntries } from "../spec-entries.ts";

export interface OptionRequest {
  readonly id: string | undefined;
  readonly spec: string | undefined;
  readonly flags: Readonly<Record<string, string>>;
  readonly whyNot: string | undefined;
  readonly whatFor: string | undefined;
  readonly fixed: string | undefined;
  /** The user's own price file. */
  readonly prices: string | undefined;
  readonly format: "text" | "json";
  /** False when colour was switched off by a flag. */
  readonly color: boolean;
}

export async function explainOption(io: Io, model: Model, request: OptionRequest): Promise<number> {
  const question = questionIn(request);
  const at = { file: request.whyNot === undefined ? "--what-for" : "--why-not" };
  const option = namedOption(model, request.whyNot ?? request.whatFor ?? "", at);
  const fixed = namedInputs(model, listed(request.fixed), { file: "--fixed" });
  const spec = await specEntries(io, model, request.spec);
  const workload = understand(model, [...(spec.ok ? spec.value : []), ...flagEntries(request.flags)]);
  if (!question.ok || !option.ok || !fixed.ok || !spec.ok || !workload.ok) {
    const aboutOption = question.ok ? option.findings : [];
    throw new UserError([
      ...question.findings,
      ...aboutOption,
      ...fixed.findings,
      ...spec.findings,
      ...workload.findings,
    ]);
  }
  const shelf = unwrap(await shelfFor(model, workload.value, { own: await pricesOf(io, request.prices) }));
  const subject = subjectOf(prepare(model), workload.value, option.value, shelf);
  const look = { theme: makeTheme(lookOf(io, io.stdout, request.color)), width: io.stdout.width };
  const write = (document: object, text: string): void => {
    io.stdout.write(request.format === "json" ? `${JSON.stringify(document, null, 2)}\n` : text);
  };
  if (question.value === "why-not") {
    const document = whyNot(subject, fixed.value);
    write(document, renderWhyNot(document, look));
    return EXIT.ok;
  }
  const document = whatFor(subject, fixed.value);
  write(document, renderWhatFor(document, look));
  return document.sets.length === 0 ? EXIT.noOption : EXIT.ok;
}

/** Exactly one question about exactly one option. */
function questionIn({ id, whyNot: not, whatFor: wanted }: OptionRequest): Result<"why-not" | "what-for"> {
  const wrong = (what: string, hint: string): Result<never> => {
    const found: Finding = finding("explain/no-question", undefined, what, hint);
    return { ok: false, findings: [found] };
  };
  if (not !== undefined && wanted !== undefined) {
    return wrong(
      "--why-not and --what-for are two questions",
      "ask one at a time; --why-not answers the other as well",
    );
  }
  if (not === undefined && wanted === undefined) {
    const option = id?.includes("/") ? id : "endpoint/async";
    return wrong(
      "a workload was given, but nothing was asked about it",
      `add --why-not ${option} or --what-for ${option}`,
    );
  }
  if (id !== undefined) {
    return wrong(`"${id}" and a question about a workload are two questions`, `leave out "${id}"`);
  }
  return { ok: true, value: not === undefined ? "what-for" : "why-not", findings: [] };
}

function listed(text: string | undefined): string[] {
  return (text ?? "").split(",").flatMap((part) => part.trim() || []);
}
