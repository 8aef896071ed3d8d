/** The program on the real process. */
import { HELPER } from "./batch/helper.ts";
import { main } from "./main.ts";
import { processIo } from "./process.ts";

export { warmUp } from "./warm-up.ts";

/** Runs the program; `rulesFolder` holds the YAML that came with it. */
export async function run(rulesFolder: string): Promise<void> {
  if (process.argv[2] === HELPER) {
    const { help, isHelper } = await import("./batch/threads.ts");
    if (isHelper()) return help();
  }
  process.exitCode = await main(processIo(rulesFolder), process.argv.slice(2));
}
