/** A document put together from several: each part is pointed at where it was written. */
import type { Path, SourceDocument } from "./document.ts";

/** The part at `path` of the whole stands at `from` in `document`. */
export interface Patch {
  readonly path: Path;
  readonly document: SourceDocument;
  readonly from: Path;
}

/** `value` is the whole; what no patch covers stands in `base` at the same path. */
export function patchwork(base: SourceDocument, value: unknown, patches: readonly Patch[]): SourceDocument {
  const byPath = new Map(patches.map((patch) => [JSON.stringify(patch.path), patch]));
  const origin = (path: Path): { document: SourceDocument; path: Path } => {
    for (let length = path.length; length >= 0; length--) {
      const patch = byPath.get(JSON.stringify(path.slice(0, length)));
      if (patch !== undefined) return { document: patch.document, path: [...patch.from, ...path.slice(length)] };
    }
    return { document: base, path };
  };
  return {
    file: base.file,
    value,
    place: (path, offset) => {
      const found = origin(path);
      return found.document.place(found.path, offset);
    },
    keyPlace: (path) => {
      const found = origin(path);
      return found.document.keyPlace(found.path);
    },
  };
}

/** The value of a document as a map; empty where it is none, which its shape reports. */
export function asMap({ value }: SourceDocument): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}
