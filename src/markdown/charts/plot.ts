/** Bars, columns and lines: values along one scale. */
import type { ChartData, ChartMark, Drawing } from './chart.js';
import { percent, polygon, round, rule } from './css.js';
import { stackOf } from './number-stack.js';
import { outlineOf, type Point } from './polygon.js';
import { emsOf, PLOT, sizesFor, sizesSideBySide, widthOf } from './sizes.js';

/** A line's thickness, CSS pixels, and the share of the plot beyond its outermost points. */
const THICKNESS = 4;
const MARGIN = 0.6;
/** A line of text, per cent of the plot's height. */
const TEXT_HEIGHT = 13;

export function drawPlot(
  data: ChartData,
  name: string,
  texts: readonly (readonly string[])[],
): Drawing {
  const { form, unit, series, categories } = data;
  const isLine = form === 'line';
  const [least, highest] = extentOf(data);
  const domain = domainOf(least, highest, isLine);
  const margin = isLine ? MARGIN : 0;
  const scale = (value: number): number => {
    const share = (value - domain[0]) / (domain[1] - domain[0]);
    return margin * (1 - share) + (100 - margin) * share;
  };
  const zero = Math.min(Math.max(scale(0), 0), 100);
  const ends = categories.map((_, c) => series.map(({ values }) => scale(values[c] ?? 0)));
  const rules: string[] = [];

  const all = texts.flat();
  const { sizes, isUnitApart } =
    form === 'bar'
      ? { sizes: sizesFor(categories.length * series.length), isUnitApart: false }
      : sizesSideBySide(data, all);
  /** The most numbers stacked above a place. */
  let levels = 0;
  const marks = ends.map((row, c) => {
    const sides = row.map((_, s) =>
      isLine ? isNumberBelow(ends, c, s) : (series[s]?.values[c] ?? 0) < 0,
    );
    // At the end of several lines their names are beside them, and so are their numbers.
    const hasNames = row.length > 1 && c === ends.length - 1;
    const stack = isLine && !hasNames ? stackOf(row, sides, sizes.value) : [];
    return row.map((end, s): ChartMark => {
      const className = `${name}-${c}-${s}`;
      const own = stack[s];
      if (own && !own.isBelow) levels = Math.max(levels, own.level);
      rules.push(
        rule(className, {
          '--from': percent(Math.min(end, zero)),
          '--size': percent(Math.abs(end - zero)),
          '--end': percent(end),
          ...(own ? { '--at': percent(own.at), '--level': own.level } : {}),
        }),
      );
      return { className, text: texts[c]?.[s] ?? '', isBelow: own?.isBelow ?? sides[s] ?? false };
    });
  });

  const lines = isLine ? series.map((_, s) => `${name}-line-${s}`) : [];
  const heights = apart(ends.at(-1) ?? []);
  for (const [s, className] of lines.entries()) {
    const outline = polygon(strokeOf(ends.map((row) => row[s] ?? 0)));
    rules.push(rule(className, { '--outline': outline, '--name': percent(heights[s] ?? 0) }));
  }

  const isBelow = isLine
    ? marks.some((row, c) =>
        row.some((mark, s) => mark.isBelow && (ends[c]?.[s] ?? 0) < TEXT_HEIGHT),
      )
    : least < 0;
  const widest = Math.max(...all.map((text) => widthOf(text, unit, sizes.value)));
  const names = series.length > 1 ? Math.max(...series.map((one) => emsOf(one.name))) : undefined;
  const whole = rule(name, {
    '--count': categories.length,
    '--series': series.length,
    '--zero': round(zero / 100),
    '--axis': domain[0] <= 0 && domain[1] >= 0 ? '2px' : '0px',
    '--is-above': Number(isLine || highest >= 0) + levels,
    '--is-below': Number(isBelow),
    '--widest': `${round(widest)}em`,
    '--unit': round(emsOf(unit)),
    '--names': names === undefined ? '0px' : `${round(widest + 0.6 + 0.7 * names)}em`,
    '--value-size': `${sizes.value}px`,
    '--label-size': `${sizes.label}px`,
  });
  return { className: name, marks, lines, isUnitApart, css: [whole, ...rules].join('\n') };
}

function extentOf({ series }: ChartData): [number, number] {
  const values = series.flatMap((one) => one.values);
  return [Math.min(...values), Math.max(...values)];
}

/** Bars begin at zero. A line shows part of the scale, unless it comes near zero. */
function domainOf(least: number, most: number, isLine: boolean): [number, number] {
  if (isLine && least > most / 2 && most > least) return [least - (most - least) / 3, most];
  const domain: [number, number] = [Math.min(0, least), Math.max(0, most)];
  return domain[0] === domain[1] ? [0, 1] : domain;
}

/** The outline, in per cent, of a line through the middles of equal columns. */
function strokeOf(heights: readonly number[]): Point[] {
  const { width, height } = PLOT;
  const corners = heights.map((end, c): Point => {
    const x = ((c + 0.5) / heights.length) * width;
    return [x, height - (end / 100) * height];
  });
  return outlineOf(corners, THICKNESS).map(
    ([px, py]): Point => [(px / width) * 100, (py / height) * 100],
  );
}

/** Whether a value is below its point: in a trough, or away from another line. */
function isNumberBelow(ends: readonly (readonly number[])[], c: number, s: number): boolean {
  const row = ends[c] ?? [];
  const own = row[s] ?? 0;
  if (row.length === 1) {
    const beside = [ends[c - 1]?.[s], ends[c + 1]?.[s]].filter((end) => end !== undefined);
    return beside.length > 0 && beside.every((end) => end > own);
  }
  const others = row.filter((_, one) => one !== s);
  const above = others.filter((end) => end > own).map((end) => end - own);
  const below = others.filter((end) => end <= own).map((end) => own - end);
  return Math.min(...above) < Math.min(...below);
}

/** Moves names apart, upwards, where lines end close together. */
function apart(ends: readonly number[]): number[] {
  const result = [...ends];
  let last = Number.NEGATIVE_INFINITY;
  for (const s of [...ends.keys()].sort((a, b) => (ends[a] ?? 0) - (ends[b] ?? 0))) {
    last = Math.max(ends[s] ?? 0, last + TEXT_HEIGHT);
    result[s] = last;
  }
  return result;
}
