/** Writes a speaker's note as the comment that Marp takes for a note. */

/**
 * A comment can hold neither `-->` nor entities, and one that reads as YAML with a directive's
 * name would be obeyed. `--` followed by `>` gets a blank; a note that could be taken for
 * directives begins with an empty pair of brackets, which is no mapping.
 */
export function writeNote(note: string): string {
  const safe = note.replace(/--(?=!?>)/g, '-- ').replace(/^(?=-?>)/, ' ');
  return `<!--\n${mayBeDirective(safe) ? '[]\n' : ''}${safe}\n-->`;
}

/** A line of `word: value`: what Marp would read as a directive. */
function mayBeDirective(text: string): boolean {
  return /^[ \t]*["']?[$_a-z][\w$-]*["']?[ \t]*:/im.test(text);
}
