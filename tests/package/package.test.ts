import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { run as spawned } from "../e2e/program.ts";
import { serveModules } from "./registry.ts";
import { installedNodes } from "./runtimes.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const MODULES = join(ROOT, "node_modules");
const VERSIONS = [20, 22, 24];
const nodes = installedNodes();

let folder = "";
let tarball = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "package-"));
  const [packed] = JSON.parse(npm(ROOT, "pack", "--ignore-scripts", "--json", "--pack-destination", folder));
  tarball = join(folder, packed.filename);
  const registry = await serveModules(MODULES);
  try {
    writeFileSync(join(folder, "package.json"), '{ "name": "consumer", "private": true, "type": "module" }');
    // Not synchronously: the registry answers from this process.
    const cache = join(folder, "cache");
    await run(folder, "npm", ["install", tarball, "--registry", registry.url, "--cache", cache, "--no-audit"]);
  } finally {
    registry.close();
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the packed package", () => {
  it("holds the program, the library with its types, the rules and nothing else", () => {
    const files = execFileSync("tar", ["-tzf", tarball], { encoding: "utf8" }).trim().split("\n");
    const tops = new Set(files.map((file) => file.replace("package/", "").replace(/\/.*/, "")));
    expect([...tops].sort()).toEqual(
      ["CHANGELOG.md", "LICENSE", "README.md", "bin", "dist", "package.json", "rules"].sort(),
    );
    expect(files).toEqual(expect.arrayContaining(["package/dist/types/index.d.ts", "package/rules/schema/spec.json"]));
    expect(files.filter((file) => /\.test\.|\.map$|\/src\//.test(file))).toEqual([]);
  });

  it("refers to nothing that is not packed, as publint and attw see it", async () => {
    const { publint } = await import("publint");
    const { messages } = await publint({ pkgDir: join(folder, "node_modules/inference-advisor"), strict: true });
    expect(messages).toEqual([]);
    const attw = join(MODULES, "@arethetypeswrong/cli/dist/index.js");
    // It ends with 1 when a problem is found.
    const checked = await run(folder, process.execPath, [attw, tarball, "--profile", "esm-only", "--format", "ascii"]);
    expect(checked).toContain('"inference-advisor/tables"');
  });

  it("has types that need no validator and hold under the strictest checks", () => {
    mkdirSync(join(folder, "typed"));
    copyFileSync(join(import.meta.dirname, "consumer.ts"), join(folder, "typed/consumer.ts"));
    writeFileSync(join(folder, "typed/cases.ts"), caseSpecs());
    const options = { strict: true, skipLibCheck: false, noEmit: true, exactOptionalPropertyTypes: true, types: [] };
    const compilerOptions = { ...options, lib: ["es2022"], module: "nodenext", noUncheckedIndexedAccess: true };
    writeFileSync(join(folder, "typed/tsconfig.json"), JSON.stringify({ compilerOptions }));
    const tsc = join(MODULES, "typescript/bin/tsc");
    const args = [tsc, "-p", "typed", "--listFiles"];
    const listed = execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
    expect(listed).not.toContain("/zod/");
  });

  for (const major of VERSIONS) {
    const node = nodes.get(major);
    it.skipIf(node === undefined)(
      `answers on Node ${major}${node === undefined ? ", which is not here" : ""}`,
      async () => {
        expect(await run(folder, node ?? "", ["--input-type=module", "-e", SCRIPT])).toBe("async many\n");
        const program = "node_modules/inference-advisor/bin/inference-advisor.js";
        const asked = [program, "recommend", "-", "--decide", "endpoint"];
        expect(await run(folder, node ?? "", asked, "payload: 500 MB\naccess: queued\n")).toMatch(
          /^Asynchronous endpoint\n/,
        );
        const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
        expect(await run(folder, node ?? "", [program, "--version"])).toBe(`${version}\n`);
      },
    );
  }
});

const SCRIPT = `
  import { createAdvisor } from "inference-advisor";
  import { loadTable, unwrap } from "inference-advisor/tables";
  const { decisions } = createAdvisor().recommend({ payload: "500 MB", access: "queued" });
  const rules = [{ when: "items > 3", then: "many" }];
  const inputs = { items: { type: "count" } };
  const table = unwrap(await loadTable({ table: "t", inputs, outputs: { x: { default: "few" } }, rules }));
  console.log(decisions.endpoint.option, table.evaluate({ items: 4 }).value);`;

/** The workloads of all golden cases: whatever is read has the type of a spec. */
function caseSpecs(): string {
  const cases = join(ROOT, "rules/cases");
  const specs = readdirSync(cases).flatMap((name) =>
    (parse(readFileSync(join(cases, name), "utf8")) as { workload: object }[]).map(({ workload }) => workload),
  );
  expect(specs.length).toBeGreaterThan(100);
  const literals = specs.map((spec) => `  ${JSON.stringify(spec)},\n`).join("");
  return `import type { WorkloadSpec } from "inference-advisor";\nexport const specs: readonly WorkloadSpec[] = [\n${literals}];\n`;
}

function npm(cwd: string, ...args: string[]): string {
  return execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}

async function run(cwd: string, command: string, args: readonly string[], stdin = ""): Promise<string> {
  const { exit, stdout, stderr } = await spawned(command, args, { folder: cwd, stdin });
  expect({ exit, stderr: exit === 0 ? "" : stderr }).toEqual({ exit: 0, stderr: "" });
  return stdout;
}
