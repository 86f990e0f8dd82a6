/** Writes a speaker's note as a comment, which Marp reads as a note. */

/** Invisible, breaks no line, and is no space to YAML. */
const WORD_JOINER = '\u2060';

/**
 * A comment can contain neither `-->` nor entities, and Marp obeys one that is YAML with a directive's
 * name. A word joiner breaks up what would end it; one before each line of a possible mapping makes
 * its keys other names. Readers of the note see no difference.
 */
export function writeNote(note: string): string {
  const open = note.replace(/--(?=!?>)/g, `--${WORD_JOINER}`);
  const safe = MAY_BE_YAML.test(open) ? open.replace(/^[ \t]*(?=\S)/gm, `$&${WORD_JOINER}`) : open;
  return `<!--\n${safe}\n-->`;
}

/** A key, an explicit key, braces; also linter comments, which Marp drops. */
const MAY_BE_YAML = /:(?=\s|$)|(?:^|\s)\?(?=\s|$)|\{|^(?:prettier-|markdownlint-|lint )/m;
