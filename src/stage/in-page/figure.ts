/// <reference lib="dom" />
/** A `figure` with data is a chart, whatever it is drawn of. */
import type { Chart, ChartData } from '../scene.js';
import { boxOf, colorOf, resolveColor } from './style.js';

/** True for a figure that says its data (templates/chart/slide.hbs). */
export function isChart(element: HTMLElement): boolean {
  return element.dataset.chart !== undefined;
}

/** The chart with its colours as the page shows them. */
export function readChart(figure: HTMLElement, origin: DOMRect): Chart {
  const data = JSON.parse(figure.dataset.chart ?? '{}') as ChartData;
  const style = getComputedStyle(figure);
  const shown = (color: string): string =>
    resolveColor(color.startsWith('--') ? `var(${color}-fill, var(${color}))` : color, figure);
  const series = data.series.map((one) => ({ ...one, colors: one.colors.map(shown) }));
  return {
    type: 'chart',
    box: boxOf(figure.getBoundingClientRect(), origin),
    ...(style.direction === 'rtl' ? { direction: 'rtl' } : {}),
    alt: figure.getAttribute('aria-label') ?? '',
    data: { ...data, series },
    size: Number.parseFloat(style.fontSize),
    color: colorOf(style.color) ?? '#000000',
  };
}
