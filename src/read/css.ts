/** Reads CSS of users: a mistake has its line in its own file. */
import postcss, { type Root } from 'postcss';
import type { Place, Problem } from '../problem.js';
import { placeOnLine, type Source } from './read-source.js';

/**
 * The CSS, or what is wrong with it.
 * @param noun what the sheet is, with its article
 */
export function parseCss(source: Source, noun: string): Root | Problem {
  try {
    return postcss.parse(source.text);
  } catch (error) {
    const { reason, line, column } = error as { reason?: string; line?: number; column?: number };
    return cssFault(source, noun, reason ?? String(error), placeOnLine(source, line ?? 1, column));
  }
}

export function cssFault(source: Source, noun: string, reason: string, place: Place): Problem {
  const message = `${noun} ${source.path} is no CSS that can be read: ${reason}`;
  return { severity: 'error', code: 'theme/css', message, hint: 'Correct the CSS there.', place };
}
