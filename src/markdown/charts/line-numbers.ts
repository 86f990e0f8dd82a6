/** Places the numbers of lines where no line, dot, axis or other number is. */
import { type Area, doOverlap } from './area.js';
import type { NumberPlace } from './number-stack.js';

/** A place: `shift` is in ems to the side, from the middle of the dot. */
export interface PlacedNumber extends NumberPlace {
  readonly shift: number;
}

/** What numbers are placed in: heights in per cent, by category and series. */
export interface NumberField {
  readonly ends: readonly (readonly number[])[];
  /** Of each number with its unit, in ems. */
  readonly widths: readonly (readonly number[])[];
  /** Of the numbers, CSS pixels. */
  readonly size: number;
  /** Of all categories together, CSS pixels. */
  readonly plotWidth: number;
  /** The height of the zero line, where it is drawn. */
  readonly axis?: number;
}

export type PlaceNumber = (
  category: number,
  series: number,
  isBelow: boolean,
  stacked: NumberPlace | undefined,
) => PlacedNumber | undefined;

/** Heights that the layout may give a plot, CSS pixels: a place has to be free in all of them. */
const HEIGHTS = [240, 320, 400];
/** Of a number (style.css), in ems: from its dot to the foot and the head of its digits. */
const FOOT = 0.5;
const HEAD = 1.3;
const LINE = 1.2;
/** Half a line, and half a dot, with a pixel between, CSS pixels. */
const HALF_LINE = 3;
const HALF_DOT = 10;

/** @returns what places a number, each clear of those before; undefined where there is no place */
export function createNumberPlacer(field: NumberField): PlaceNumber {
  const { ends, widths, size, plotWidth, axis } = field;
  const taken: Area[][] = HEIGHTS.map(() => []);
  const column = plotWidth / ends.length;

  const areaOf = (c: number, s: number, spot: PlacedNumber, height: number): Area => {
    const width = (widths[c]?.[s] ?? 0) * size;
    const middle = (c + 0.5) * column + spot.shift * size;
    const end = (spot.at / 100) * height;
    const [near, far] = [FOOT, HEAD].map((ems) => (ems + LINE * spot.level) * size);
    const [bottom, top] = spot.isBelow
      ? [end - (far ?? 0), end - (near ?? 0)]
      : [end + (near ?? 0), end + (far ?? 0)];
    return { left: middle - width / 2, right: middle + width / 2, bottom, top };
  };

  /** Whether a line or a dot of any series crosses an area. */
  const isCrossed = (area: Area, height: number, c: number, s: number): boolean => {
    const zero = ((axis ?? -1000) / 100) * height;
    if (zero > area.bottom - HALF_LINE && zero < area.top + HALF_LINE) return true;
    return (ends[0] ?? []).some((_, t) =>
      ends.some((row, d) => {
        const x = (d + 0.5) * column;
        const y = ((row[t] ?? 0) / 100) * height;
        const isOwn = d === c && t === s;
        if (!isOwn && isIn(x, y, area, HALF_DOT)) return true;
        const next = ends[d + 1]?.[t];
        if (next === undefined) return false;
        return isStroke([x, y], [x + column, (next / 100) * height], area);
      }),
    );
  };

  return (c, s, isBelow, stacked) => {
    const end = ends[c]?.[s] ?? 0;
    const aside = (widths[c]?.[s] ?? 0) / 2 + 4 / size;
    const half = ((widths[c]?.[s] ?? 0) * size) / 2;
    const middle = (c + 0.5) * column;
    // None leaves the plot.
    const inside = (shift: number): number =>
      (Math.min(Math.max(middle + shift * size, half), plotWidth - half) - middle) / size;
    const at = (spot: NumberPlace): PlacedNumber[] =>
      [0, -aside, aside].map((shift) => ({ ...spot, shift: inside(shift) }));
    const own = [isBelow, !isBelow].flatMap((side) => at({ at: end, isBelow: side, level: 0 }));
    const spots = stacked ? [...at(stacked), ...own] : own;
    const found = spots.find((spot) =>
      HEIGHTS.every((height, h) => {
        const area = areaOf(c, s, spot, height);
        return !isCrossed(area, height, c, s) && !taken[h]?.some((other) => doOverlap(area, other));
      }),
    );
    if (found) {
      for (const [h, height] of HEIGHTS.entries()) taken[h]?.push(areaOf(c, s, found, height));
    }
    return found;
  };
}

function isIn(x: number, y: number, { left, right, bottom, top }: Area, margin: number): boolean {
  return x > left - margin && x < right + margin && y > bottom - margin && y < top + margin;
}

/** Whether a straight line passes through an area. */
function isStroke(
  [fromX, fromY]: readonly [number, number],
  [toX, toY]: readonly [number, number],
  { left, right, bottom, top }: Area,
): boolean {
  const [start, end] = [Math.max(fromX, left), Math.min(toX, right)];
  if (start >= end) return false;
  const at = (x: number): number => fromY + ((toY - fromY) * (x - fromX)) / (toX - fromX);
  const [a, b] = [at(start), at(end)];
  return Math.max(a, b) > bottom - HALF_LINE && Math.min(a, b) < top + HALF_LINE;
}
