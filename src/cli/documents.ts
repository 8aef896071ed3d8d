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
  "check",
  "why-not",
  "what-for",
  "comparison",
  "scan",
  "facts",
] as const;
export type DocumentName = (typeof DOCUMENTS)[number];
