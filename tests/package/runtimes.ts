/** The Nodes and browsers of this machine. Nothing is ever downloaded: what is not here is skipped, and said so. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

const { PATH = "", HOME = "", NODES = "", CHROME_PATH = "", VOLTA_HOME = join(HOME, ".volta") } = process.env;

/** Where version managers keep Nodes, and what `NODES` lists. */
const FOLDERS: readonly (readonly [folder: string, program: string])[] = [
  [join(HOME, ".nvm/versions/node"), "bin/node"],
  [join(HOME, ".local/share/fnm/node-versions"), "installation/bin/node"],
  [join(HOME, ".asdf/installs/nodejs"), "bin/node"],
  [join(VOLTA_HOME, "tools/image/node"), "bin/node"],
  ["/usr/local/n/versions/node", "bin/node"],
  [join(process.env["RUNNER_TOOL_CACHE"] ?? "/opt/hostedtoolcache", "node"), "x64/bin/node"],
];

/** One Node of each major version, by its number. */
export function installedNodes(): ReadonlyMap<number, string> {
  const managed = FOLDERS.flatMap(([folder, program]) =>
    existsSync(folder) ? readdirSync(folder).map((version) => join(folder, version, program)) : [],
  );
  const onPath = PATH.split(delimiter).map((folder) => join(folder, "node"));
  const nodes = new Map<number, string>();
  for (const node of [process.execPath, ...NODES.split(delimiter), ...onPath, ...managed].filter(existsSync)) {
    const { stdout } = spawnSync(node, ["-p", "process.versions.node"], { encoding: "utf8" });
    const major = Number.parseInt(stdout, 10);
    if (!Number.isNaN(major) && !nodes.has(major)) nodes.set(major, node);
  }
  return nodes;
}

export function installedChrome(): string | undefined {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome-headless-shell"];
  const onPath = names.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)));
  return [CHROME_PATH, ...onPath].find((program) => program !== "" && existsSync(program));
}
