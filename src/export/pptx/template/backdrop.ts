/** What lies behind the texts of a layout, as pixels: its colours, and where something is drawn. */
import type { Color } from '../../../browser/scene/index.js';
import { hexColor, luminanceOf } from '../../../color/index.js';
import type { Box, Size } from '../opc/units.js';
import type { LayoutSvg } from './layout-svg.js';

/** Pixels across: one is 8 px of a slide 1280 wide. */
const COLUMNS = 160;
/** By channel, of 255: what differs more is drawn, not background. */
const DRAWN = 18;
/** Of an area, the share that is of one colour if it is a surface. */
const SURFACE = 0.6;

export interface Backdrop {
  readonly columns: number;
  readonly rows: number;
  /** px of the slide. */
  readonly cell: number;
  /** Red, green, blue by pixel; of the background, and with all that is drawn on it. */
  readonly background: Uint8Array;
  readonly whole: Uint8Array;
}

/** What lies behind the slides of each layout; most share their master's, which is drawn once. */
export async function backdropsOf(svgs: readonly LayoutSvg[], size: Size): Promise<Backdrop[]> {
  const rows = Math.max(1, Math.round((COLUMNS * size.height) / size.width));
  const known = new Map<string, Promise<Uint8Array>>();
  const pixels = (markup: string) => {
    const found = known.get(markup) ?? rasterOf(svgOf(markup, size, COLUMNS, rows), COLUMNS, rows);
    known.set(markup, found);
    return found;
  };
  return Promise.all(
    svgs.map(async ({ background, shapes }) => ({
      columns: COLUMNS,
      rows,
      cell: size.width / COLUMNS,
      background: await pixels(background),
      whole: await pixels(background + shapes),
    })),
  );
}

/** A document of the layout's markup, so many pixels large. */
export function svgOf(markup: string, { width, height }: Size, w: number, h: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${width} ${height}">${markup}</svg>`;
}

async function rasterOf(svg: string, width: number, height: number): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  try {
    return await sharp(Buffer.from(svg), { unlimited: true })
      .resize(width, height, { fit: 'fill' })
      .flatten({ background: '#ffffff' })
      .removeAlpha()
      .raw()
      .toBuffer();
  } catch {
    // A damaged picture: nothing is known of it.
    return new Uint8Array(width * height * 3).fill(0x8b);
  }
}

/** The pixels that a box covers, each by its place among the colours. */
function placesIn({ columns, rows, cell }: Backdrop, { x, y, width, height }: Box): number[] {
  const from = (px: number) => Math.max(0, Math.floor(px / cell + 0.3));
  const to = (px: number, most: number) => Math.min(most, Math.max(1, Math.ceil(px / cell - 0.3)));
  const places: number[] = [];
  for (let row = from(y); row < to(y + height, rows); row += 1)
    for (let column = from(x); column < to(x + width, columns); column += 1)
      places.push((row * columns + column) * 3);
  return places;
}

function apart(one: Uint8Array, a: number, other: Uint8Array, b: number): number {
  const by = (channel: number) => Math.abs((one[a + channel] ?? 0) - (other[b + channel] ?? 0));
  return Math.max(by(0), by(1), by(2));
}

function colorAt(pixels: Uint8Array, at: number): Color {
  const [red, green, blue] = [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0];
  return hexColor({ red, green, blue, alpha: 1 });
}

/** The colours behind a box: the darkest, the middle one and the lightest, strays left out. */
export function colorsBehind(backdrop: Backdrop, box: Box): readonly [Color, Color, Color] {
  const colors = placesIn(backdrop, box).map((at) => colorAt(backdrop.whole, at));
  const sorted = [...colors].sort((a, b) => luminanceOf(a) - luminanceOf(b));
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? '#ffffff';
  return [at(0.08), at(0.5), at(0.92)];
}

/**
 * Where a text must not be, by pixel: what is drawn on the surface that most of an area is on.
 *
 * @param area where texts are meant to be
 */
export function drawnOver(backdrop: Backdrop, area: Box): boolean[] {
  const { whole, background, columns, rows } = backdrop;
  const places = placesIn(backdrop, area);
  const counts = new Map<number, { count: number; at: number }>();
  for (const at of places) {
    const key = [0, 1, 2].reduce((sum, one) => sum * 32 + ((whole[at + one] ?? 0) >> 3), 0);
    const known = counts.get(key);
    counts.set(key, { count: (known?.count ?? 0) + 1, at: known?.at ?? at });
  }
  const [usual] = [...counts.values()].sort((one, other) => other.count - one.count);
  const like = (at: number) => usual !== undefined && apart(whole, at, whole, usual.at) <= DRAWN;
  const isSurface = places.filter(like).length > SURFACE * places.length;
  return Array.from({ length: columns * rows }, (_, index) => {
    const at = index * 3;
    return isSurface ? !like(at) : apart(whole, at, background, at) > DRAWN;
  });
}

/** The share of a box in which something is drawn. */
export function drawnShare(backdrop: Backdrop, drawn: readonly boolean[], box: Box): number {
  const places = placesIn(backdrop, box);
  return places.filter((at) => drawn[at / 3]).length / Math.max(1, places.length);
}

/** Of a row, the share that is drawn in a bar; of a slide, the height that no bar has. */
const [BAR, BAR_HEIGHT] = [0.9, 1 / 3];

/** The slide between the bars at its top and at its foot, if there are some; px from the top. */
export function betweenBars(backdrop: Backdrop): { readonly top: number; readonly bottom: number } {
  const { columns, rows, cell, whole, background } = backdrop;
  const isBar = (row: number) => {
    const places = Array.from({ length: columns }, (_, column) => (row * columns + column) * 3);
    const drawn = places.filter((at) => apart(whole, at, background, at) > DRAWN);
    return drawn.length > BAR * columns;
  };
  const free = Array.from({ length: rows }, (_, row) => row).filter((row) => !isBar(row));
  const [first = 0, last = rows - 1] = [free[0], free.at(-1)];
  const isBarred = (height: number) => height < rows * BAR_HEIGHT;
  return {
    top: isBarred(first) ? first * cell : 0,
    bottom: isBarred(rows - 1 - last) ? (last + 1) * cell : rows * cell,
  };
}

/** The largest box of pixels in which nothing is drawn, px of the slide. */
export function largestFree(
  { columns, rows, cell }: Backdrop,
  drawn: readonly boolean[],
  within: Box,
): Box {
  const [left, top] = [Math.ceil(within.x / cell), Math.ceil(within.y / cell)];
  const right = Math.min(columns, Math.floor((within.x + within.width) / cell));
  const bottom = Math.min(rows, Math.floor((within.y + within.height) / cell));
  const heights = new Array<number>(columns).fill(0);
  let best = { size: 0, x: left, y: top, width: 0, height: 0 };
  for (let row = top; row < bottom; row += 1) {
    for (let column = left; column < right; column += 1) {
      heights[column] = drawn[row * columns + column] ? 0 : (heights[column] ?? 0) + 1;
    }
    for (let start = left; start < right; start += 1) {
      let height = Number.POSITIVE_INFINITY;
      for (let end = start; end < right && height > 0; end += 1) {
        height = Math.min(height, heights[end] ?? 0);
        const width = end - start + 1;
        if (width * height > best.size)
          best = { size: width * height, x: start, y: row - height + 1, width, height };
      }
    }
  }
  const { x, y, width, height } = best;
  return { x: x * cell, y: y * cell, width: width * cell, height: height * cell };
}
