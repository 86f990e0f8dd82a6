/** The text sizes of charts. */
import type { ChartData } from './chart.js';

/** The plot's usual size, CSS pixels. The layout may stretch it, which causes no overlap. */
export const PLOT = { width: 1120, height: 340 };

/** CSS pixels. */
export interface Sizes {
  readonly value: number;
  readonly label: number;
}

/** By the number of bars, columns or slices. */
const SIZES: readonly (Sizes & { readonly upTo: number })[] = [
  { upTo: 3, value: 44, label: 32 },
  { upTo: 5, value: 36, label: 28 },
  { upTo: 8, value: 28, label: 25 },
  { upTo: 10, value: 24, label: 22 },
];
const SMALL: Sizes = { value: 20, label: 20 };
/** CSS pixels. */
export const SMALLEST = 18;
/** Larger values over columns look like titles; those of several lines have less space. */
const MOST = { value: 40, label: 28, ofLines: 28 };
/** Of the numbers that are shown where there are many rows. */
const OF_MANY: Sizes = { value: 24, label: SMALLEST };
/** The most rows that have a number each. */
export const FEW = 12;
const SMALLEST_SIZES: Sizes = { value: SMALLEST, label: SMALLEST };
/** Beside a label below its column (style.css), CSS pixels. */
const LABEL_PADDING = 6;
/** A letter of a label, in ems. */
const LETTER = 0.58;
/** Below this size the unit is dropped before the value shrinks further. */
const LEAST_WITH_UNIT = 24;

/** The width in ems of bold text, at most. */
export function emsOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character < '\u2e80' ? 0.64 : 1), 0);
}

export function sizesFor(count: number): Sizes {
  return SIZES.find(({ upTo }) => count <= upTo) ?? (count <= FEW ? SMALL : SMALLEST_SIZES);
}

/** The width of a value with its unit, in ems of the value; `style.css` sets the unit so. */
export function widthOf(text: string, unit: string, size: number): number {
  return emsOf(text) + Math.max(0.6, SMALLEST / size) * emsOf(unit);
}

/** No word of a label is wider than its column, down to the smallest size. */
function labelSize(labels: readonly string[], most: number): number {
  const words = labels.flatMap((label) => label.match(/[^\s\-/\u2e80-\uffff]+/g) ?? []);
  const space = PLOT.width / labels.length - 2 * LABEL_PADDING;
  const fitting = Math.floor(space / Math.max(1, ...words.map((word) => LETTER * word.length)));
  return Math.max(SMALLEST, Math.min(most, fitting));
}

/** Values side by side shrink to fit the width, then lose their unit. */
export function sizesSideBySide(
  { form, unit, categories, series }: ChartData,
  texts: readonly string[],
): { readonly sizes: Sizes; readonly isUnitApart: boolean } {
  if (categories.length > FEW) return { sizes: OF_MANY, isUnitApart: false };
  const usual = sizesFor(categories.length);
  const label = labelSize(categories, Math.min(usual.label, MOST.label));
  const most = Math.min(
    usual.value,
    form === 'line' && series.length > 1 ? MOST.ofLines : MOST.value,
  );
  const lanes = form === 'line' ? 1 : series.length;
  const space = PLOT.width / categories.length / (lanes > 1 ? lanes * 1.25 : 1) - 8;
  const fits = (size: number, shown: string): boolean =>
    texts.every((text) => widthOf(text, shown, size) * size <= space);
  for (let size = most; size >= Math.min(most, LEAST_WITH_UNIT); size--) {
    if (fits(size, unit)) return { sizes: { value: size, label }, isUnitApart: false };
  }
  let size = most;
  while (size > SMALLEST && !fits(size, '')) size--;
  return { sizes: { value: size, label }, isUnitApart: unit !== '' };
}
