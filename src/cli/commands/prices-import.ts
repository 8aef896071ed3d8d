/** `prices import`: price lists as they were fetched become a price file, or refresh the one that is there. */
import { builtinCatalogue } from "../../builtin-catalog/index.ts";
import { offers } from "../../builtin-catalog/offers.ts";
import { mergePrices } from "../../catalog/import/merge.ts";
import { olderPrices } from "../../catalog/import/older.ts";
import { type Known, knownOf } from "../../catalog/import/product.ts";
import { readPriceList } from "../../catalog/import/read-price-list.ts";
import { type Imported, importReport } from "../../catalog/import/report.ts";
import type { OwnPrices } from "../../catalog/model.ts";
import { writePriceFile } from "../../catalog/price-file.ts";
import { type Finding, type Result, UserError } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import { renderFindings } from "../../render/findings.ts";
import { renderImport } from "../../render/prices/import.ts";
import { makeTheme } from "../../render/text/theme.ts";
import { EXIT, type Io } from "../io.ts";
import { lookOf } from "../look.ts";
import { refuseOwnInput } from "../output.ts";
import { readPrices } from "../prices.ts";
import { unreadable } from "../read.ts";
import { saveFile } from "../save.ts";
import { statedDay } from "../stated-day.ts";

export interface ImportRequest {
  readonly files: readonly string[];
  readonly output: string;
  /** Begin a new price file, whatever lies there. */
  readonly force: boolean;
  readonly today: string | undefined;
  readonly format: "text" | "json";
  /** False when colour was switched off by a flag. */
  readonly color: boolean;
}

export async function importPrices(io: Io, request: ImportRequest): Promise<number> {
  const { output } = request;
  await refuseOwnInput(io, output, request.files);
  const today = statedDay(request.today);
  const known = knownOf(offers, (await builtinCatalogue.inventory()).types);
  const before = request.force ? undefined : await priceFileAt(io, output);
  const read: Imported[] = [];
  const findings: Finding[] = before !== undefined && !before.ok ? [...before.findings] : [];
  for (const file of request.files) {
    const result = await readOne(io, file, known);
    findings.push(...result.findings);
    if (result.ok) read.push({ file: nameOf(file), list: result.value });
  }
  if (findings.some(({ severity }) => severity === "error")) throw new UserError(findings);

  const own = before?.ok === true ? before.value : undefined;
  const merged = mergePrices(
    known,
    own,
    read.map(({ list }) => list),
    today,
  );
  if (!merged.ok) throw new UserError([...findings, ...merged.findings]);
  await saveFile(io, output, writePriceFile(merged.value.own));
  const older = await olderPrices(builtinCatalogue, merged.value.own);
  const report = importReport(output, own !== undefined, read, merged.value);
  io.stderr.write(renderFindings([...findings, ...merged.findings, ...older]));
  if (request.format === "json") io.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else io.stdout.write(renderImport(report, makeTheme(lookOf(io, io.stdout, request.color)), io.stdout.width));
  return EXIT.ok;
}

/** What lies where the price file goes. Another file is not touched. */
async function priceFileAt(io: Io, path: string): Promise<Result<OwnPrices> | undefined> {
  if (!(await io.exists(path))) return undefined;
  const read = await readPrices(io, path);
  if (read.ok) return read;
  const [problem] = read.findings;
  // Of somebody else's file it is enough to say that it is one.
  const known = problem?.at?.line === undefined ? [] : read.findings;
  return { ok: false, findings: [...known, finding("price/overwrite", { file: path })] };
}

async function readOne(io: Io, file: string, known: Known) {
  if (file === "-" && io.stdinIsTerminal) io.stderr.write("Reading prices from the terminal; end it with Ctrl-D.\n");
  try {
    return await readPriceList(nameOf(file), io.stream(file), known);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return { ok: false, findings: [unreadable(file, error)] } as const;
  }
}

function nameOf(file: string): string {
  return file === "-" ? "stdin" : file;
}
