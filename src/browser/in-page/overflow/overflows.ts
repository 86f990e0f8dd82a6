/**
 * Finds what a slide cuts off or covers: a line of text that leaves its slide, its column or its
 * box, or overlaps another text or the footer; and pictures.
 */
import type { ChartNumber, Overflow } from '../../scene/index.js';
import { selfAndAncestors } from '../layout/style.js';
import { reportProgress } from '../slides.js';
import { type ContentArea, pictureOverflow } from './picture-overflow.js';
import {
  covers,
  sharesColumn,
  TOLERANCE,
  type VisibleLine,
  visibleLinesOf,
} from './visible-lines.js';

/** Between the body and the footer, CSS pixels: nearer, they read as one. */
const ABOVE_FOOTER = 24;

type LineOverflow = Pick<Overflow, 'kind' | 'over'> & {
  readonly of: VisibleLine;
  /** The line that it covers. */
  readonly on?: VisibleLine;
  /** The lowest edge of what overflows. */
  readonly bottom?: number;
  /** A split word. */
  readonly word?: string;
};

export function overflowsOf(section: HTMLElement): Overflow[] {
  reportProgress(section);
  const lines = visibleLinesOf(section);
  const body = lines.filter(({ isHeaderOrFooter }) => !isHeaderOrFooter);
  const headerAndFooter = lines
    .filter(({ isHeaderOrFooter }) => isHeaderOrFooter)
    .map(({ rect }) => rect);
  const area = areaOf(section, headerAndFooter);
  const clips = new Map<Element, readonly DOMRect[]>();
  const clipsOf = (block: Element): readonly DOMRect[] => {
    const known = clips.get(block) ?? clipsAround(block, section);
    clips.set(block, known);
    return known;
  };
  const found: LineOverflow[] = [
    ...lines.flatMap((line) => lineOverflow(line, area, clipsOf) ?? []),
    ...overlapping(body),
    ...body.flatMap((line) => underFrame(line, headerAndFooter) ?? []),
    ...splitWords(lines),
  ];
  // All cells of a row reach as low as the fullest, which is the one to name.
  found.sort((a, b) => b.of.ink.bottom - a.of.ink.bottom);
  const all = [
    ...found.map(({ of, on, word, ...one }) => ({
      ...one,
      ...lineNames(of, lines),
      ...(word ? { text: word, lang: of.split?.lang ?? '' } : {}),
      ...chartNumbers(on ? [of, on] : [of]),
    })),
    ...[...section.querySelectorAll('img')].flatMap(
      (image) => pictureOverflow(image, body, area) ?? [],
    ),
  ];
  const top = Math.min(...body.map(({ rect }) => rect.top));
  const height = Math.max(1, area.bottom - top);
  return all.map(({ bottom = 0, over, ...one }) => ({
    ...one,
    over: Math.ceil(over),
    fill: Math.max(1, (bottom - top) / height),
  }));
}

/** Within the padding of the slide, and above its footer. */
function areaOf(section: HTMLElement, headerAndFooter: readonly DOMRect[]): ContentArea {
  const slide = section.getBoundingClientRect();
  const { paddingLeft, paddingRight, paddingBottom } = getComputedStyle(section);
  const middle = (slide.top + slide.bottom) / 2;
  // Of a footer of several lines the last: the others are seldom so long that the body is above them.
  const footer = Math.max(...headerAndFooter.map(({ top }) => top).filter((top) => top > middle));
  return {
    slide,
    left: slide.left + Number.parseFloat(paddingLeft),
    right: slide.right - Number.parseFloat(paddingRight),
    bottom: Math.min(
      slide.bottom - Number.parseFloat(paddingBottom),
      footer > middle ? footer - ABOVE_FOOTER : slide.bottom,
    ),
  };
}

/** The worst that is wrong with a line by itself: one is enough. */
function lineOverflow(
  line: VisibleLine,
  area: ContentArea,
  clipsOf: (block: Element) => readonly DOMRect[],
): LineOverflow | undefined {
  const { rect, ink } = line;
  const { slide } = area;
  const bottom = lowestEdge(line);
  const isFree = line.isPlaced || line.isHeaderOrFooter;
  const below = Math.max(bottom - (isFree ? slide.bottom : area.bottom), slide.top - ink.top);
  if (below > TOLERANCE) return { kind: 'beyond', over: below, of: line, bottom };
  const slack = TOLERANCE + blankAtEnd(line);
  const sideways = isFree
    ? Math.max(slide.left - rect.left, rect.right - slide.right)
    : Math.max(area.left - rect.left, rect.right - area.right);
  if (sideways > slack) return { kind: 'wide', over: sideways, of: line };
  const clipped = clippedBy(line, clipsOf(line.block));
  if (clipped > TOLERANCE) return { kind: 'clipped', over: clipped, of: line, bottom };
  const wide = line.isPlaced ? 0 : beyondColumn(line);
  return wide > slack ? { kind: 'wide', over: wide, of: line } : undefined;
}

/** With what is drawn around a line: its background, its cell's border. */
function lowestEdge({ ink, background, block }: VisibleLine): number {
  const cell = block.closest('td, th')?.getBoundingClientRect();
  return Math.max(ink.bottom, background?.bottom ?? 0, cell?.bottom ?? 0);
}

/**
 * Chromium lets the empty half of a full-width mark at a line's end reach beyond the line
 * (`text-spacing-trim`); nothing of it is visible.
 */
function blankAtEnd({ text, size }: VisibleLine): number {
  return /[，。、；：！？）」』》〉】]/.test(text) ? size / 2 : 0;
}

/** The boxes around a block that clip what is beyond. */
function clipsAround(block: Element, section: Element): DOMRect[] {
  return selfAndAncestors(block, section).flatMap((one) => {
    const { overflowX, overflowY } = getComputedStyle(one);
    return overflowX === 'visible' && overflowY === 'visible' ? [] : one.getBoundingClientRect();
  });
}

/** By how much boxes around a line clip it. */
function clippedBy({ rect, ink }: VisibleLine, clips: readonly DOMRect[]): number {
  const clipped = clips.map((box) =>
    Math.max(ink.bottom - box.bottom, box.top - ink.top, outside(rect, box)),
  );
  return Math.max(0, ...clipped);
}

/** By how much a line is wider than its column. */
function beyondColumn({ rect, block }: VisibleLine): number {
  const { display } = getComputedStyle(block);
  if (/^(table-cell|inline)/.test(display)) return 0;
  return outside(rect, block.getBoundingClientRect());
}

/** By how much a rectangle leaves a box sideways. */
function outside(rect: DOMRect, box: DOMRect): number {
  return Math.max(rect.right - box.right, box.left - rect.left);
}

/** One for each word: the lines of a text share its words. */
function splitWords(lines: readonly VisibleLine[]): LineOverflow[] {
  const texts = new Map(lines.map((line) => [line.split, line]));
  return [...texts.values()].flatMap((of) =>
    (of.split?.words ?? []).map((word) => ({ kind: 'split-word' as const, over: 0, of, word })),
  );
}

/** Overlapping lines of different blocks. */
function overlapping(lines: readonly VisibleLine[]): LineOverflow[] {
  const sorted = lines.toSorted((a, b) => a.ink.top - b.ink.top);
  return sorted.flatMap((one, index) => {
    const found: LineOverflow[] = [];
    for (const other of sorted.slice(index + 1)) {
      if (other.ink.top >= one.ink.bottom - TOLERANCE) break;
      if (one.block === other.block || !sharesColumn(other.rect, one)) continue;
      const over = Math.min(one.ink.bottom, other.ink.bottom) - other.ink.top;
      found.push({ kind: 'covered', over, of: other, on: one, bottom: other.ink.bottom });
    }
    return found;
  });
}

function underFrame(
  line: VisibleLine,
  headerAndFooter: readonly DOMRect[],
): LineOverflow | undefined {
  const drawn = withBackground(line);
  const under = headerAndFooter.find((one) => covers(one, drawn));
  const { bottom } = drawn.ink;
  return under && { kind: 'covered', over: bottom - under.top, of: line, bottom };
}

/**
 * A line with its background: half a circle behind the footer looks broken. A large number of an
 * item would touch the footer if its ink alone counted.
 */
function withBackground(line: VisibleLine): Pick<VisibleLine, 'rect' | 'ink'> {
  const { rect, ink, background, isBeside } = line;
  if (isBeside) return { rect, ink: { top: ink.top, bottom: rect.bottom } };
  if (background === undefined) return { rect, ink };
  const top = Math.min(ink.top, background.top);
  const bottom = Math.max(ink.bottom, background.bottom);
  return { rect: background, ink: { top, bottom } };
}

/** How a line is named in messages, and the text of the outline that it comes from. */
function lineNames(line: VisibleLine, lines: readonly VisibleLine[]) {
  const { text, source, owner, block } = line;
  const alike = lines.filter((one) => !one.isHeaderOrFooter && one.source === source);
  const nth = [...new Set(alike.map((one) => one.owner))].indexOf(owner);
  const shown = owner === block ? text : `${source}: ${block.textContent?.trim()}`;
  return { text: block.matches('.initial') ? source : shown, source, nth: Math.max(0, nth) };
}

/** Which numbers of a chart lines are; nothing for other lines. */
function chartNumbers(lines: readonly VisibleLine[]): Pick<Overflow, 'numbers'> {
  const numbers = lines.flatMap(({ block }): ChartNumber[] => {
    const lane = block.closest('.chart .lane');
    const entry = lane?.closest('.entry');
    if (!lane || !entry) return [];
    const rows = [...(entry.closest('.chart')?.querySelectorAll('.entry') ?? [])];
    const lanes = [...entry.querySelectorAll('.lane')];
    return [{ row: rows.indexOf(entry), series: lanes.indexOf(lane) }];
  });
  return numbers.length > 0 ? { numbers } : {};
}
