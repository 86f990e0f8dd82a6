/** The passage of a transcript that is most like a quotation, and in which words they differ. */
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
 * left out or put in (Sellers 1980).
 */
export function nearestPassage(
  quotation: readonly Word[],
  { words }: WordIndex,
): NearestPassage | undefined {
  const rows = quotation.length;
  const columns = words.length;
  if (rows === 0 || columns === 0) return undefined;
  const ids = new Map<string, number>();
  const idOf = ({ folded }: Word): number => {
    const id = ids.get(folded) ?? ids.size;
    ids.set(folded, id);
    return id;
  };
  const left = Int32Array.from(quotation, idOf);
  const right = Int32Array.from(words, idOf);
  const width = columns + 1;
  // Of each row the cost so far; row 0 is free, so that the passage may begin anywhere.
  const costs = new Uint16Array((rows + 1) * width);
  for (let row = 1; row <= rows; row++) {
    const [here, above] = [row * width, (row - 1) * width];
    costs[here] = row;
    for (let column = 1; column <= columns; column++) {
      const isSame = left[row - 1] === right[column - 1];
      const changed = (costs[above + column - 1] ?? 0) + (isSame ? 0 : 1);
      const other = Math.min(costs[above + column] ?? 0, costs[here + column - 1] ?? 0) + 1;
      costs[here + column] = Math.min(changed, other);
    }
  }
  let end = 0;
  for (let column = 1; column <= columns; column++) {
    if ((costs[rows * width + column] ?? 0) < (costs[rows * width + end] ?? 0)) end = column;
  }
  return traced(quotation, words, costs, end);
}

/** Goes back from the end of the best alignment. */
function traced(
  quotation: readonly Word[],
  words: readonly Word[],
  costs: Uint16Array,
  end: number,
): NearestPassage {
  const width = words.length + 1;
  const cost = (row: number, column: number): number => costs[row * width + column] ?? 0;
  const mine: MarkedWord[] = [];
  const theirs: MarkedWord[] = [];
  let [row, column, same] = [quotation.length, end, 0];
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

/** `we *must stay* open`; no blanks between ideographs. */
function marked(words: readonly MarkedWord[]): string {
  let text = '';
  for (const [index, { word, isOther }] of words.entries()) {
    const before = words[index - 1];
    const isClose = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}%‰°]/u.test(word);
    const ends = before?.isOther && !isOther ? '*' : '';
    const begins = isOther && !before?.isOther ? '*' : '';
    const gap =
      index === 0 || isClose || /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}$€£¥]$/u.test(before?.word ?? '')
        ? ''
        : ' ';
    text += `${ends}${gap}${begins}${word}`;
  }
  return words.at(-1)?.isOther ? `${text}*` : text;
}
