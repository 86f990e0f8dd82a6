/** A `figure` with data is a chart, whatever it is drawn of. */
import type { SceneChart, SceneChartData } from '../../scene/index.js';
import { boxOf, colorOf, resolveColor } from './style.js';

/** Whether the figure has its data as an attribute (templates/chart/slide.hbs). */
export function isChart(element: HTMLElement): boolean {
  return element.dataset.chart !== undefined;
}

/** The chart with its colours as the page shows them. */
export function readChart(figure: HTMLElement, origin: DOMRect): SceneChart {
  const data = JSON.parse(figure.dataset.chart ?? '{}') as SceneChartData;
  const style = getComputedStyle(figure);
  const shown = (color: string): string =>
    resolveColor(color.startsWith('--') ? `var(${color}-fill, var(${color}))` : color, figure);
  const color = colorOf(style.color) ?? '#000000';
  const shownText = (name: string): string => {
    if (name === '') return color;
    return resolveColor(name.startsWith('--') ? `var(${name})` : name, figure);
  };
  const series = data.series.map((one) => ({
    ...one,
    colors: one.colors.map(shown),
    // A template of the user's own may leave them out.
    textColors: one.textColors?.map(shownText) ?? [],
  }));
  return {
    type: 'chart',
    box: boxOf(figure.getBoundingClientRect(), origin),
    ...(style.direction === 'rtl' ? { direction: 'rtl' } : {}),
    alt: figure.getAttribute('aria-label') ?? '',
    data: { ...data, series },
    size: Number.parseFloat(style.fontSize),
    color,
    valueSize: valueSizeOf(figure),
  };
}

/** What the figure's `--value` is, or its text's size. */
function valueSizeOf(figure: HTMLElement): number {
  const probe = document.createElement('span');
  probe.style.fontSize = 'var(--value, 1em)';
  figure.append(probe);
  const { fontSize } = getComputedStyle(probe);
  probe.remove();
  return Number.parseFloat(fontSize);
}
