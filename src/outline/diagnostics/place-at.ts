/** Turns an offset in a source into a place that a person can find. */
import type { Place } from '../../problem.js';
import type { Source } from '../../read/index.js';

/** Where each line begins; an outline asks for thousands of places. */
const lineStarts = new WeakMap<Source, readonly number[]>();

/**
 * @param start offset of the first character, from 0
 * @param end offset behind the last one; the place ends with its line
 */
export function placeAt(source: Source, start: number, end = start + 1): Place {
  const { path, text } = source;
  const at = Math.min(start, text.length);
  const starts = startsOf(source);
  const line = lineAt(starts, at);
  const lineStart = starts[line - 1] ?? 0;
  const lineText = text.slice(lineStart, (starts[line] ?? text.length + 1) - 1).replace(/\r$/, '');
  const column = at - lineStart + 1;
  const length = Math.max(1, Math.min(end - at, lineText.length - column + 1));
  return { file: path, line, column, length, lineText };
}

/** The place of some words in the text that begins at a place; that place where they are not. */
export function placeBehind(source: Source, place: Place, words: string): Place {
  const start = (startsOf(source)[place.line - 1] ?? 0) + place.column - 1;
  const at = source.text.indexOf(words, start);
  return at < 0 ? place : placeAt(source, at, at + words.length);
}

function startsOf(source: Source): readonly number[] {
  let starts = lineStarts.get(source);
  if (starts === undefined) {
    starts = [0, ...Array.from(source.text.matchAll(/\n/g), ({ index }) => index + 1)];
    lineStarts.set(source, starts);
  }
  return starts;
}

/** The number of the line that an offset is on, from 1. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}
