/** The words by which a quotation and a transcript are compared. */
import { IDEOGRAPHS } from '../ideographs.js';

/** One word, or in Chinese and Japanese one character. */
export interface Word {
  /** As it is written, for messages. */
  readonly written: string;
  /** Without what speech does not have: width, case, apostrophes, separators of thousands. */
  readonly folded: string;
}

const IDEOGRAPH = `[${IDEOGRAPHS}]`;
const WORD = new RegExp(
  [
    IDEOGRAPH,
    // Digits and letters apart, since “405B” is also written “405 B”.
    String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?`,
    String.raw`(?:(?!${IDEOGRAPH})[\p{L}\p{M}\p{N}])+(?:['’ʼ](?:(?!${IDEOGRAPH})[\p{L}\p{M}])+)*`,
    // Of symbols those that are read aloud, a minus only before a number.
    String.raw`[%‰$€£¥°&+]|(?<![\p{L}\p{N}])[-−](?=\d)`,
  ].join('|'),
  'gu',
);

/** Punctuation, quotation marks and blanks separate words, and count for nothing else. */
export function wordsIn(text: string): Word[] {
  const found = text.normalize('NFKC').match(WORD) ?? [];
  return found.map((written) => ({ written, folded: fold(written) }));
}

function fold(word: string): string {
  return word
    .toLowerCase()
    .replace(/['’ʼ,]/g, '')
    .replace('−', '-');
}

/** `…`, `...` and `……`, perhaps in brackets: words of the record are left out there. */
const OMISSION = /[[(（［]?\s*(?:…|⋯|[.．]{3,}|。{3,})+\s*[\])）］]?/u;
/** `[word]`: put in by who quotes. */
const INSERTION = /\[[^\]]*\]|［[^］]*］/gu;

/** The parts of a quotation between omissions, without insertions and parts that have no word. */
export function fragmentsOf(quotation: string): Word[][] {
  return quotation
    .split(new RegExp(OMISSION, 'gu'))
    .map((part) => wordsIn(part.replace(INSERTION, ' ')))
    .filter((words) => words.length > 0);
}
