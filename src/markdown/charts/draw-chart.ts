/** Draws a chart; imported only where a deck has one, and d3 with it. */
import type { Draw } from './chart.js';
import { drawBars } from './draw-bars.js';
import { drawLines } from './draw-lines.js';
import { drawPoints } from './draw-points.js';
import { drawSlices } from './slices.js';

export const drawChart: Draw = (data, name, lang) => {
  const { form, categories, series } = data;
  // The two values of a point have scales of their own.
  const write =
    form === 'scatter'
      ? series.map(({ values }) => numberWriter(values, lang))
      : [
          numberWriter(
            series.flatMap(({ values }) => values),
            lang,
          ),
        ];
  const texts = categories.map((_, c) =>
    series.map(({ values }, s) => (write[s] ?? write[0])?.(values[c] ?? 0) ?? ''),
  );
  switch (form) {
    case 'pie':
    case 'doughnut':
      return drawSlices(data, name, texts);
    case 'line':
      return drawLines(data, name, texts);
    case 'scatter':
      return drawPoints(data, name, texts, (value, step) => numberWriter([step], lang)(value));
    default:
      return drawBars(data, name, texts);
  }
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
