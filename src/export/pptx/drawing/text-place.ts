/** Where a block of text goes: its shape, and the text's area within it. */
import type { Paragraph, TextBlock } from '../../../browser/scene/index.js';
import { type Box, emu } from '../opc/units.js';
import { attributes, type Xml, xml } from '../opc/xml.js';
import type { OfficeLanguage } from './language.js';
import { physicalAlign, textSize } from './paragraph-markup.js';
import { uniformBorder } from './surface.js';

export interface TextPlace {
  /** Of the shape, px. */
  readonly box: Box;
  readonly insets: TextBlock['padding'];
  readonly wrap: 'square' | 'none';
  readonly anchor: TextBlock['anchor'];
  readonly rtl: boolean;
}

export const FLUSH = { top: 0, right: 0, bottom: 0, left: 0 };
/** Of a usual line's height to its text's size. */
const TIGHT = 1.3;
/** Office's fonts may be that much wider than the page's. */
const WIDER = 1.03;
const OPENING = /^[「『（《〈【〔]/;
/** What is kept to the width at which a line would take in the next word; Arial is narrower than Noto Sans. */
const NARROWER = { ideographs: 0.99, latin: 0.93 };
const ANCHORS = { top: 't', middle: 'ctr', bottom: 'b' } as const;

/**
 * Places a block. Without a surface the shape is the text's own area, so that insets are zero and
 * the box is where the text is; with one it is the surface, and the insets place the text in it.
 *
 * @param shift how much lower than on the page the text must start, px
 */
export function placeText(
  block: TextBlock,
  slideWidth: number,
  shift: (first: Paragraph) => number = exactShift,
): TextPlace {
  const { box, padding, surface, anchor, paragraphs } = block;
  const rtl = block.direction === 'rtl';
  const page = {
    x: box.x + padding.left,
    y: box.y + padding.top,
    width: Math.max(1, box.width - padding.left - padding.right),
    height: Math.max(1, box.height - padding.top - padding.bottom),
  };
  const span = widen(block, page, slideWidth);
  // PowerPoint sets no space above a first paragraph.
  const [first] = paragraphs;
  const before = first?.spaceBefore ?? 0;
  const down = { top: before, middle: before / 2, bottom: 0 }[anchor] + (first ? shift(first) : 0);
  if (!surface) {
    const height = anchor === 'top' ? Math.max(1, page.height - before) : page.height;
    const place = { ...span, y: page.y + down, height };
    return { box: place, insets: FLUSH, wrap: 'square', anchor, rtl };
  }
  const line = uniformBorder(surface)?.width ?? 0;
  const shape = grow(box, -line / 2);
  // A round shape's text area is the square within it: a letter is in the middle by itself.
  const isRound = surface.form !== 'rectangle';
  const upright = isRound ? FLUSH : padding;
  const inner = isRound ? 0 : line / 2;
  const [left, right] = isRound
    ? [0, 0]
    : notNegative(span.x - shape.x, shape.x + shape.width - span.x - span.width);
  const [top, bottom] = notNegative(
    upright.top - inner + down,
    upright.bottom - inner - down,
    anchor === 'middle',
  );
  const insets = { top, right, bottom, left };
  // On a background, one line a little nearer to the edge is better than two.
  const wrap = isOneLine(block) ? 'none' : 'square';
  return { box: shape, insets, wrap, anchor, rtl };
}

/**
 * A single line in the middle of a much higher line box, as a chip's initial does, gets a
 * line of a usual height: where exact spacing puts a line's text is then no matter of its height.
 */
export function tightened(block: TextBlock): TextBlock {
  const [only, ...more] = block.paragraphs;
  const line = only ? TIGHT * textSize(only) : 0;
  if (!only || more.length > 0 || only.lines.length > 1) return block;
  if (only.lineHeight <= line * 1.2 || block.anchor === 'bottom') return block;
  const above = block.anchor === 'top' ? (only.lineHeight - line) / 2 : 0;
  const paragraph = { ...only, lineHeight: line, spaceBefore: only.spaceBefore + above };
  return { ...block, paragraphs: [paragraph] };
}

/**
 * How much lower text must start, px: PowerPoint puts the baseline at 0.8 of a line of exact height,
 * browsers at half of the line and 0.42 of the text's size (Noto Sans 0.39, Noto Sans TC 0.44).
 */
function exactShift(first: Paragraph): number {
  return 0.42 * textSize(first) - 0.3 * first.lineHeight;
}

/** A font's own line, in ems. */
interface FontLine {
  readonly height: number;
  /** How much of it is below the baseline. */
  readonly below: number;
  /** On the page, from the middle of the line to the baseline. */
  readonly middle: number;
}

/**
 * Of the theme’s fonts: Arial has 1.15 and 0.21, Microsoft JhengHei 1.33 and 0.26; LibreOffice 7.4
 * takes 1.2 and 0.3 for all.
 */
export function fontLine({ script }: OfficeLanguage): FontLine {
  return script
    ? { height: 1.27, below: 0.28, middle: 0.42 }
    : { height: 1.19, below: 0.21, middle: 0.39 };
}

/** The height of a paragraph's lines in per cent of the font's own. */
export function linePercent({ lineHeight }: Paragraph, size: number, font: FontLine): number {
  return Math.round((100 * lineHeight) / (size * font.height));
}

/** The same for lines in per cent, the first as well: what is added to a font's line is above its text. */
export function percentShift(font: FontLine): (first: Paragraph) => number {
  return (first) => (font.middle + font.below) * textSize(first) - first.lineHeight / 2;
}

/** Whether no paragraph of the block takes a second line. */
export function isOneLine({ paragraphs }: TextBlock): boolean {
  return paragraphs.every(({ lines }) => lines.length < 2);
}

/** The longest line's width, px, in a font that may be wider than the page's. */
export function longestLine(paragraphs: readonly Paragraph[]): number {
  const widths = paragraphs.flatMap(({ indent, lines }) =>
    lines.map(({ width }) => indent + width),
  );
  return WIDER * Math.max(0, ...widths);
}

/**
 * The width of a block's text area: the page's where that fits a wider font and not
 * one word more; the middle of the range where it does neither, as where the browser balances lines.
 *
 * @param page the width of the area on the page
 */
export function areaWidth(
  { paragraphs, width }: Pick<TextBlock, 'paragraphs' | 'width'>,
  page: number,
) {
  const size = Math.max(0, ...paragraphs.map(textSize));
  const spare = size / 2;
  // Browsers take half an em off a bracket that begins a line; LibreOffice adds a quarter behind it.
  const opens = paragraphs.some(({ lines }) => lines.some(({ text }) => OPENING.test(text)));
  const need = width.least + (opens ? 0.75 * size : 0);
  const least = need * WIDER;
  if (!Number.isFinite(width.most)) return Math.max(page, least + spare);
  const text = paragraphs.flatMap(({ lines }) => lines.map((line) => line.text)).join('');
  const isLatin = (text.match(/[\p{Script=Latin}]/gu)?.length ?? 0) > text.length / 2;
  const most = width.most * NARROWER[isLatin ? 'latin' : 'ideographs'];
  if (least > most) return Math.max(need * 1.01, (need + width.most) / 2);
  return page > width.most ? (least + most) / 2 : Math.min(Math.max(page, least + spare / 2), most);
}

/** The text area's left edge and width, grown or narrowed on the side to which the text runs. */
function widen(block: TextBlock, page: Box, slideWidth: number): { x: number; width: number } {
  const wanted = areaWidth(block, page.width);
  const align = physicalAlign(block.paragraphs[0]?.align ?? 'start', block.direction);
  const side = align === 'just' ? (block.direction === 'rtl' ? 'r' : 'l') : align;
  const left = Math.max(0, page.x);
  const right = Math.max(0, slideWidth - page.x - page.width);
  const space = { l: right, r: left, ctr: 2 * Math.min(left, right) }[side];
  const change = Math.min(wanted - page.width, space);
  const moved = { l: 0, r: change, ctr: change / 2 }[side];
  return { x: page.x - moved, width: page.width + change };
}

function grow({ x, y, width, height }: Box, by: number): Box {
  return {
    x: x - by,
    y: y - by,
    width: Math.max(0, width + 2 * by),
    height: Math.max(0, height + 2 * by),
  };
}

/** Insets may not be negative; where text is in the middle, the other side makes up for it. */
function notNegative(one: number, other: number, middle = false): [number, number] {
  const below = middle ? Math.min(0, one, other) : 0;
  return [Math.max(0, one - below), Math.max(0, other - below)];
}

/**
 * `a:bodyPr`.
 *
 * @param shrinks whether text that is too long becomes smaller; by itself nothing does, so that what
 *   was measured stays
 */
export function bodyMarkup({ insets, wrap, anchor, rtl }: TextPlace, shrinks = false): Xml {
  const values = attributes({
    vert: 'horz',
    wrap,
    lIns: emu(insets.left),
    tIns: emu(insets.top),
    rIns: emu(insets.right),
    bIns: emu(insets.bottom),
    rtlCol: rtl,
    anchor: ANCHORS[anchor],
  });
  const fit = shrinks ? xml`<a:normAutofit/>` : xml`<a:noAutofit/>`;
  return xml`<a:bodyPr${values}>${fit}</a:bodyPr>`;
}
