/** The completion script for zsh. */
import { allBranches, type Branch, type Flag, type Value, type Word } from "./tree.ts";

export function zshScript(program: string, tree: Branch): string {
  const name = `_${program.replace(/\W/g, "_")}`;
  return `#compdef ${program}
# Completion of ${program} for zsh: a file _${program} in a folder of $fpath, or source <(${program} completion zsh)

# A number with each of the units (+MB), and words.
${name}_quantity() {
  local number=\${PREFIX%%[^0-9.]*} word
  for word in "$@"; do
    if [[ $word == +* ]]; then
      [[ -n $number ]] && compadd -- "$number\${word#+}"
    else
      compadd -- "$word"
    fi
  done
}

${allBranches(tree)
  .map((branch) => commandFunction(name, branch))
  .join("\n")}
if [[ $funcstack[1] == _${program} ]]; then
  ${name} "$@"
else
  compdef ${name} ${program}
fi
`;
}

function commandFunction(name: string, branch: Branch): string {
  const flags = branch.flags.map((flag) => `    ${flagSpec(name, flag)}`);
  if (branch.branches.length === 0) {
    const positionals = branch.positionals.map(
      (each, place) => `    '${each.variadic ? "*" : place + 1}:${escaped(each.name)}:${action(name, each.value)}'`,
    );
    return `${functionName(name, branch)}() {
  _arguments -s \\
${[...flags, ...positionals].join(" \\\n")}
}
`;
  }
  const commands = branch.branches.map((each) => `      '${last(each)}:${escaped(each.about)}'`);
  const cases = branch.branches.map((each) => `        ${last(each)}) ${functionName(name, each)} ;;`);
  return `${functionName(name, branch)}() {
  local curcontext=$curcontext state line
  _arguments -C \\
${flags.join(" \\\n")} \\
    '1: :->command' \\
    '*:: :->rest'
  case $state in
    command)
      local -a commands=(
${commands.join("\n")}
      )
      _describe command commands
      ;;
    rest)
      case $line[1] in
${cases.join("\n")}
      esac
      ;;
  esac
}
`;
}

function functionName(name: string, { path }: Branch): string {
  return [name, ...path.map((word) => word.replaceAll("-", "_"))].join("_");
}

function flagSpec(name: string, { names, about, repeatable, value }: Flag): string {
  const told = `[${escaped(about)}]`;
  const expects = value === undefined ? "" : `:${value.kind === "free" ? " " : value.kind}:${action(name, value)}`;
  const [only = "", ...more] = names.map((each) => (value !== undefined && each.startsWith("--") ? `${each}=` : each));
  if (more.length === 0) return `'${repeatable ? "*" : ""}${only}${told}${expects}'`;
  return `'(${names.join(" ")})'{${[only, ...more].join(",")}}'${told}${expects}'`;
}

function action(name: string, value: Value): string {
  switch (value.kind) {
    case "words":
      return `((${value.words.map(({ word, about }) => `${word}${about === "" ? "" : `\\:"${escaped(about)}"`}`).join(" ")}))`;
    case "list":
      return `_values -s , one ${value.words.map(listed).join(" ")}`;
    case "quantity":
      // The leading space keeps zsh from adding arguments of its own.
      return ` ${name}_quantity ${[...value.units.map((unit) => `"+${unit}"`), ...value.words.map(({ word }) => word)].join(" ")}`;
    case "file":
      return "_files";
    case "folder":
      return "_path_files -/";
    case "free":
      return " ";
  }
}

function listed({ word, about }: Word): string {
  return about === "" ? word : `"${word}[${escaped(about)}]"`;
}

/** Free of everything that zsh would take for its own signs, inside single quotes. */
function escaped(text: string): string {
  return text
    .replace(/["`$\\]/g, "")
    .replace(/[[\]]/g, "")
    .replaceAll(":", ",")
    .replaceAll("'", "'\\''");
}

function last({ path }: Branch): string {
  return path.at(-1) ?? "";
}
