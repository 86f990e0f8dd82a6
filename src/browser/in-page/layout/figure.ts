/** A `figure` with data is a chart, whatever it is drawn of. */
import type { SceneChart, SceneChartData } from '../../scene/index.js';
import { boxOf, colorOf, computedIn } from './style.js';

/** Whether the figure has its data as an attribute (templates/chart/slide.hbs). */
export function isChart(element: HTMLElement): boolean {
  return element.dataset.chart !== undefined;
}

/** The chart with its colours as the page shows them. */
export function readChart(figure: HTMLElement, origin: DOMRect): SceneChart {
  const data = JSON.parse(figure.dataset.chart ?? '{}') as SceneChartData;
  const style = getComputedStyle(figure);
  const shown = (value: string): string => colorOf(computedIn(figure, 'color', value)) ?? '#000000';
  const fill = (color: string): string =>
    shown(color.startsWith('--') ? `var(${color}-fill, var(${color}))` : color);
  const textColor = (color: string): string =>
    shown(color.startsWith('--') ? `var(${color})` : color || 'currentcolor');
  const series = data.series.map((one) => ({
    ...one,
    colors: one.colors.map(fill),
    // A template of the user's own may leave them out.
    textColors: one.textColors?.map(textColor) ?? [],
  }));
  return {
    type: 'chart',
    box: boxOf(figure.getBoundingClientRect(), origin),
    ...(style.direction === 'rtl' ? { direction: 'rtl' } : {}),
    alt: figure.getAttribute('aria-label') ?? '',
    data: { ...data, series },
    size: Number.parseFloat(style.fontSize),
    color: shown('currentcolor'),
    valueSize: Number.parseFloat(computedIn(figure, 'font-size', 'var(--value, 1em)')),
  };
}
