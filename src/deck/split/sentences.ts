/** Splits a text with inline Markdown into sentences. */

/** @param lang BCP 47; each language has its own punctuation */
export function sentencesOf(text: string, lang: string): string[] {
  const segmenter = new Intl.Segmenter(lang, { granularity: 'sentence' });
  const sentences: string[] = [];
  let open = '';
  for (const { segment } of segmenter.segment(text)) {
    // A sentence's `{lang=…}` stays with it.
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

/** A space, or full-width punctuation with closing brackets; “?” before a letter is part of an address. */
const ENDED = /(\s|[。！？…｡][」』）”’]*)$/u;

/** With a space where either side is Latin. */
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

/** False inside a mark, a link or a quotation: splitting there would break both sides. */
export function isWhole(text: string): boolean {
  const count = (mark: string): number => text.split(mark).length - 1;
  const isPaired = PAIRS.every(([open, close]) => count(open) === count(close));
  const strong = count('**');
  const emphasis = count('*') - 2 * strong;
  // `$` before a digit is money; others begin and end formulas.
  const dollars = text.match(/(?<!\\)\$(?!\d)/g)?.length ?? 0;
  const marks = [strong, emphasis, count('`'), dollars];
  return isPaired && marks.every((number) => number % 2 === 0);
}
