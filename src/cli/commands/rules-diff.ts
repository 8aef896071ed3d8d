/** `rules diff`: which workloads change their answer between two versions of the tables. */
import { UserError } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import { type DiffFormat, renderDiff } from "../../render/diff.ts";
import { type Diff, diffModels, type Side } from "../../tables/diff/index.ts";
import { loadModel } from "../../tables/load/index.ts";
import type { Model } from "../../tables/model.ts";
import { EXIT, type Io } from "../io.ts";
import { overlaysOf } from "../own-rules.ts";
import { inFolder, readRules } from "../read.ts";

export interface DiffRequest {
  /** The version before and the one after; one alone is compared with the rules that came with the program. */
  readonly folders: readonly string[];
  /** Overlays on top of what is after; with them, one folder is both. */
  readonly rules: readonly string[];
  readonly format: DiffFormat;
  readonly most: number;
  readonly budget: number;
}

export async function diffRules(io: Io, { folders, rules, format, most, budget }: DiffRequest): Promise<number> {
  if (folders.length + rules.length === 0) throw new UserError([finding("cli/nothing-to-compare", undefined)]);
  const [first, second] = folders;
  const before = folders.length === 2 || rules.length > 0 ? first : undefined;
  const after = second ?? first;
  const diff = diffModels(await load(io, before, []), await load(io, after, rules), { most, budget });
  io.stdout.write(renderDiff(placed(diff, before, after, rules), format));
  return diff.declared.length + diff.changed.length > 0 ? EXIT.gate : EXIT.ok;
}

async function load(io: Io, folder: string | undefined, rules: readonly string[]): Promise<Model> {
  const overlays = await overlaysOf(io, { folder, rules, config: false });
  const loaded = await loadModel(await readRules(io, folder ?? io.rulesFolder), overlays);
  if (loaded.ok) return loaded.value;
  if (folder !== undefined && rules.length === 0 && (await isOverlay(io, folder))) {
    throw new UserError([finding("overlay/not-whole", { file: folder }, folder)]);
  }
  throw new UserError(inFolder(folder, loaded.findings, overlays));
}

/** Would the folder do as an organisation's own rules on top of the built-in ones? */
async function isOverlay(io: Io, folder: string): Promise<boolean> {
  try {
    const overlays = await overlaysOf(io, { folder: undefined, rules: [folder], config: false });
    return (await loadModel(await readRules(io, io.rulesFolder), overlays)).ok;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

/** Rules as the user can open them: `mine/decisions/endpoint.yaml:3:5`. */
function placed(diff: Diff, before: string | undefined, after: string | undefined, overlays: readonly string[]): Diff {
  const side = ({ answer, rules }: Side, folder = "rules"): Side => {
    // The files of overlays are named with their folders from the beginning.
    const isWhole = (at: string): boolean => at === "" || overlays.some((overlay) => at.startsWith(overlay));
    const inside = (at: string): string => (isWhole(at) ? at : `${folder.replace(/\/+$/, "")}/${at}`);
    return { answer, rules: rules.map((rule) => ({ ...rule, at: inside(rule.at) })) };
  };
  const changed = diff.changed.map((node) => ({
    ...node,
    regions: node.regions.map((region) => ({
      ...region,
      before: side(region.before, before),
      after: side(region.after, after),
    })),
  }));
  return { ...diff, changed };
}
