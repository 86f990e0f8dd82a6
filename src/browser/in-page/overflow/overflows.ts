/// <reference lib="dom" />
/**
 * Finds what a slide cuts off or covers. Text is what counts: a line that leaves its slide, its
 * column or its box, or lies on another text or the foot; then pictures, which a full slide may
 * have squeezed to nothing.
 */
import type { Overflow } from '../../scene/index.js';
import { isInline } from '../layout/style.js';
import { tellProgress } from '../progress.js';
import { type Line, linesOf } from './fit-lines.js';
import { namesOfPicture, numbersOf, textOf } from './fit-names.js';

/** Rounding, and the ascents of other faces in a line. */
const TOLERANCE = 2;
/** Between the body and the foot, CSS pixels: nearer, they read as one. */
const ABOVE_FOOT = 8;
/** Pictures smaller than this, in CSS pixels, show nothing to a room. */
const LEAST_PICTURE = 80;
/** A picture that is as long as this is seen, however low it is. */
const LONG_PICTURE = 320;
/** Lines of a text that are nearer than this, in ems, lie on each other. */
const LEAST_LINE = 0.98;

/** Where a slide's content may stand, in the page. */
interface Area {
  readonly slide: DOMRect;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

/** A overflow of a line or a picture, and the lowest edge of what is meant. */
type FoundOverflow = Pick<Overflow, 'kind' | 'over'> & {
  readonly of: Line | HTMLImageElement;
  /** What it lies on. */
  readonly on?: Line;
  readonly bottom?: number;
};

export function overflowsOf(section: HTMLElement): Overflow[] {
  tellProgress(section);
  const lines = linesOf(section);
  const body = lines.filter(({ isFrame }) => !isFrame);
  const frame = lines.filter(({ isFrame }) => isFrame).map(({ rect }) => rect);
  const area = areaOf(section, frame);
  const found = [
    ...lines.flatMap((line) => lineOverflow(line, area, section) ?? []),
    ...overlapping(body),
    ...body.flatMap((line) => underFrame(line, frame) ?? []),
    ...partedIn(lines),
    ...tightIn(body),
    ...[...section.querySelectorAll('img')].flatMap(
      (one) => pictureOverflow(one, body, area) ?? [],
    ),
  ];
  const top = Math.min(...body.map(({ rect }) => rect.top));
  const room = Math.max(1, area.bottom - top);
  return found.toSorted(byInk).map(({ kind, over, of, on, bottom = 0 }) => ({
    kind,
    over: Math.ceil(over),
    ...('ink' in of ? textOf(of, lines) : namesOfPicture(of)),
    ...(kind === 'parted' && 'ink' in of && of.parted ? { text: of.parted } : {}),
    ...('ink' in of ? numbersOf(on ? [of, on] : [of]) : {}),
    fill: Math.max(1, (bottom - top) / room),
  }));
}

/** All cells of a row reach as low as the fullest, which is the one that is meant. */
function byInk({ of: a }: FoundOverflow, { of: b }: FoundOverflow): number {
  return 'ink' in a && 'ink' in b ? b.ink.bottom - a.ink.bottom : 0;
}

/** Between the padding of the slide, and above its foot. */
function areaOf(section: HTMLElement, frame: readonly DOMRect[]): Area {
  const slide = section.getBoundingClientRect();
  const { paddingLeft, paddingRight, paddingBottom } = getComputedStyle(section);
  const middle = (slide.top + slide.bottom) / 2;
  // Of a foot of several lines the last: the others are seldom so long that the body stands over them.
  const foot = Math.max(...frame.map(({ top }) => top).filter((top) => top > middle));
  return {
    slide,
    left: slide.left + Number.parseFloat(paddingLeft),
    right: slide.right - Number.parseFloat(paddingRight),
    bottom: Math.min(
      slide.bottom - Number.parseFloat(paddingBottom),
      foot > middle ? foot - ABOVE_FOOT : slide.bottom,
    ),
  };
}

/** What is wrong with a line by itself: the worst first, since one is enough. */
function lineOverflow(line: Line, area: Area, section: Element): FoundOverflow | undefined {
  const { rect, ink } = line;
  const { slide } = area;
  const bottom = lowestOf(line);
  const isFree = line.isPlaced || line.isFrame;
  const below = Math.max(bottom - (isFree ? slide.bottom : area.bottom), slide.top - ink.top);
  if (below > TOLERANCE) return { kind: 'beyond', over: below, of: line, bottom };
  const slack = TOLERANCE + blankAtEnd(line);
  const sideways = isFree
    ? Math.max(slide.left - rect.left, rect.right - slide.right)
    : Math.max(area.left - rect.left, rect.right - area.right);
  if (sideways > slack) return { kind: 'wide', over: sideways, of: line };
  const clipped = clippedBy(line, section);
  if (clipped > TOLERANCE) return { kind: 'clipped', over: clipped, of: line, bottom };
  const wide = line.isPlaced ? 0 : beyondColumn(line);
  return wide > slack ? { kind: 'wide', over: wide, of: line } : undefined;
}

/** The lower edge of what is drawn with a line: its background, its cell's rule. */
function lowestOf({ ink, background, block }: Line): number {
  const cell = block.closest('td, th')?.getBoundingClientRect();
  return Math.max(ink.bottom, background?.bottom ?? 0, cell?.bottom ?? 0);
}

/**
 * Chromium lets the blank half of a full-width mark at a line's end stand beyond the line
 * (`text-spacing-trim`); nothing of it is seen.
 */
function blankAtEnd({ text, size }: Line): number {
  return /[，。、；：！？）」』》〉】]/.test(text) ? size / 2 : 0;
}

/** By how much a box that clips cuts a line. */
function clippedBy({ rect, ink, block }: Line, section: Element): number {
  let most = 0;
  for (let one: Element | null = block; one !== null && one !== section; one = one.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(one);
    if (overflowX === 'visible' && overflowY === 'visible') continue;
    const box = one.getBoundingClientRect();
    most = Math.max(
      most,
      ink.bottom - box.bottom,
      box.top - ink.top,
      rect.right - box.right,
      box.left - rect.left,
    );
  }
  return most;
}

/** By how much a line is wider than the column that it stands in. */
function beyondColumn({ rect, block }: Line): number {
  const style = getComputedStyle(block);
  if (/^(table-cell|inline)/.test(style.display)) return 0;
  const box = block.getBoundingClientRect();
  return Math.max(rect.right - box.right, box.left - rect.left);
}

/** One for each text with a word that is cut. */
function partedIn(lines: readonly Line[]): FoundOverflow[] {
  const firsts = new Map(lines.filter(({ parted }) => parted).map((line) => [line.block, line]));
  return [...firsts.values()].map((of) => ({ kind: 'parted', over: 0, of }));
}

/** The text with the least line height, where that is less than its letters need. */
function tightIn(lines: readonly Line[]): FoundOverflow[] {
  const tight = lines.filter(
    (line) =>
      line.lineHeight < LEAST_LINE &&
      lines.some(({ block, rect }) => block === line.block && rect.top - line.rect.top > 1),
  );
  const [of] = tight.toSorted((a, b) => a.lineHeight - b.lineHeight);
  return of ? [{ kind: 'tight', over: of.lineHeight * 100, of }] : [];
}

/** Lines of different blocks that lie on each other. */
function overlapping(lines: readonly Line[]): FoundOverflow[] {
  const sorted = lines.toSorted((a, b) => a.ink.top - b.ink.top);
  return sorted.flatMap((one, index) => {
    const found: FoundOverflow[] = [];
    for (let next = index + 1; next < sorted.length; next++) {
      const other = sorted[next];
      if (other === undefined || other.ink.top >= one.ink.bottom - TOLERANCE) break;
      if (one.block === other.block || !isBelow(other.rect, one)) continue;
      const over = Math.min(one.ink.bottom, other.ink.bottom) - other.ink.top;
      found.push({ kind: 'covered', over, of: other, on: one, bottom: other.ink.bottom });
    }
    return found;
  });
}

function underFrame(line: Line, frame: readonly DOMRect[]): FoundOverflow | undefined {
  const reach = reachOf(line);
  const under = frame.find((one) => covers(one, reach));
  const { bottom } = reach.ink;
  return under && { kind: 'covered', over: bottom - under.top, of: line, bottom };
}

/**
 * A line with its background: half a circle behind the foot looks broken. A large number of an item
 * would touch the foot if its ink alone counted.
 */
function reachOf({ rect, ink, background, isBeside }: Line): Pick<Line, 'rect' | 'ink'> {
  if (isBeside) return { rect, ink: { top: ink.top, bottom: rect.bottom } };
  if (background === undefined) return { rect, ink };
  const top = Math.min(ink.top, background.top);
  const bottom = Math.max(ink.bottom, background.bottom);
  return { rect: background, ink: { top, bottom } };
}

function pictureOverflow(
  image: HTMLImageElement,
  body: readonly Line[],
  { slide, bottom: limit, right: edge }: Area,
): FoundOverflow | undefined {
  const rect = image.getBoundingClientRect();
  const { bottom, right, width, height } = rect;
  // Raw Markdown has pictures without a word that are more than an ornament.
  const isRaw =
    image.closest('section.markdown') !== null && Math.min(width, height) >= LEAST_PICTURE;
  const isContent =
    (image.alt !== '' || isRaw) && !image.matches('.emoji, .brand-cover, [aria-hidden="true"] *');
  if (!isContent || !image.checkVisibility()) return undefined;
  const of = image;
  const below = bottom - Math.min(slide.bottom, limit + TOLERANCE);
  if (below > TOLERANCE) return { kind: 'beyond', over: below, of, bottom };
  const isFormula = image.matches('.math');
  if (isFormula && right - edge > TOLERANCE) return { kind: 'wide', over: right - edge, of };
  // A picture in a line of text is as high as the line.
  const isInText = isInline(getComputedStyle(image)) && image.parentElement?.textContent?.trim();
  const isSign = isFormula || isInText;
  const small = isSign ? 0 : tooSmall(image);
  if (small > 0) return { kind: 'picture', over: small, of };
  const line = isSign ? undefined : body.find((one) => covers(rect, one));
  return line && { kind: 'covered', over: bottom - line.ink.top, of: line };
}

/** By how much a picture is too small to be seen, where the layout has shrunk it so. */
function tooSmall(image: HTMLImageElement): number {
  const { naturalWidth, naturalHeight, style } = image;
  const { width, height } = image.getBoundingClientRect();
  // Whoever writes a size, as in ![w:40](icon.png), wants it.
  const isAsked = style.width || style.height || image.matches('[width], [height]');
  const scale = Math.min(width / naturalWidth, height / naturalHeight);
  if (isAsked || !(scale < 1)) return 0;
  const isContained = getComputedStyle(image).objectFit === 'contain';
  const drawn = isContained ? [naturalWidth * scale, naturalHeight * scale] : [width, height];
  return Math.max(...drawn) >= LONG_PICTURE ? 0 : LEAST_PICTURE - Math.min(...drawn);
}

/** True where a line lies on a rectangle. */
function covers(rect: DOMRect, line: Pick<Line, 'rect' | 'ink'>): boolean {
  return (
    line.ink.top < rect.bottom - TOLERANCE &&
    line.ink.bottom > rect.top + TOLERANCE &&
    isBelow(rect, line)
  );
}

/** True where a rectangle and a line share a column. */
function isBelow(rect: DOMRect, line: Pick<Line, 'rect'>): boolean {
  return rect.left < line.rect.right - TOLERANCE && rect.right > line.rect.left + TOLERANCE;
}
