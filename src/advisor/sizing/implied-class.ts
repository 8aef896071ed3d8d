/** The answer of the tables that a type fixed by the user belongs to: whoever has a GPU type computes on GPUs. */
import type { Catalogue } from "../../catalog/catalogue.ts";
import { isIn } from "./demands.ts";
import type { Sheet } from "./sheet-shape.ts";

/** Undefined where the type is unknown, or of no class. */
export function impliedClass({ classes, after }: Sheet, catalogue: Catalogue, name: string): string | undefined {
  const type = catalogue.type(name);
  const found = type === undefined ? undefined : classes.find((each) => isIn(type, each));
  return [found?.when[after] ?? []].flat()[0];
}
