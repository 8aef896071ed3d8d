/** The command `completion`. */
import { Argument, type Command } from "commander";
import type { Model } from "../tables/model.ts";
import type { Io } from "./io.ts";
import { ownRules } from "./own-flags.ts";

const SHELLS = ["bash", "zsh", "fish"] as const;

/** `whole` makes the program anew, to be described. */
export function addCompletion(program: Command, io: Io, model: Model, whole: () => Command): void {
  const command = program
    .command("completion")
    .summary("print a script with which the shell completes")
    .description("Prints a script with which a shell completes commands, flags and their values.")
    .addArgument(new Argument("<shell>", "the shell").choices(SHELLS))
    .addHelpText("after", INSTALL)
    .showHelpAfterError("  see inference-advisor completion --help");
  ownRules(command).action(async (shell: (typeof SHELLS)[number]) => {
    const { printCompletion } = await import("./commands/completion.ts");
    printCompletion(io, whole(), model, shell);
  });
}

const INSTALL = `
For good:
  bash  echo 'source <(inference-advisor completion bash)' >> ~/.bashrc
        (in the old bash of macOS, write it to a file and source that)
  zsh   inference-advisor completion zsh > FOLDER/_inference-advisor
        (a FOLDER of $fpath; compinit finds it in the next shell)
  fish  inference-advisor completion fish \\
          > ~/.config/fish/completions/inference-advisor.fish

The script knows the tables it was made with, rules of your own among them
where --rules or the configuration names some. Make it anew when they change.`;
