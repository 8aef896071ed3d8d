/** Goes through what is run most, in silence: what Node compiles on the way is kept for later runs. */
import type { Io, Sink } from "./io.ts";
import { main } from "./main.ts";

const SPEC = "access: queued\npayload: 500 MB\n";

const RUNS = [["--help"], ["recommend", "--payload", "500MB", "--access", "queued"], ["recommend", "workload.yaml"]];

export async function warmUp(): Promise<void> {
  const silent: Sink = { isTerminal: false, width: 80, write: () => {} };
  const io: Io = {
    env: {},
    stdout: silent,
    stderr: silent,
    stdinIsTerminal: false,
    read: async () => Buffer.from(SPEC),
    stream: async function* () {},
    list: async () => undefined,
    exists: async () => false,
    isSame: async () => false,
    makeFolder: async () => {},
    save: async () => {},
    rulesFolder: "",
  };
  for (const args of RUNS) await main(io, args);
}
