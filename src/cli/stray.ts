/** What lies in the folder of a rule set and is not read: a misnamed table would be missed silently. */
import type { Finding } from "../errors.ts";
import { finding } from "../findings/index.ts";
import type { Io } from "./io.ts";
import { TOP_FILES, YAML_NAME } from "./read.ts";

const FILES = [...TOP_FILES, "exceptions.yaml"];
const FOLDERS = ["decisions", "cases", "topics"];

/** Places are named inside the rule set, as in other findings about it. */
export async function strayFiles(io: Io, folder: string): Promise<Finding[]> {
  const findings = misnamed((await io.list(folder)) ?? []);
  for (const sub of FOLDERS) {
    const names = ((await io.list(`${folder}/${sub}`)) ?? []).filter((name) => !name.startsWith("."));
    const first = new Map<string, string>();
    for (const name of names) {
      const file = `${sub}/${name}`;
      const hint = `only ${sub}/*.yaml is read; rename it, or move it out of ${sub}`;
      if (!YAML_NAME.test(name)) findings.push(finding("table/unread-file", { file }, hint));
      const twin = first.get(name.toLowerCase());
      if (twin !== undefined) findings.push(finding("table/same-file", { file }, twin));
      first.set(name.toLowerCase(), file);
    }
  }
  return findings;
}

/** Files at the top whose name is nearly right: `limits.yml`, `Sources.yaml`. */
function misnamed(top: readonly string[]): Finding[] {
  return top.flatMap((file) => {
    const meant = FILES.find((known) => stem(known) === stem(file.toLowerCase()));
    if (meant === undefined || meant === file || !/\.(ya?ml|json)$/i.test(file)) return [];
    return [finding("table/unread-file", { file }, `the file that is read is called ${meant}`)];
  });
}

function stem(name: string): string {
  return name.replace(/\.[^.]*$/, "");
}
