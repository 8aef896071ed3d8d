/** The program: arguments in, exit code out. Nothing a user types ends in a stack trace. */
import { CommanderError } from "commander";
import { UserError } from "../errors.ts";
import { renderFindings } from "../render/findings.ts";
import { canAsk } from "./can-ask.ts";
import { EXIT, type Io } from "./io.ts";
import { buildProgram } from "./program.ts";
import { tablesFor } from "./tables.ts";

export async function main(io: Io, args: readonly string[]): Promise<number> {
  let code: number = EXIT.ok;
  try {
    const tables = await tablesFor(io, args);
    const program = buildProgram(io, tables, (exit) => {
      code = exit;
    });
    // Bare on a terminal it asks; elsewhere commander prints the help and refuses. An action of the program itself
    // would take a misspelt command for an argument.
    const bare = args.length === 0 && canAsk(io);
    await program.parseAsync(bare ? ["ask"] : [...args], { from: "user" });
    return code;
  } catch (error) {
    // Commander has already said what was wrong; help and version are no mistakes.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (error instanceof UserError) {
      io.stderr.write(renderFindings(error.findings));
      return EXIT.usage;
    }
    const detail = error instanceof Error ? error : new Error(String(error));
    io.stderr.write(`internal error: ${detail.message}\nThis is a bug; please report it with the command you ran.\n`);
    if (io.env["INFERENCE_ADVISOR_DEBUG"]) io.stderr.write(`${detail.stack ?? ""}\n`);
    return EXIT.internal;
  }
}
