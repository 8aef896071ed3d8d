/** From the words of the YAML parser to what a person should do. */

/** What usually mends what the YAML parser stumbled over, if anything does. */
export function syntaxHint(message: string): string | undefined {
  return HINTS.find(([said]) => said.test(message))?.[1];
}

const HINTS: readonly (readonly [said: RegExp, hint: string])[] = [
  [/closing .quote/, "close the quote that opens here"],
  [/end with a/, "close the bracket that opens here, and indent what stands in it"],
  [/Unexpected flow-\w+-end/, "leave this bracket out, or open it before"],
  [/Missing ,|Unexpected .* token/, "put a comma between values"],
  [/cannot start with|at node end/, "put quotes around the whole value"],
  [/Invalid escape/, "write two backslashes for one, or use single quotes"],
  [/Implicit map keys/, "put a colon and a space after each input"],
  [/Nested mappings|Implicit keys|same column/, 'begin all lines in the same column; quote a value with ": " in it'],
  [/Tabs/, "use spaces instead of tabs"],
  [/stands for nothing/, "write the value itself"],
  [/second document/, "leave out the line `---` and what follows it, or give it a file of its own"],
  [/levels deep|copies|can take/, "no file of a rule set looks like this; is it the right file?"],
];
