/** The completion script for fish. */
import { allBranches, type Branch, type Flag, type Value, type Word } from "./tree.ts";

export function fishScript(program: string, tree: Branch): string {
  const name = `__${program.replace(/\W/g, "_")}`;
  const complete = `complete -c ${program}`;
  const lines = allBranches(tree).flatMap((branch) => {
    const path = branch.path.join(" ");
    const here = branch.branches.length === 0 ? `${name}_at ${path}` : `${name}_before_command ${path}`;
    return [
      ...branch.branches.map((each) => {
        const word = each.path.at(-1) ?? "";
        return `${complete} -n '${here.trim()}' -a ${word} -d ${quoted(each.about)}`;
      }),
      ...branch.flags.map((flag) => `${complete} -n '${here.trim()}' ${flagOptions(name, flag)}`),
      ...branch.positionals.map(({ value, variadic }, place) => {
        const from = variadic ? `${name}_at ${path}` : `${name}_argument ${place} ${path}`;
        return `${complete} -n '${from}' ${offers(name, value) || "-f"}`;
      }),
    ];
  });
  return `# Completion of ${program} for fish: ${program} completion fish | source
# or, for good: ${program} completion fish > ~/.config/fish/completions/${program}.fish

# The words so far that are neither flags nor their values.
function ${name}_words
    set -l skip 0
    for token in (commandline -opc)[2..-1]
        if test $skip = 1
            set skip 0
        else if string match -q -- '-*' $token
            contains -- $token ${[...flagsWithValue(tree)].join(" ")}; and set skip 1
        else
            echo -- $token
        end
    end
end

# Has this command been typed?
function ${name}_at
    set -l words (${name}_words)
    test (count $words) -ge (count $argv); or return 1
    test (count $argv) = 0; or test "$words[1..$(count $argv)]" = "$argv"
end

# Is this all that has been typed, so that one of its commands comes next?
function ${name}_before_command
    set -l words (${name}_words)
    test "$words" = "$argv"
end

# Does its argument number $argv[1], counted from 0, come next?
function ${name}_argument
    set -l words (${name}_words)
    ${name}_at $argv[2..-1]; and test (count $words) = (math $argv[1] + (count $argv[2..-1]))
end

function ${name}_typed
    string replace -r '^--[^=]*=' '' -- (commandline -ct)
end

# Several of these words, with commas between.
function ${name}_list
    set -l before (string match -r '.*,' -- (${name}_typed))
    for item in $argv
        set -l word (string split -m 1 \\t -- $item)[1]
        string match -q -- "*,$word,*" ",$before"; or echo -- "$before$item"
    end
end

# A number with each of the units (+MB), and words.
function ${name}_quantity
    set -l number (string match -r '^[0-9.]+' -- (${name}_typed))
    for word in $argv
        if not string match -q -- '+*' $word
            echo -- $word
        else if test -n "$number"
            echo -- "$number"(string sub -s 2 -- $word)
        end
    end
end

${complete} -f
${lines.join("\n")}
`;
}

function flagOptions(name: string, { names, about, value }: Flag): string {
  const spelt = names.map((each) => (each.startsWith("--") ? `-l ${each.slice(2)}` : `-s ${each.slice(1)}`));
  const takes = value === undefined ? [] : [value.kind === "file" ? "-r" : "-x", offers(name, value)];
  return [...spelt, ...takes, `-d ${quoted(about)}`].filter((part) => part !== "").join(" ");
}

/** What fish is to offer for a value; nothing where only the user knows it. */
function offers(name: string, value: Value): string {
  switch (value.kind) {
    case "words":
      return `-a ${quoted(value.words.map(told).join(" "))}`;
    case "list":
      return `-a ${quoted(`(${name}_list ${value.words.map(told).join(" ")})`)}`;
    case "quantity": {
      const words = [...value.units.map((unit) => `+${unit}`), ...value.words.map(({ word }) => word)];
      return `-a ${quoted(`(${name}_quantity ${words.map((word) => `"${word}"`).join(" ")})`)}`;
    }
    case "file":
      return "-F";
    case "folder":
      return `-a '(__fish_complete_directories)'`;
    case "free":
      return "";
  }
}

function told({ word, about }: Word): string {
  return about === "" ? word : `${word}\\t"${about.replace(/["$\\]/g, "")}"`;
}

function flagsWithValue(tree: Branch): ReadonlySet<string> {
  const flags = allBranches(tree).flatMap((branch) => branch.flags);
  return new Set(flags.flatMap(({ names, value }) => (value === undefined ? [] : names)));
}

function quoted(text: string): string {
  return `'${text.replace(/\\(?=['\\])/g, "\\\\").replaceAll("'", "\\'")}'`;
}
