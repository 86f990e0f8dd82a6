/** Turns an offset in a source into a place that a person can find. */
import { LineCounter } from 'yaml';
import type { Place } from '../../problem.js';
import type { Source } from '../../read/index.js';

/** Where each line begins; an outline asks for thousands of places. */
const lineCounters = new WeakMap<Source, LineCounter>();

/**
 * @param start offset of the first character, from 0
 * @param end offset behind the last one; the place ends with its line
 */
export function placeAt(source: Source, start: number, end = start + 1): Place {
  const { path, text } = source;
  const at = Math.min(start, text.length);
  const lines = linesOf(source);
  const { line, col: column } = lines.linePos(at);
  const lineEnd = (lines.lineStarts[line] ?? text.length + 1) - 1;
  const lineText = text.slice(at - column + 1, lineEnd).replace(/\r$/, '');
  const length = Math.max(1, Math.min(end - at, lineText.length - column + 1));
  return { file: path, line, column, length, lineText };
}

/** The place of some words in the text that begins at a place; that place where they are not. */
export function placeBehind(source: Source, place: Place, words: string): Place {
  const start = (linesOf(source).lineStarts[place.line - 1] ?? 0) + place.column - 1;
  const at = source.text.indexOf(words, start);
  return at < 0 ? place : placeAt(source, at, at + words.length);
}

function linesOf(source: Source): LineCounter {
  let lines = lineCounters.get(source);
  if (lines === undefined) {
    lines = new LineCounter();
    lines.addNewLine(0);
    for (const { index } of source.text.matchAll(/\n/g)) lines.addNewLine(index + 1);
    lineCounters.set(source, lines);
  }
  return lines;
}
