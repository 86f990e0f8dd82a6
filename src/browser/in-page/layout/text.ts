/** Makes text blocks: paragraphs with runs, lines and the widths at which they break so. */
import type { Paragraph, TextBlock, TextRole } from '../../scene/index.js';
import { type InlineText, readInline } from './lines.js';
import { boxOf, insetsOf, surfaceOf } from './style.js';

function lineHeightOf(style: CSSStyleDeclaration): number {
  // `normal` is up to the font; 1.45 is Noto Sans TC's.
  return Number.parseFloat(style.lineHeight) || Number.parseFloat(style.fontSize) * 1.45;
}

function alignOf(style: CSSStyleDeclaration): Paragraph['align'] {
  const { textAlign, direction } = style;
  const isRtl = direction === 'rtl';
  if (textAlign === 'center' || textAlign === 'justify') return textAlign;
  if (textAlign === 'left') return isRtl ? 'end' : 'start';
  if (textAlign === 'right') return isRtl ? 'start' : 'end';
  return textAlign === 'end' ? 'end' : 'start';
}

export interface ReadBlock {
  readonly paragraph: Paragraph;
  readonly least: number;
  readonly most: number;
  /** The bottom of its last line, in the page. */
  readonly bottom: number;
}

/**
 * One paragraph.
 * @param frame the edges of the block's text, in the page
 * @param above where the line before it ended, in the page
 */
export function readParagraph(
  inline: InlineText,
  style: CSSStyleDeclaration,
  frame: Pick<DOMRect, 'left' | 'right'>,
  above: number,
  extra: Partial<Paragraph>,
): ReadBlock | undefined {
  const [first] = inline.lines;
  const last = inline.lines.at(-1);
  if (first === undefined || last === undefined || inline.runs.length === 0) return undefined;
  const lineHeight = lineHeightOf(style);
  const isRtl = style.direction === 'rtl';
  const indent = extra.indent ?? 0;
  const widths = inline.lines.map((line) => line.right - line.left);
  const align = alignOf(style);
  const start = isRtl
    ? frame.right - Math.max(...inline.lines.map((line) => line.right))
    : Math.min(...inline.lines.map((line) => line.left)) - frame.left;
  // Centred and end-aligned lines begin anywhere; only their widths count.
  const offset = align === 'start' || align === 'justify' ? Math.max(indent, start) : indent;
  return {
    paragraph: {
      runs: inline.runs,
      level: 0,
      hanging: 0,
      ...extra,
      indent: align === 'start' ? offset : indent,
      spaceBefore: first.middle - lineHeight / 2 - above,
      lineHeight,
      lines: inline.lines.map(({ text }, index) => ({ text, width: widths[index] ?? 0 })),
      align,
    },
    least: offset + Math.max(...widths),
    most: Math.min(...inline.wouldFit.map((width) => offset + width)),
    bottom: last.middle + lineHeight / 2,
  };
}

/** A block whose content is inline; undefined where it has no text. */
export function readBlock(
  element: HTMLElement,
  nodes: readonly Node[],
  origin: DOMRect,
  role: TextRole,
): TextBlock | undefined {
  const style = getComputedStyle(element);
  const inline = readInline(nodes);
  const isWhole = nodes.length === element.childNodes.length;
  const rect = isWhole ? element.getBoundingClientRect() : linesRect(inline, element);
  const padding = isWhole ? insetsOf(style) : { top: 0, right: 0, bottom: 0, left: 0 };
  const box = boxOf(rect, origin);
  const frame = { left: rect.left + padding.left, right: rect.right - padding.right };
  const read = readParagraph(inline, style, frame, rect.top + padding.top, {});
  if (read === undefined) return undefined;
  const surface = isWhole ? surfaceOf(style, box) : undefined;
  const { spaceBefore, lineHeight } = read.paragraph;
  const isCentred =
    read.paragraph.lines.length === 1 &&
    Math.abs(spaceBefore + padding.top + lineHeight / 2 - box.height / 2) < 2;
  return {
    type: 'text',
    role,
    box,
    padding,
    ...(surface ? { surface } : {}),
    paragraphs: [isCentred && surface ? { ...read.paragraph, spaceBefore: 0 } : read.paragraph],
    width: { least: read.least, most: read.most },
    anchor: isCentred && surface ? 'middle' : 'top',
    direction: style.direction === 'rtl' ? 'rtl' : 'ltr',
  };
}

/** Rounding. */
const CLOSE = 1.5;

/** Space for the number of a slide that was moved or added, beside its own; CSS pixels. */
const MORE_DIGITS = 60;

/**
 * A line that is as wide as its box and ends at the slide's far margin, as a date in the corner, was
 * put at that margin: it is aligned there, so that it stays there in a font of another width. A text
 * under another one, as a role under its name, begins where that does.
 */
export function alignedAtMargin(
  block: TextBlock,
  element: Element,
  layer: Element,
  origin: DOMRect,
): TextBlock {
  const { box, padding, paragraphs, role, direction } = block;
  const [only, ...more] = paragraphs;
  const [line, ...further] = only?.lines ?? [];
  const isOneLine = only && line && more.length + further.length === 0;
  if (!isOneLine || only.align !== 'start') return block;
  const { paddingLeft, paddingRight } = getComputedStyle(layer);
  const area = layer.getBoundingClientRect();
  const left = area.left - origin.left + Number.parseFloat(paddingLeft);
  const right = area.right - origin.left - Number.parseFloat(paddingRight);
  const isTight = box.width - padding.left - padding.right - line.width < CLOSE;
  const atLeft = Math.abs(box.x - left) < CLOSE;
  const atRight = Math.abs(box.x + box.width - right) < CLOSE;
  const isRtl = direction === 'rtl';
  const [isNear, isFar] = isRtl ? [atRight, atLeft] : [atLeft, atRight];
  if (!isTight || !isFar || isNear || standsUnder(element, isRtl ? 'right' : 'left')) return block;
  const wider = role === 'number' ? MORE_DIGITS : 0;
  const wide = { ...box, x: isRtl ? box.x : box.x - wider, width: box.width + wider };
  return { ...block, box: wide, paragraphs: [{ ...only, align: 'end' }] };
}

/** True where another element beside it in the document begins at the same edge. */
function standsUnder(element: Element, edge: 'left' | 'right'): boolean {
  const { [edge]: own } = element.getBoundingClientRect();
  return [...(element.parentElement?.children ?? [])].some(
    (other) => other !== element && Math.abs(other.getBoundingClientRect()[edge] - own) < CLOSE,
  );
}

/** The rectangle of inline content between blocks: as wide as its parent's content. */
function linesRect({ lines }: InlineText, parent: Element): DOMRect {
  const outer = parent.getBoundingClientRect();
  const padding = insetsOf(getComputedStyle(parent));
  const lineHeight = lineHeightOf(getComputedStyle(parent));
  const top = (lines[0]?.middle ?? outer.top) - lineHeight / 2;
  const bottom = (lines.at(-1)?.middle ?? outer.top) + lineHeight / 2;
  const left = outer.left + padding.left;
  return new DOMRect(left, top, outer.width - padding.left - padding.right, bottom - top);
}
