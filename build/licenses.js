/** The licences of the packages that the program has become part of, which have to go with it. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** `metafiles` are esbuild's, of all bundles. */
export async function writeLicenses(file, metafiles) {
  const inputs = metafiles.flatMap(({ inputs }) => Object.keys(inputs));
  const packages = new Set(inputs.flatMap((path) => /.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []));
  const texts = await Promise.all([...packages].sort().map(licenseOf));
  await writeFile(file, `${texts.join(`\n\n${"-".repeat(72)}\n\n`)}\n`);
}

async function licenseOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
  const text = file === undefined ? "" : `\n\n${(await readFile(join(folder, file), "utf8")).trim()}`;
  return `${name} ${version} (${license})${text}`;
}
