/** Writes a speaker's note as the comment that Marp takes for a note. */

/** Shows as nothing, breaks no line, and is no blank to YAML. */
const WORD_JOINER = '\u2060';

/**
 * A comment can hold neither `-->` nor entities, and one that reads as YAML with a directive's
 * name would be obeyed. A word joiner parts what would end it; where the note may be a mapping,
 * one before each line makes all its keys other names. Whoever reads the note sees it unchanged.
 */
export function writeNote(note: string): string {
  const open = note.replace(/--(?=!?>)/g, `--${WORD_JOINER}`);
  const safe = MEANS_SOMETHING.test(open)
    ? open.replace(/^[ \t]*(?=\S)/gm, `$&${WORD_JOINER}`)
    : open;
  return `<!--\n${safe}\n-->`;
}

/** A key, an explicit key, braces; and the comments of linters, which Marp leaves out. */
const MEANS_SOMETHING = /:(?=\s|$)|(?:^|\s)\?(?=\s|$)|\{|^(?:prettier-|markdownlint-|lint )/m;
