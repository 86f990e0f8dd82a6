/** The passage of a transcript that is most like a quotation, and in which words they differ. */
import { IDEOGRAPHS } from '../ideographs.js';
import type { WordIndex } from './word-index.js';
import type { Word } from './words.js';

export interface NearestPassage {
  /** Of its first word. */
  readonly at: number;
  /** The words of both, those that differ between asterisks. */
  readonly quotation: string;
  readonly passage: string;
  /** The part of the quotation's words that the passage has in the same order. */
  readonly likeness: number;
}

/**
 * Aligns the whole quotation with any part of the transcript by the fewest words that are changed,
 * left out or put in (Sellers 1980). The best part ends where one row of costs for all words says; only
 * before that, a table of all rows is needed: a part is no longer than twice the quotation.
 */
export function nearestPassage(
  quotation: readonly Word[],
  { words }: WordIndex,
): NearestPassage | undefined {
  if (quotation.length === 0 || words.length === 0) return undefined;
  let costs = new Uint16Array();
  for (const row of costRows(quotation, words)) costs = row;
  const end = costs.indexOf(costs.reduce((least, cost) => Math.min(least, cost)));
  const start = Math.max(0, end - 2 * quotation.length);
  const part = words.slice(start, end);
  const found = traced(quotation, part, [...costRows(quotation, part)]);
  return { ...found, at: start + found.at };
}

/**
 * Of each row, which is a count of the quotation's words, the cost for each end of the passage. The
 * first row is free, so that the passage may begin anywhere.
 */
function* costRows(
  quotation: readonly Word[],
  words: readonly Word[],
): Generator<Uint16Array<ArrayBuffer>> {
  let above = new Uint16Array(words.length + 1);
  yield above;
  for (const [index, { folded }] of quotation.entries()) {
    const row = new Uint16Array(words.length + 1);
    row[0] = index + 1;
    for (let column = 1; column <= words.length; column++) {
      const changed = (above[column - 1] ?? 0) + (words[column - 1]?.folded === folded ? 0 : 1);
      const other = Math.min(above[column] ?? 0, row[column - 1] ?? 0) + 1;
      row[column] = Math.min(changed, other);
    }
    yield row;
    above = row;
  }
}
/** Goes back from the end of the best alignment, which is that of the words. */
function traced(
  quotation: readonly Word[],
  words: readonly Word[],
  costs: readonly Uint16Array[],
): NearestPassage {
  const cost = (row: number, column: number): number => costs[row]?.[column] ?? 0;
  const mine: MarkedWord[] = [];
  const theirs: MarkedWord[] = [];
  let [row, column, same] = [quotation.length, words.length, 0];
  while (row > 0) {
    const one = quotation[row - 1];
    const other = words[column - 1];
    const isSame = other !== undefined && one?.folded === other.folded;
    const step = cost(row, column);
    if (other && step === cost(row - 1, column - 1) + (isSame ? 0 : 1)) {
      if (isSame) same++;
      mine.unshift({ word: one?.written ?? '', isOther: !isSame });
      theirs.unshift({ word: other.written, isOther: !isSame });
      row--;
      column--;
    } else if (other && step === cost(row, column - 1) + 1) {
      theirs.unshift({ word: other.written, isOther: true });
      column--;
    } else {
      mine.unshift({ word: one?.written ?? '', isOther: true });
      row--;
    }
  }
  return {
    at: column,
    quotation: marked(mine),
    passage: marked(theirs),
    likeness: same / quotation.length,
  };
}

interface MarkedWord {
  readonly word: string;
  readonly isOther: boolean;
}

const CLOSE_BEFORE = new RegExp(`^[${IDEOGRAPHS}%‰°]`, 'u');
const CLOSE_BEHIND = new RegExp(`[${IDEOGRAPHS}$€£¥]$`, 'u');

/** `we *must stay* open`; no blanks between ideographs. */
function marked(words: readonly MarkedWord[]): string {
  let text = '';
  for (const [index, { word, isOther }] of words.entries()) {
    const before = words[index - 1];
    const isClose = CLOSE_BEFORE.test(word);
    const ends = before?.isOther && !isOther ? '*' : '';
    const begins = isOther && !before?.isOther ? '*' : '';
    const gap = index === 0 || isClose || CLOSE_BEHIND.test(before?.word ?? '') ? '' : ' ';
    text += `${ends}${gap}${begins}${word}`;
  }
  return words.at(-1)?.isOther ? `${text}*` : text;
}
