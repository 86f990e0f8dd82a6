/** How thick bars and columns are: as on the page (templates/chart/style.css). */
import type { Chart } from '../../../browser/scene/index.js';

/** The page makes no column wider and no row higher than this, CSS pixels. */
const WIDEST_COLUMN = 170;
const HIGHEST_ROW = 150;
/** The share of a category's place that its bars take. */
export const SHARE = { bar: 0.66, column: 0.62 };
/** Between bars that stand together, in per cent of a bar's width. */
export const BETWEEN = 4;

/** The room between the bars of two categories, in per cent of a bar's width (§21.2.2.75). */
export function gapWidth({ box, data: { form, categories, series } }: Chart): number {
  const count = Math.max(1, categories.length);
  const bars = Math.max(1, series.length);
  const isBar = form === 'bar';
  const place = (isBar ? box.height : box.width) / count;
  const share = isBar
    ? (SHARE.bar * Math.min(place, HIGHEST_ROW)) / place
    : Math.min(SHARE.column, (WIDEST_COLUMN * bars) / place);
  return Math.min(500, Math.round(((1 - share) / share) * bars * 100));
}
