/** Goes through what is run most, in silence, so that what Node compiles on the way can be kept for later runs. */
import type { Io, Sink } from "./io.ts";
import { main } from "./main.ts";

const SPEC = "access: queued\npayload: 500 MB\n";

/** What is kept is taken up whole by every run: so first what scripts run most, and then what reads specs. */
const RUNS = [
  ["recommend", "--payload", "500MB", "--access", "queued"],
  ["recommend", "workload.yaml"],
];

/** Calls `keep` when something has been compiled that has not been kept yet. */
export async function warmUp(keep: () => void): Promise<void> {
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
    depth: 0,
    rulesFolder: "",
  };
  for (const args of RUNS) {
    await main(io, args);
    keep();
  }
}
