/** A speaker's notes as paragraphs, every sign of them as it was written. */
import { escapeText, withEmoji } from '../../markdown/index.js';

export interface NoteParagraph {
  /** Escaped, its emoji drawn. */
  readonly text: string;
  /** True behind an empty line. */
  readonly isApart: boolean;
}

/** A line is a paragraph; an empty line sets the next one apart. */
export function noteParagraphs(notes: string): NoteParagraph[] {
  const lines = notes.split(/\r\n?|\n/);
  return lines.flatMap((line, index) =>
    line.trim() === ''
      ? []
      : [{ text: withEmoji(escapeText(line)), isApart: lines[index - 1]?.trim() === '' }],
  );
}
