/** From the YAML of `rules/` to data that can be written down: the loaders are the project's own, bundled first. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { shared } from "./shared.js";

export async function precompile() {
  const folder = await mkdtemp(join(process.cwd(), "node_modules", ".precompile-")).catch(() =>
    mkdtemp(join(tmpdir(), "precompile-")),
  );
  try {
    const entryPoints = {
      load: "src/tables/load/index.ts",
      pack: "src/tables/pack.ts",
      topics: "src/advisor/topics.ts",
      sizing: "src/advisor/sizing/load-sheet.ts",
      catalogue: "src/catalog/load.ts",
      lists: "src/catalog/packed-lists.ts",
      generators: "src/generate/load-generator.ts",
      spec: "src/workload/spec-types.ts",
    };
    await build({ ...shared, entryPoints, outdir: folder, outExtension: { ".js": ".mjs" }, platform: "node" });
    const { loadModel } = await import(pathToFileURL(join(folder, "load.mjs")).href);
    const { pack } = await import(pathToFileURL(join(folder, "pack.mjs")).href);
    const { loadTopics } = await import(pathToFileURL(join(folder, "topics.mjs")).href);
    const { specTypes } = await import(pathToFileURL(join(folder, "spec.mjs")).href);
    const names = ["inputs.yaml", "limits.yaml", "sources.yaml", "constraints.yaml"];
    const texts = [...(await read(names)), ...(await readFolder("decisions"))];
    const loaded = await loadModel(texts);
    stopAt(loaded.findings);
    const { topics, findings } = await loadTopics(loaded.value, await readFolder("topics"));
    stopAt(findings);
    const { loadSheet } = await import(pathToFileURL(join(folder, "sizing.mjs")).href);
    const [sizing] = await read(["sizing.yaml"]);
    const sheet = await loadSheet(loaded.value, sizing);
    stopAt(sheet.findings);
    const { loadCatalogue } = await import(pathToFileURL(join(folder, "catalogue.mjs")).href);
    const { packLists } = await import(pathToFileURL(join(folder, "lists.mjs")).href);
    const catalogue = await loadCatalogue(await readCatalogue());
    stopAt(catalogue.findings);
    const regions = Object.entries(catalogue.value.regions).map(([region, lists]) => [region, packLists(lists)]);
    const { loadGenerator } = await import(pathToFileURL(join(folder, "generators.mjs")).href);
    const generators = [];
    for (const file of await readFolder("generate")) {
      const generator = await loadGenerator(loaded.value, file);
      stopAt(generator.findings);
      generators.push(generator.value);
    }
    return {
      ...{ tables: pack(loaded.value), topics, generators, sheet: sheet.value },
      catalogue: { ...catalogue.value, regions: Object.fromEntries(regions) },
      ...{ texts, specTypes: specTypes(loaded.value) },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function read(names) {
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(`rules/${name}`, "utf8") })));
}

async function readCatalogue() {
  const names = ["instances.csv", "prices.csv", "sources.yaml", "offers.yaml"];
  const [instances, prices, sources, offers] = await read(names.map((name) => `catalog/${name}`));
  return { instances, prices, sources, offers };
}

async function readFolder(folder) {
  return read((await readdir(`rules/${folder}`)).sort().map((name) => `${folder}/${name}`));
}

function stopAt(findings) {
  for (const { severity, message, at, hint } of findings) {
    console.error(`rules/${at?.file}:${at?.line}:${at?.column}: ${severity}: ${message}${hint ? ` (${hint})` : ""}`);
  }
  if (findings.some(({ severity }) => severity === "error")) process.exit(1);
}
