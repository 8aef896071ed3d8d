/** The completion script for bash 3.2 (macOS) and newer. */
import { allBranches, type Branch, type Value } from "./tree.ts";

export function bashScript(program: string, tree: Branch): string {
  const name = `_${program.replace(/\W/g, "_")}`;
  const branches = allBranches(tree);
  const commands = branches.map(
    (branch) =>
      `    ${pattern(branch)}) commands=${quoted(branch.branches.map((each) => each.path.at(-1) ?? ""))}` +
      ` flags=${quoted(branch.flags.flatMap(({ names }) => names))} ;;`,
  );
  const values = grouped(
    branches.flatMap((branch) =>
      branch.flags.flatMap(({ names, value }) =>
        value === undefined ? [] : names.map((flag) => [`"${branch.path.join(" ")} ${flag}"`, shown(value)] as const),
      ),
    ),
  );
  const positionals = grouped(
    branches.flatMap((branch) =>
      branch.positionals.map(({ value, variadic }, place) => {
        const here = variadic ? `"${branch.path.join(" ")} "*` : `"${branch.path.join(" ")} ${place}"`;
        return [here, shown(value)] as const;
      }),
    ),
  );
  return `# Completion of ${program} for bash. Load it with: source <(${program} completion bash)

# What a command offers: sets commands and flags.
${name}_command() {
  case "$1" in
${commands.join("\n")}
    *) return 1 ;;
  esac
}

# What stands after a flag of a command: sets kind and words. Fails for a switch.
${name}_value() {
  case "$1 $2" in
${values}
    *) return 1 ;;
  esac
}

# What stands at a place of a command: sets kind and words.
${name}_positional() {
  case "$1 $2" in
${positionals}
    *) return 1 ;;
  esac
}

${name}_reply() {
  local cur=$1 kind=$2 words=$3 IFS=$' \\t\\n' number before word
  case $kind in
    words) COMPREPLY=($(compgen -W "$words" -- "$cur")) ;;
    list)
      before=
      [[ $cur == *,* ]] && before=\${cur%,*},
      for word in $(compgen -W "$words" -- "\${cur##*,}"); do
        [[ ,$before == *,$word,* ]] || COMPREPLY+=("$before$word")
      done
      # A comma or a space may follow.
      type compopt >/dev/null 2>&1 && compopt -o nospace 2>/dev/null
      ;;
    quantity)
      number=\${cur%%[^0-9.]*}
      for word in $words; do
        if [[ $word == +* ]]; then
          [[ -n $number ]] && COMPREPLY+=($(compgen -W "$number\${word#+}" -- "$cur"))
        else
          COMPREPLY+=($(compgen -W "$word" -- "$cur"))
        fi
      done
      ;;
    file | folder)
      type compopt >/dev/null 2>&1 && compopt -o filenames 2>/dev/null
      IFS=$'\\n'
      if [[ $kind == file ]]; then COMPREPLY=($(compgen -f -- "$cur")); else COMPREPLY=($(compgen -d -- "$cur")); fi
      ;;
  esac
}

${name}() {
  local cur=\${COMP_WORDS[COMP_CWORD]} path= flag= glued= place=0 index word commands flags kind words
  local last=$COMP_CWORD
  COMPREPLY=()
  # Where bash parts words at "=", --flag=value arrives as three words.
  if [[ $cur == = ]]; then
    flag=\${COMP_WORDS[COMP_CWORD - 1]} cur=
    last=$((COMP_CWORD - 1))
  elif ((COMP_CWORD > 1)) && [[ \${COMP_WORDS[COMP_CWORD - 1]} == = ]]; then
    flag=\${COMP_WORDS[COMP_CWORD - 2]}
    last=$((COMP_CWORD - 2))
  elif [[ $cur == --*=* ]]; then
    flag=\${cur%%=*} glued=\${cur%%=*}= cur=\${cur#*=}
  fi
  # The command, and how many of its arguments stand there already.
  for ((index = 1; index < last; index++)); do
    word=\${COMP_WORDS[index]}
    case $word in
      --*=*) ;;
      -?*)
        if [[ \${COMP_WORDS[index + 1]} == = ]]; then
          ((index += 2))
        elif ${name}_value "$path" "$word"; then
          ((index += 1))
          ((index == last)) && flag=$word
        fi
        ;;
      *)
        ${name}_command "$path"
        if [[ " $commands " == *" $word "* ]]; then
          path="\${path:+$path }$word"
        else
          ((place += 1))
        fi
        ;;
    esac
  done
  if [[ -n $flag ]]; then
    ${name}_value "$path" "$flag" && ${name}_reply "$cur" "$kind" "$words"
    [[ -n $glued ]] && COMPREPLY=("\${COMPREPLY[@]/#/$glued}")
    return 0
  fi
  ${name}_command "$path" || return 0
  if [[ $cur == -* ]]; then
    ${name}_reply "$cur" words "$flags"
  elif [[ -n $commands ]]; then
    # After a word that is no command nothing helps.
    ((place == 0)) && ${name}_reply "$cur" words "$commands"
  elif ${name}_positional "$path" "$place"; then
    ${name}_reply "$cur" "$kind" "$words"
  fi
  return 0
}

complete -F ${name} ${program}
`;
}

function pattern(branch: Branch): string {
  return `"${branch.path.join(" ")}"`;
}

function shown(value: Value): string {
  if (value.kind === "quantity") {
    const words = value.words.map(({ word }) => word);
    return `kind=quantity words=${quoted([...value.units.map((unit) => `+${unit}`), ...words])}`;
  }
  const words = "words" in value ? value.words.map(({ word }) => word) : [];
  return `kind=${value.kind} words=${quoted(words)}`;
}

/** Patterns with the same value share a line, which keeps the script small. */
function grouped(entries: readonly (readonly [pattern: string, says: string])[]): string {
  const bySays = new Map<string, string[]>();
  for (const [pattern, says] of entries) bySays.set(says, [...(bySays.get(says) ?? []), pattern]);
  return [...bySays].map(([says, patterns]) => `    ${patterns.join(" | ")}) ${says} ;;`).join("\n");
}

function quoted(words: readonly string[]): string {
  return `'${words.join(" ").replaceAll("'", "'\\''")}'`;
}
