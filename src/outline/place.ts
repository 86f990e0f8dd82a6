/** Turns an offset in a source into a place that a person can find. */
import type { Place } from '../problem.js';
import type { Source } from '../read/source.js';

/**
 * @param start offset of the first character, from 0
 * @param end offset behind the last one; the place ends with its line
 */
export function placeAt(source: Source, start: number, end = start + 1): Place {
  const { path, text } = source;
  const at = Math.min(start, text.length);
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const next = text.indexOf('\n', at);
  const lineText = text.slice(lineStart, next === -1 ? text.length : next).replace(/\r$/, '');
  let line = 1;
  for (let i = text.indexOf('\n'); i !== -1 && i < lineStart; i = text.indexOf('\n', i + 1)) line++;
  const column = at - lineStart + 1;
  const length = Math.max(1, Math.min(end - at, lineText.length - column + 1));
  return { file: path, line, column, length, lineText };
}
