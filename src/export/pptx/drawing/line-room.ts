/** How wide a text's area must be for its lines to break in Office as they do on the page. */
import type { Paragraph, TextBlock } from '../../../browser/scene/index.js';
import { widthInOffice } from './latin-width.js';
import { textSize } from './line-shift.js';

/** Faces may run that much wider than the page's. */
const WIDER = 1.03;
/** What is kept to the width at which a line would take in more. */
const NARROWER = 0.99;

/**
 * Browsers put an eighth of an em between ideographs and Latin letters, and nothing between these
 * and full-width marks; LibreOffice 0.24 em (measured) at both; PowerPoint nothing.
 */
const SEAM = 0.115;
const MARK_SEAM = 0.24;
/** Browsers take half an em off marks that stand side by side or begin a line, Office does not. */
const PAIR = 0.5;

const IDEOGRAPH = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]';
const MARK = '[\\u3001-\\u303f\\uff01-\\uff65]';
const LETTER = '[\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\d]';
const between = (one: string, other: string) =>
  new RegExp(`(?<=${one})(?=${other})|(?<=${other})(?=${one})`, 'gu');
const SEAMS = between(IDEOGRAPH, LETTER);
const MARK_SEAMS = between(MARK, LETTER);
const CLOSING = '」』）》〉】〕';
const STOPS = '、。，．：；';
const OPENING = '「『（《〈【〔';
const PAIRS = new RegExp(
  `[${CLOSING}](?=[${CLOSING}${STOPS}])|(?<=[${CLOSING}${STOPS}${OPENING}])[${OPENING}]`,
  'gu',
);

/** True for a text whose first sign has its blank half before it. */
export function opensWithBracket(text: string): boolean {
  return OPENING.includes(text[0] ?? ' ');
}

/** How much longer LibreOffice may set a line of text, px. */
export function lineExcess(text: string, size: number): number {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const pairs = count(PAIRS) + (opensWithBracket(text) ? 1 : 0);
  return size * (SEAM * count(SEAMS) + MARK_SEAM * count(MARK_SEAMS) + PAIR * pairs);
}

/** The longest line's width, on the page or where LibreOffice sets it longer, px. */
export function longestLine(paragraphs: readonly Paragraph[], inOffice: boolean): number {
  return Math.max(
    0,
    ...paragraphs.flatMap((paragraph) =>
      paragraph.lines.map(
        ({ width, text }) =>
          paragraph.indent + width + (inOffice ? lineExcess(text, textSize(paragraph)) : 0),
      ),
    ),
  );
}

/** Whether no paragraph of the block takes a second line. */
export function isOneLine({ paragraphs }: Pick<TextBlock, 'paragraphs'>): boolean {
  return paragraphs.every(({ lines }) => lines.length < 2);
}

/**
 * Chooses the width of a block's text area: the page's own where it leaves room for a wider face
 * and none for one word more; the middle of the range where the page's does neither, as where the
 * browser balances lines; never less than the longest line and a hundredth.
 *
 * @param page the width of the area on the page
 */
export function areaWidth(block: Pick<TextBlock, 'paragraphs' | 'width'>, page: number): number {
  const { paragraphs, width } = block;
  const excess = longestLine(paragraphs, true) - longestLine(paragraphs, false);
  const need = width.least + excess;
  const least = need * WIDER;
  if (!Number.isFinite(width.most)) return Math.max(page, least);
  const narrow = narrowMost(paragraphs);
  // Where both cannot be had, the page's face goes before one that is narrower.
  const upper = narrow > need * 1.01 ? Math.min(width.most, narrow) : width.most;
  const most = upper * NARROWER;
  if (least > most) return Math.max(need * 1.01, (need + upper) / 2);
  return page > upper ? (least + most) / 2 : Math.min(Math.max(page, least), most);
}

/** The least width at which a line would take in the next one's first word, were it set in Arial. */
function narrowMost(paragraphs: readonly Paragraph[]): number {
  return Math.min(
    ...paragraphs.flatMap((paragraph) => {
      const { runs, lines, indent } = paragraph;
      // Where a line ends by itself nothing is taken in.
      if (runs.some(({ text }) => text === '\n')) return [];
      const size = textSize(paragraph);
      const isBold = runs.every(({ bold }) => bold);
      return lines.slice(1).map((next, index) => {
        const line = lines[index]?.text ?? '';
        const [word = ''] = FIRST_WORD.exec(next.text) ?? [];
        const isApart = BLANK_BEHIND.test(line) && !WIDE_START.test(word);
        const text = `${line}${isApart ? ' ' : ''}${word}`;
        // Ideographs are as wide in any face: of them the page has told.
        if (!new RegExp(LETTER, 'u').test(text)) return Number.POSITIVE_INFINITY;
        return indent + widthInOffice(text, size, isBold);
      });
    }),
  );
}

/** What stays together at a line's start: a word of letters, or an ideograph with its marks. */
const FIRST_WORD =
  /^[「『（《〈【〔“‘(]*(?:[^\s\u2e80-\uffef]+|[\u2e80-\uffef])[，。、；：！？」』）》〉】〕％]*/u;
const WIDE_START = /^[\u2e80-\uffef]/;
/** Other lines end in the middle of a word, behind its hyphen or slash, or at an ideograph. */
const BLANK_BEHIND = /[^\s\u2e80-\uffef\-–—/]$/u;
