/** Parts a text with inline Markdown at the ends of its sentences. */

/** @param lang BCP 47; each language ends its sentences by its own signs */
export function sentencesOf(text: string, lang: string): string[] {
  const segmenter = new Intl.Segmenter(lang, { granularity: 'sentence' });
  const sentences: string[] = [];
  let open = '';
  for (const { segment } of segmenter.segment(text)) {
    // What says in which language a sentence is stays with it.
    if (open === '' && segment.startsWith('{lang=')) open = sentences.pop() ?? '';
    open += segment;
    if (ENDED.test(open) && isWhole(open)) {
      sentences.push(open.trim());
      open = '';
    }
  }
  if (open.trim() !== '') sentences.push(open.trim());
  return sentences.filter((sentence) => sentence !== '');
}

/**
 * What a sentence ends with: a blank behind it, or a full-width sign and what closes with it. A “?”
 * with a letter behind it stands in an address.
 */
const ENDED = /(\s|[。！？…｡][」』）”’]*)$/u;

/** Joins sentences again; between two that end and begin with Latin stands a blank. */
export function joinSentences(sentences: readonly string[]): string {
  return sentences.reduce((text, next) => {
    const needsBlank = /[\u0021-\u024f]$/.test(text) || /^[\u0021-\u024f]/.test(next);
    return text === '' ? next : `${text}${needsBlank ? ' ' : ''}${next}`;
  }, '');
}

const PAIRS: readonly (readonly [open: string, close: string])[] = [
  ['[', ']'],
  ['(', ')'],
  ['「', '」'],
  ['『', '』'],
  ['（', '）'],
  ['“', '”'],
];

/** False inside of a mark, a link or a quotation: both sides would lose their meaning. */
export function isWhole(text: string): boolean {
  const count = (sign: string): number => text.split(sign).length - 1;
  const isPaired = PAIRS.every(([open, close]) => count(open) === count(close));
  const strong = count('**');
  const emphasis = count('*') - 2 * strong;
  // A sign before a figure is money, others begin and end formulas.
  const dollars = text.match(/(?<!\\)\$(?!\d)/g)?.length ?? 0;
  const marks = [strong, emphasis, count('`'), dollars];
  return isPaired && marks.every((number) => number % 2 === 0);
}
