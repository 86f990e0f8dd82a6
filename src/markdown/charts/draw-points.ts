/** Points on two scales, each with its name beside it where there is space. */
import { type Area, doOverlap } from './area.js';
import type { Axis, AxisTick, ChartData, ChartMark, Drawing, PointSide } from './chart.js';
import { percent, rule } from './css.js';
import { ALL_LABELS } from './many.js';
import { axisOf, ticksOf } from './scale.js';
import { emsOf, PLOT, SMALLEST } from './sizes.js';

/** Text sizes by the number of points, CSS pixels. */
const SIZES: readonly (readonly [upTo: number, size: number])[] = [
  [6, 26],
  [12, 24],
  [20, 22],
  [30, 20],
];
/** Heights that the layout may give the plot, CSS pixels. */
const HEIGHTS = [220, 300, 380];
/** From a point to its name and half a point, CSS pixels. */
const GAP = 14;
const HALF_POINT = 9;
/** Of the width of bold text, as `emsOf` counts. */
const REGULAR = 0.93;
/** In the order in which they are tried. */
const SIDES: readonly PointSide[] = [
  'after',
  'before',
  'above',
  'under',
  'above-after',
  'under-after',
  'above-before',
  'under-before',
];

/** @param write formats a number of a scale */
export function drawPoints(
  { series, categories, emphasized = [] }: ChartData,
  name: string,
  texts: readonly (readonly string[])[],
  write: (value: number, step: number) => string,
): Drawing {
  const [across, up] = series.map(({ values }) => values);
  const axes = { x: axisOf(across ?? []), y: axisOf(up ?? []) };
  const size = SIZES.find(([upTo]) => categories.length <= upTo)?.[1] ?? SMALLEST;
  const scale = {
    x: ticks(axes.x, `${name}-x`, (value) => write(value, axes.x.step)),
    y: ticks(axes.y, `${name}-y`, (value) => write(value, axes.y.step)),
  };
  const widest = Math.max(...scale.y.ticks.map(({ text }) => emsOf(text)));
  const points = categories.map((_, c) => ({
    x: shareOf(across?.[c] ?? 0, axes.x),
    y: shareOf(up?.[c] ?? 0, axes.y),
  }));
  const width = PLOT.width - widest * SMALLEST - 16;
  const widths = categories.map(
    (label, c) => emsOf(label) * size * (emphasized.includes(c) ? 1 : REGULAR),
  );
  const zero = {
    x: axes.x.least < 0 ? (shareOf(0, axes.x) / 100) * width : undefined,
    y: axes.y.least < 0 ? shareOf(0, axes.y) : undefined,
  };
  const sides = sidesOf({ points, widths, size, width, zero, emphasized });
  const marks = points.map((_, c) =>
    [0, 1].map((s): ChartMark => {
      const side = sides[c];
      return {
        className: `${name}-${c}-0`,
        text: texts[c]?.[s] ?? '',
        isBelow: side === 'under',
        ...(side ? { side } : { isHidden: true }),
      };
    }),
  );
  const whole = rule(name, {
    '--count': categories.length,
    '--ticks': `${Math.ceil(widest * 10) / 10}em`,
    '--value-size': `${size}px`,
    '--label-size': `${SMALLEST}px`,
  });
  const rules = points.map(({ x, y }, c) =>
    rule(`${name}-${c}-0`, { '--x': percent(x), '--y': percent(y) }),
  );
  return {
    className: name,
    marks,
    lines: [],
    isUnitApart: false,
    labels: ALL_LABELS,
    blocks: 1,
    scales: { x: scale.x.ticks, y: scale.y.ticks, axes },
    css: [whole, ...scale.x.rules, ...scale.y.rules, ...rules].join('\n'),
  };
}

/** In per cent of the scale. */
function shareOf(value: number, { least, most }: Axis): number {
  return ((value - least) / (most - least)) * 100;
}

function ticks(axis: Axis, name: string, write: (value: number) => string) {
  const values = ticksOf(axis);
  return {
    ticks: values.map(
      (value, i): AxisTick => ({
        className: `${name}-${i}`,
        text: write(value),
        isZero: value === 0,
      }),
    ),
    rules: values.map((value, i) =>
      rule(`${name}-${i}`, { '--at': percent(shareOf(value, axis)) }),
    ),
  };
}

interface PointField {
  /** In per cent of the scales. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** Of the names, CSS pixels. */
  readonly widths: readonly number[];
  /** Of the names, and the plot's width, CSS pixels. */
  readonly size: number;
  readonly width: number;
  /** The lines of zero within the plot, `x` in CSS pixels, `y` in per cent. */
  readonly zero: { readonly x: number | undefined; readonly y: number | undefined };
  /** The points whose names are placed first. */
  readonly emphasized: readonly number[];
}

/** On which side of its point each name is; undefined where there is no space on any. */
function sidesOf(field: PointField): (PointSide | undefined)[] {
  const { points, width, emphasized } = field;
  const sides: (PointSide | undefined)[] = points.map(() => undefined);
  const taken = HEIGHTS.map((height) => zeroAreas(field, height));
  const isFree = (c: number, side: PointSide): boolean =>
    HEIGHTS.every((height, h) => {
      const area = nameArea(field, c, side, height);
      if (area.left < 0 || area.right > width || area.bottom < 0) return false;
      return (
        !points.some((_, d) => d !== c && doOverlap(area, pointArea(field, d, height))) &&
        !taken[h]?.some((other) => doOverlap(area, other))
      );
    });
  const rest = [...points.keys()].filter((c) => !emphasized.includes(c));
  for (const c of [...emphasized, ...rest]) {
    const side = SIDES.find((one) => isFree(c, one));
    sides[c] = side;
    if (!side) continue;
    for (const [h, height] of HEIGHTS.entries()) taken[h]?.push(nameArea(field, c, side, height));
  }
  return sides;
}

function zeroAreas({ zero, width }: PointField, height: number): Area[] {
  const y = zero.y === undefined ? undefined : (zero.y / 100) * height;
  return [
    ...(zero.x === undefined ? [] : [{ left: zero.x, right: zero.x + 1, bottom: 0, top: height }]),
    ...(y === undefined ? [] : [{ left: 0, right: width, bottom: y - 1, top: y + 1 }]),
  ];
}

function pointArea({ points, width }: PointField, c: number, height: number): Area {
  const x = ((points[c]?.x ?? 0) / 100) * width;
  const y = ((points[c]?.y ?? 0) / 100) * height;
  const [left, bottom] = [x - HALF_POINT, y - HALF_POINT];
  return { left, bottom, right: x + HALF_POINT, top: y + HALF_POINT };
}

function nameArea(field: PointField, c: number, side: PointSide, height: number): Area {
  const point = pointArea(field, c, height);
  const [x, y] = [point.left + HALF_POINT, point.bottom + HALF_POINT];
  const width = field.widths[c] ?? 0;
  const line = field.size * 1.1;
  const beside = side === 'after' || side === 'before';
  const near = beside ? GAP : -HALF_POINT;
  const left = side.endsWith('after')
    ? x + near
    : side.endsWith('before')
      ? x - near - width
      : x - width / 2;
  const bottom = beside ? y - line / 2 : side.startsWith('above') ? y + GAP : y - GAP - line;
  return { left, right: left + width, bottom, top: bottom + line };
}
