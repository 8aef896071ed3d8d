/** Lines and columns: wrapping text to a width without ever cutting a word. */

/** Wraps words to `width`; a word longer than a line gets a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** A hanging paragraph: `lead` in its own column, the text wrapped beside it (below it where there is no room). */
export function hang(lead: string, text: string, indent: number, column: number, width: number): string[] {
  const room = width - column;
  const beside = room >= 24 && longest(text.split(/\s+/)) <= room;
  const left = " ".repeat(beside ? column : indent + 2);
  const lines = wrap(text, Math.max(20, width - left.length)).map((line) => left + line);
  const head = " ".repeat(indent) + lead;
  if (beside && head.length < column) return [head.padEnd(column) + (lines[0] ?? "").slice(column), ...lines.slice(1)];
  return [...indented(lead, indent, width), ...lines];
}

/** Wrapped text whose further lines stand a little deeper than its first. */
export function indented(text: string, indent: number, width: number): string[] {
  return wrap(text, width - indent - 2).map((line, place) => " ".repeat(place === 0 ? indent : indent + 2) + line);
}

/** A heading with its text beside it, in as few lines as possible. */
export function headed(title: string, text: string, paint: { strong(text: string): string }, width: number): string[] {
  const [first = "", ...more] = hang(title, text, 0, title.length + 2, width);
  return [first.replace(title, paint.strong(title)), ...more];
}

/** A user's own words without codes that would steer a terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}]+/gu, " ");
}

export function longest(words: readonly string[]): number {
  return words.reduce((most, word) => Math.max(most, word.length), 0);
}

/** Columns that a text takes on a terminal: two for East Asian characters and emoji, none for what joins the one before. */
export function displayWidth(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let width = 0;
  for (const sign of text) {
    // Nearly all that is not ASCII is punctuation and letters with accents, far below the wide ones.
    if (sign < "\u0300" || (sign >= "\u2010" && sign <= "\u2192")) width += 1;
    else if (!/^(?:\p{M}|[\u200b\u200c]|\u200d|\ufe0f)$/u.test(sign)) width += isWide(sign) ? 2 : 1;
  }
  return width;
}

function isWide(sign: string): boolean {
  return /^[\p{Emoji_Presentation}\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]$/u.test(
    sign,
  );
}
