/** `completion`: the script with which a shell completes commands, flags and values. */
import type { Command } from "commander";
import { topics } from "../../builtin-topics.ts";
import type { Model } from "../../tables/model.ts";
import { bashScript } from "../completion/bash.ts";
import { fishScript } from "../completion/fish.ts";
import { describeTree } from "../completion/tree.ts";
import { zshScript } from "../completion/zsh.ts";
import type { Io } from "../io.ts";

export const SHELLS = { bash: bashScript, zsh: zshScript, fish: fishScript };

export function printCompletion(io: Io, program: Command, model: Model, shell: keyof typeof SHELLS): void {
  io.stdout.write(SHELLS[shell](program.name(), describeTree(program, model, topics)));
}
