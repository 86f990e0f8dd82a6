/** Draws a chart; imported only where a deck has one, and d3 with it. */
import type { Draw } from './chart.js';
import { drawPlot } from './plot.js';
import { drawSlices } from './slices.js';

export const drawChart: Draw = (data, name, lang) => {
  const { form, categories, series } = data;
  const write = numberWriter(
    series.flatMap(({ values }) => values),
    lang,
  );
  const texts = categories.map((_, c) => series.map(({ values }) => write(values[c] ?? 0)));
  const draw = form === 'pie' || form === 'doughnut' ? drawSlices : drawPlot;
  return draw(data, name, texts);
};

/** Formats all numbers of a chart alike: the most decimals of any, a true minus. */
function numberWriter(values: readonly number[], lang: string): (value: number) => string {
  const digits = Math.max(...values.map((value) => String(value).split('.')[1]?.length ?? 0));
  const decimals = Math.min(digits, 10);
  const format = new Intl.NumberFormat(lang, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return (value) => format.format(value).replace('-', '−');
}
