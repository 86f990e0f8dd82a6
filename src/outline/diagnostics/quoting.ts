/** Writes a text as YAML takes it for nothing else, for hints that can be followed to the letter. */

/** In double quotes. */
export function inQuotes(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** As it is where no character of it means anything to YAML, else in double quotes. */
export function asWritten(text: string): string {
  return /^[\p{L}\p{N}“「『][^:#"'\\,[\]{}\n]*$/u.test(text) ? text : inQuotes(text);
}
