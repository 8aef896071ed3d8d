/** The documents of which `schema` prints the JSON Schema. */
export const DOCUMENTS = [
  "spec",
  "inputs",
  "limits",
  "sources",
  "decision",
  "overlay",
  "config",
  "cases",
  "topics",
  "constraints",
  "exceptions",
  "answer",
  "facts",
] as const;
export type DocumentName = (typeof DOCUMENTS)[number];
