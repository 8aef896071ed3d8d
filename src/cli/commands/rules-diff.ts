/** `rules diff`: which workloads change their answer between two versions of the tables. */
import { UserError } from "../../errors.ts";
import { type DiffFormat, renderDiff } from "../../render/diff.ts";
import { type Diff, diffModels, type Side } from "../../tables/diff/index.ts";
import { loadModel } from "../../tables/load/index.ts";
import type { Model } from "../../tables/model.ts";
import { EXIT, type Io } from "../io.ts";
import { inFolder, readRules } from "../read.ts";

export interface DiffRequest {
  /** Folders; undefined: the rules that came with the program. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly format: DiffFormat;
  readonly most: number;
  readonly budget: number;
}

export async function diffRules(io: Io, { before, after, format, most, budget }: DiffRequest): Promise<number> {
  const diff = diffModels(await load(io, before), await load(io, after), { most, budget });
  io.stdout.write(renderDiff(placed(diff, before, after), format));
  return diff.declared.length + diff.changed.length > 0 ? EXIT.gate : EXIT.ok;
}

async function load(io: Io, folder: string | undefined): Promise<Model> {
  const loaded = await loadModel(await readRules(io, folder ?? io.rulesFolder));
  if (!loaded.ok) throw new UserError(inFolder(folder, loaded.findings));
  return loaded.value;
}

/** Rules as the user can open them: `mine/decisions/endpoint.yaml:3:5`. */
function placed(diff: Diff, before: string | undefined, after: string | undefined): Diff {
  const side = ({ answer, rules }: Side, folder = "rules"): Side => {
    const inside = (at: string): string => (at === "" ? "" : `${folder.replace(/\/+$/, "")}/${at}`);
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
