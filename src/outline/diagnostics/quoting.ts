/** Writes a text as YAML takes it for nothing else, for hints that can be followed to the letter. */

/** In double quotes. */
export function inQuotes(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** As it is where no character of it means anything to YAML, else in double quotes. */
export function asWritten(text: string): string {
  return /^[\p{L}\p{N}“「『][^:#"'\\,[\]{}\n]*$/u.test(text) ? text : inQuotes(text);
}

/** Of a text in the place of a colour. */
export const COLOR_HINT =
  'Write "#e4002b" (in quotes), rgb(228, 0, 43), hsl(349, 100%, 45%) or a name of CSS, such as navy; nothing see-through.';
