/** Lines: dots, strokes, and numbers that keep clear of both. */
import type { ChartData, ChartMark, Drawing } from './chart.js';
import { percent, polygon, round, rule } from './css.js';
import { createNumberPlacer, type PlacedNumber } from './line-numbers.js';
import { labelsOf, rowsWithNumbers } from './many.js';
import { stackOf } from './number-stack.js';
import { outlineOf, type Point } from './polygon.js';
import { domainOf, extentOf, scaleOf } from './scale.js';
import { emsOf, PLOT, sizesSideBySide, widthOf } from './sizes.js';

/** A line's thickness, CSS pixels, and the share of the plot beyond its outermost points. */
const THICKNESS = 4;
const MARGIN = 0.6;
/** A line of text, per cent of the plot's height. */
const TEXT_HEIGHT = 13;
/** A line of a number, in ems (style.css). */
const LINE = 1.2;

export function drawLines(
  data: ChartData,
  name: string,
  texts: readonly (readonly string[])[],
): Drawing {
  const { unit, series, categories } = data;
  const domain = domainOf(...extentOf(data), true);
  const { at, zero } = scaleOf(domain, MARGIN);
  const hasAxis = domain[0] <= 0 && domain[1] >= 0;
  const ends = categories.map((_, c) => series.map(({ values }) => at(values[c] ?? 0)));
  const { sizes, isUnitApart } = sizesSideBySide(data, texts.flat());
  const shown = isUnitApart ? '' : unit;
  const widths = texts.map((row) => row.map((text) => widthOf(text, shown, sizes.value)));
  const hasNames = series.length > 1;
  const widest = Math.max(...widths.flat());
  const names = widest + 0.6 + 0.7 * Math.max(...series.map((one) => emsOf(one.name)));
  const numbered = rowsWithNumbers(data);
  const width = plotWidth(categories.length, hasNames ? names * sizes.value : 0);
  const place = createNumberPlacer({
    ends,
    widths,
    size: sizes.value,
    plotWidth: width,
    ...(hasAxis ? { axis: zero } : {}),
  });

  const rules: string[] = [];
  let levels = 0;
  let isBelow = false;
  const marks = ends.map((row, c) => {
    // At the end of several lines their names are beside them, and so are their numbers.
    const isNamed = hasNames && c === ends.length - 1;
    const sides = row.map((_, s) => isNumberBelow(ends, c, s));
    const stack = isNamed ? [] : stackOf(row, sides, sizes.value);
    return row.map((end, s): ChartMark => {
      const className = `${name}-${c}-${s}`;
      const own: PlacedNumber | undefined =
        isNamed || !numbered.has(c) ? undefined : place(c, s, sides[s] ?? false, stack[s]);
      if (own && !own.isBelow) levels = Math.max(levels, own.level);
      isBelow ||= own?.isBelow === true && own.at < TEXT_HEIGHT;
      rules.push(rule(className, { '--end': percent(end), ...offsetOf(own, end) }));
      return {
        className,
        text: texts[c]?.[s] ?? '',
        isBelow: own?.isBelow ?? sides[s] ?? false,
        ...(own?.shift ? { shift: own.shift } : {}),
        ...(own && isMoved(own, end) ? { rise: riseOf(own, end, sizes.value) } : {}),
        isHidden: !isNamed && own === undefined,
      };
    });
  });

  const lines = series.map((_, s) => `${name}-line-${s}`);
  const heights = apart(ends.at(-1) ?? []);
  for (const [s, className] of lines.entries()) {
    const outline = polygon(strokeOf(ends.map((row) => row[s] ?? 0)));
    rules.push(rule(className, { '--outline': outline, '--name': percent(heights[s] ?? 0) }));
  }
  const whole = rule(name, {
    '--count': categories.length,
    '--zero': round(zero / 100),
    '--axis': hasAxis ? '2px' : '0px',
    '--is-above': 1 + levels,
    '--is-below': Number(isBelow),
    '--unit': round(emsOf(unit)),
    '--names': hasNames ? `${round(names)}em` : '0px',
    '--value-size': `${sizes.value}px`,
    '--label-size': `${sizes.label}px`,
  });
  const css = [whole, ...rules].join('\n');
  const labels = labelsOf(data, width);
  return { className: name, marks, lines, isUnitApart, labels, blocks: 1, css };
}

/** Of a number that is not directly above or below its dot. */
function offsetOf(own: PlacedNumber | undefined, end: number): Record<string, string | number> {
  if (own === undefined) return {};
  return {
    ...(isMoved(own, end) ? { '--at': percent(own.at), '--level': own.level } : {}),
    ...(own.shift ? { '--shift': `${round(own.shift)}em` } : {}),
  };
}

function isMoved({ level, at }: PlacedNumber, end: number): boolean {
  return level > 0 || at !== end;
}

/** How far up a number is moved, in ems of a plot of the usual height. */
function riseOf({ level, at, isBelow }: PlacedNumber, end: number, size: number): number {
  const lines = LINE * level * (isBelow ? -1 : 1);
  return round((((at - end) / 100) * PLOT.height) / size + lines);
}

/** Of the points: names at the lines' ends take some of the plot (`--side` in style.css). */
function plotWidth(count: number, names: number): number {
  const half = PLOT.width / count / 2;
  return PLOT.width - Math.max(0, (names - half) / (1 - 0.5 / count));
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

/** Whether a value is better below its point: in a trough, or away from another line. */
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
