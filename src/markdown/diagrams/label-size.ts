/** How large a label is, estimated so that the browser's is never larger. */
import type { GraphNode, Size } from './diagram.js';

/** Lines are 1.3 em apart (templates/diagram/style.css). */
export const LINE = 1.3;
/** Above and below the text, and at its sides. */
const PADDING = { inline: 0.7, block: 0.45 };
const LEAST_WIDTH = 3.5;
/** A share of the text's width: another font may be wider. */
const WIDER = 1.05;

/** Widths in bold Noto Sans, ems; the widest of each class. */
const WIDTHS: readonly (readonly [characters: RegExp, width: number])[] = [
  [/[ijl.,:;'|! ]/, 0.31],
  [/[fIJ()[\]{}-]/, 0.4],
  [/[tr/]/, 0.46],
  [/[mMW@%—…“”‘’]/, 1],
  [/[w]/, 0.87],
  [/[DGHNOQU&]/, 0.81],
  [/[A-Z]/, 0.7],
  [/[\u0020-\u024f]/, 0.65],
  [/[\u0250-\u2e7f]/, 0.8],
];

/** The width of a text in one line. */
export function widthOf(text: string): number {
  const one = (character: string): number =>
    WIDTHS.find(([characters]) => characters.test(character))?.[1] ?? 1;
  return [...text].reduce((sum, character) => sum + one(character), 0) * WIDER;
}

/** How many lines a text takes in a width. */
function linesIn(pieces: readonly number[], width: number): number {
  let lines = 1;
  let used = 0;
  for (const piece of pieces) {
    if (used > 0 && used + piece > width) {
      lines++;
      used = 0;
    }
    used += piece;
  }
  return lines;
}

/** The text's area: of all widths up to `most` that need as few lines the smallest, a word's at least. */
export function areaOf(label: readonly string[], most: number): Size {
  const pieces = label.map(widthOf);
  const total = pieces.reduce((sum, piece) => sum + piece, 0);
  const widest = Math.max(0, ...pieces);
  const limit = Math.max(most, widest);
  const lines = linesIn(pieces, limit);
  // A little more is better than two lines in a box for one.
  if (lines === 1 || total <= limit + 1) return { width: total, height: LINE };
  let width = Math.max(widest, total / lines);
  while (width < limit && linesIn(pieces, width) > lines) width += 0.25;
  return { width: Math.min(limit, width) + 1, height: lines * LINE };
}

/** The box of a node; that of a round one or a diamond is around the text's area. */
export function boxOf({ label, under, shape }: GraphNode, most: number): Size {
  const text = areaOf(label, most);
  const below = under === undefined ? 0 : widthOf(under);
  const width = Math.max(LEAST_WIDTH, Math.max(text.width, below) + 2 * PADDING.inline);
  const height = text.height + (below > 0 ? LINE : 0) + 2 * PADDING.block;
  switch (shape) {
    case 'box':
      return { width, height };
    case 'rounded':
      return { width: width + 1, height };
    case 'ellipse':
      return { width: width * 1.4, height: height * 1.35 };
    // Its text area has half of its width and height.
    case 'diamond':
      return {
        width: 2 * (width - 2 * PADDING.inline) + 0.4,
        height: 2 * (height - 2 * PADDING.block) + 0.4,
      };
  }
}
