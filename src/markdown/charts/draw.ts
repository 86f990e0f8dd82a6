/** Draws a chart; imported only where a deck has one, and d3 with it. */
import type { Draw } from './chart.js';
import { numberWriter } from './number-format.js';
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
