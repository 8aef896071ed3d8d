/** Where the configuration file lies: looked for without reading anything, because most runs have none. */
import type { Io } from "./io.ts";

const CONFIG_FILE = "inference-advisor.yaml";

/** Nobody works deeper than this inside a repository. */
const MOST_LEVELS = 30;

/** The nearest file from the working directory up to the root of its repository; outside of one, only here. */
export async function findConfig(io: Io): Promise<string | undefined> {
  const levels = Array.from({ length: Math.min(MOST_LEVELS, io.depth + 1) }, (_, level) => "../".repeat(level));
  let root = 0;
  while (root < levels.length && !(await io.exists(`${levels[root]}.git`))) root++;
  const inside = levels.slice(0, root === levels.length ? 1 : root + 1);
  for (const up of inside) if (await io.exists(`${up}${CONFIG_FILE}`)) return `${up}${CONFIG_FILE}`;
  return undefined;
}
