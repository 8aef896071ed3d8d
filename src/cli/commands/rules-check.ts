/** `rules check`: mistakes when loading, then what can be proved. */
import { type Finding, hasErrors } from "../../errors.ts";
import { renderFindings } from "../../render/findings.ts";
import { loadModel } from "../../tables/load/index.ts";
import { verify } from "../../tables/verify/index.ts";
import { EXIT, type Io } from "../io.ts";
import { inFolder, readRules } from "../read.ts";

export async function checkRules(io: Io, folder: string | undefined): Promise<number> {
  const loaded = await loadModel(await readRules(io, folder ?? io.rulesFolder));
  if (!loaded.ok) return report(io, inFolder(folder, loaded.findings), "");
  const { findings, boxes } = verify(loaded.value);
  const proved = Object.entries(boxes).map(([name, count]) => `${name} ${count}`);
  return report(io, inFolder(folder, [...loaded.findings, ...findings]), `Boxes searched: ${proved.join(", ")}\n`);
}

function report(io: Io, findings: readonly Finding[], proved: string): number {
  io.stdout.write(renderFindings(findings));
  const count = (severity: string): string => {
    const { length } = findings.filter((each) => each.severity === severity);
    return `${length} ${severity}${length === 1 ? "" : "s"}`;
  };
  io.stdout.write(`${proved}${count("error")}, ${count("warning")}, ${count("note")}\n`);
  return hasErrors(findings) ? EXIT.gate : EXIT.ok;
}
