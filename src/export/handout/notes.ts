/** A speaker's notes as paragraphs, all characters as written. */
import { escapeText, withEmoji } from '../../markdown/index.js';

export interface NoteParagraph {
  /** Escaped, its emoji drawn. */
  readonly text: string;
  /** True after an empty line. */
  readonly isApart: boolean;
}

export function noteParagraphs(notes: string): NoteParagraph[] {
  const lines = notes.split(/\r\n?|\n/);
  return lines.flatMap((line, index) =>
    line.trim() === ''
      ? []
      : [{ text: withEmoji(escapeText(line)), isApart: lines[index - 1]?.trim() === '' }],
  );
}
