/** The lines of a text, by the offsets of their characters. */

export interface TextLine {
  readonly start: number;
  /** Behind its last character, before the line's end. */
  readonly end: number;
  readonly text: string;
}

export function lineAt(text: string, offset: number): TextLine {
  // `lastIndexOf` takes what is before the text for its first character.
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const found = text.indexOf('\n', offset);
  const whole = text.slice(start, found === -1 ? text.length : found).replace(/\r$/, '');
  return { start, end: start + whole.length, text: whole };
}

/** The next line that is not blank. */
export function lineBelow(text: string, { end }: TextLine): TextLine | undefined {
  for (let from = text.indexOf('\n', end) + 1; from > 0; from = text.indexOf('\n', from) + 1) {
    const line = lineAt(text, from);
    if (line.text.trim() !== '') return line;
  }
  return undefined;
}

/** The line before that is not blank. */
export function lineAbove(text: string, { start }: TextLine): TextLine | undefined {
  for (let at = start - 1; at >= 0; at = lineAt(text, at).start - 1) {
    const line = lineAt(text, at);
    if (line.text.trim() !== '') return line;
  }
  return undefined;
}

/** How many spaces a line begins with. */
export function indentOf({ text }: TextLine): number {
  return /^ */.exec(text)?.[0].length ?? 0;
}

/** Where the text behind a line's hyphens begins. */
export function contentOf({ text }: TextLine): number {
  return /^ *(?:- +)*/.exec(text)?.[0].length ?? 0;
}

/** True for an item of a list, and for a key with or without a value on its line. */
export function isStructure({ text }: Pick<TextLine, 'text'>): boolean {
  return /^\s*(?:-(?:\s|$)|"[^"]*":(?:\s|$)|[^\s#"'[\]{},&*!|>%@`-][^:]*:(?:\s|$))/.test(text);
}

/** The line of an error, the one below and the one above: YAML reports an error too early or too late. */
export function linesNear(text: string, at: number): TextLine[] {
  const line = lineAt(text, at);
  const near = [line, lineBelow(text, line), lineAbove(text, line)];
  return near.filter((one): one is TextLine => one !== undefined && one.text.trim() !== '');
}
