/** What a stream can show: colours by the conventions of NO_COLOR and FORCE_COLOR, signs by the locale. */
import type { ThemeOptions } from "../render/text/theme.ts";
import type { Io, Sink } from "./io.ts";

export function lookOf({ env }: Io, sink: Sink, wanted = true): ThemeOptions {
  const refused = !wanted || (env["NO_COLOR"] ?? "") !== "" || env["TERM"] === "dumb";
  const forced = !["", "0", "false"].includes(env["FORCE_COLOR"] ?? "");
  const color = refused || env["FORCE_COLOR"] === "0" ? 0 : sink.isTerminal || forced ? 1 : 0;
  const locale = env["LC_ALL"] || env["LC_CTYPE"] || env["LANG"] || "";
  return { color, unicode: /utf-?8/i.test(locale) };
}
