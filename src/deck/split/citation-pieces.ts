/** Splits a source that is longer than a slide: between words, in reading order. */
import type { Text } from '../../outline/index.js';
import type { Citation } from '../deck.js';
import { isWhole } from './sentences.js';
import { weightOf, widthInEms } from './weight.js';

/** In ems: about two lines of a list of sources. */
const PIECE = 90;

interface Piece {
  readonly field: 'authors' | 'publisher' | 'title' | 'rest';
  readonly author: number;
  readonly text: string;
}

export interface CitationPieces {
  /** In lines of text. */
  readonly weights: readonly number[];
  /** The source with a range of its pieces. */
  readonly rebuild: (citation: Citation, from: number, to: number) => Citation;
}

/** @param lang BCP 47, for the ends of words */
export function citationPieces(whole: Citation, lang: string): CitationPieces {
  const { authors, publisher, title, date = '', url = '' } = whole;
  const piecesOf = (field: Piece['field'], text: Text | undefined, author = 0): Piece[] =>
    runsOf(text?.text ?? '', lang).map((run) => ({ field, author, text: run }));
  const pieces: readonly Piece[] = [
    ...authors.flatMap((author, index) => piecesOf('authors', author, index)),
    ...piecesOf('publisher', publisher),
    ...piecesOf('title', title),
    { field: 'rest', author: 0, text: date + url },
  ];
  return {
    weights: pieces.map(({ text }) => weightOf({ $role: 'text', text })),
    rebuild: (citation, from, to) => {
      const own = pieces.slice(from, to);
      const only = (text: Text | undefined, field: Piece['field'], author = 0): Text[] => {
        const runs = own.filter((one) => one.field === field && one.author === author);
        return text && runs.length > 0
          ? [{ ...text, text: runs.map((one) => one.text).join('') }]
          : [];
      };
      const isEnd = own.some(({ field }) => field === 'rest');
      return {
        ...citation,
        authors: authors.flatMap((author, index) => only(author, 'authors', index)),
        publisher: only(publisher, 'publisher')[0],
        title: only(title, 'title')[0],
        date: isEnd ? citation.date : undefined,
        url: isEnd ? citation.url : undefined,
      };
    },
  };
}

/** Pieces of about two lines, each of which begins with a word and ends outside of marks. */
function runsOf(text: string, lang: string): string[] {
  if (widthInEms(text) <= PIECE) return text === '' ? [] : [text];
  const runs: string[] = [];
  let open = '';
  const words = new Intl.Segmenter(lang, { granularity: 'word' });
  for (const { segment, isWordLike } of words.segment(text)) {
    if (isWordLike && widthInEms(open) > PIECE && isWhole(open)) {
      runs.push(open);
      open = '';
    }
    open += segment;
  }
  return [...runs, open];
}
