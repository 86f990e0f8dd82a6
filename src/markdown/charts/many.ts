/** What is written where a chart has many rows: some labels, and the numbers that matter. */
import type { ChartData, LabelChoice } from './chart.js';
import { emsOf, FEW, PLOT, SMALLEST } from './sizes.js';

export const ALL_LABELS: LabelChoice = { step: 1, first: 0, last: Number.POSITIVE_INFINITY };

/**
 * Labels that stand on one line beside each other, none beyond the plot's ends; all of a few rows,
 * which may wrap.
 * @param width of the plot, CSS pixels
 */
export function labelsOf(
  { categories, emphasized = [] }: ChartData,
  width = PLOT.width,
): LabelChoice {
  const count = categories.length;
  if (count <= FEW) return ALL_LABELS;
  const column = width / count;
  const widest = Math.max(...categories.map(emsOf)) * LABEL_SHARE * SMALLEST;
  const step = Math.max(1, Math.ceil((widest + BETWEEN) / column));
  const inside = Math.max(0, Math.ceil(widest / 2 / column - 0.5));
  // The row that the slide is about has its label.
  const wanted = emphasized.find((c) => c >= inside && c < count - inside) ?? inside;
  return { step, first: inside + ((wanted - inside) % step), last: count - 1 - inside };
}

/** Labels are not bold, as `emsOf` counts. */
const LABEL_SHARE = 0.92;
/** Between labels, CSS pixels. */
const BETWEEN = 18;

/** The rows whose numbers are shown: all of a few; else those emphasized, the ends and the last. */
export function rowsWithNumbers({ categories, series, emphasized = [] }: ChartData): Set<number> {
  if (categories.length <= FEW) return new Set(categories.keys());
  const rows = new Set(emphasized);
  rows.add(categories.length - 1);
  if (series.length > 1) return rows;
  const values = series[0]?.values ?? [];
  rows.add(values.indexOf(Math.max(...values)));
  rows.add(values.indexOf(Math.min(...values)));
  return rows;
}
