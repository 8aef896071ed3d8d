/** The tables that a command looks at: those of a folder, or the built-in ones. */
import { builtin } from "../builtin.ts";
import { UserError } from "../errors.ts";
import { finding } from "../findings/index.ts";
import type { Model, Node } from "../tables/model.ts";
import type { Io } from "./io.ts";
import type { RuleSet } from "./own-rules.ts";
import { inFolder, readRules } from "./read.ts";

export async function readModel(io: Io, request: RuleSet): Promise<Model> {
  const { overlaysOf } = await import("./own-rules.ts");
  const overlays = await overlaysOf(io, request);
  const { folder } = request;
  if (folder === undefined && overlays.length === 0) return builtin;
  const { loadModel } = await import("../tables/load/index.ts");
  const loaded = await loadModel(await readRules(io, folder ?? io.rulesFolder), overlays);
  if (!loaded.ok) throw new UserError(inFolder(folder, loaded.findings, overlays));
  return loaded.value;
}

/** The decision or table of that name. */
export function namedNode({ nodes }: Model, name: string): Node {
  const found = nodes.find((node) => node.name === name);
  if (found !== undefined) return found;
  const names = nodes.map((node) => node.name);
  throw new UserError([finding("cli/unknown-table", undefined, name, names)]);
}
