/** The program on the real process. */
import { main } from "./main.ts";
import { processIo } from "./process.ts";

export { main };

/** Runs the program; `rulesFolder` holds the YAML that came with it. */
export async function run(rulesFolder: string): Promise<void> {
  process.exitCode = await main(processIo(rulesFolder), process.argv.slice(2));
}
