/** Draws charts over d3; imported only where a deck has one. */
import { scaleLinear, scalePoint } from 'd3-scale';
import { arc, line, type PieArcDatum, pie } from 'd3-shape';
import type { ChartData, Draw, Drawing, Mark } from './chart.js';
import { emsOf, numberWriter } from './numbers.js';
import { cornersOf, outlineOf, type Pen, type Point } from './polygon.js';

/** The plot's usual size, CSS pixels; a line's thickness and the texts' sizes come from it. */
const WIDTH = 1120;
const HEIGHT = 340;

/** Of text, CSS pixels, as there are more categories and series. */
const SIZES = [
  { upTo: 3, value: 44, label: 32 },
  { upTo: 5, value: 36, label: 28 },
  { upTo: 8, value: 28, label: 25 },
  { upTo: 10, value: 24, label: 22 },
  { upTo: Number.POSITIVE_INFINITY, value: 20, label: 20 },
] as const;
/** Labels below a column have its width alone. */
const SMALLEST = { value: 18, label: 18 };
/** A unit is set smaller than its number. */
const UNIT = 0.6;
const LINE = 4;
const GAP_OF_SLICES = 0.014;
const HOLE = 0.6;

export const drawChart: Draw = (data, name, lang) => {
  const write = numberWriter(valuesOf(data), lang);
  const texts = data.categories.map((_, c) => data.series.map((s) => write(s.values[c] ?? 0)));
  const isRound = data.form === 'pie' || data.form === 'doughnut';
  return (isRound ? drawSlices : drawPlot)(data, name, texts);
};

function drawPlot(data: ChartData, name: string, texts: readonly string[][]): Drawing {
  const { form, series, categories } = data;
  const scale = scaleLinear().domain(domainOf(data)).range([0, 100]);
  const zero = Math.min(Math.max(scale(0), 0), 100);
  const css: string[] = [];
  const ends = categories.map((_, c) => series.map((s) => scale(s.values[c] ?? 0)));
  const marks = categories.map((_, c) =>
    series.map(({ values }, s): Mark => {
      const value = values[c] ?? 0;
      const end = ends[c]?.[s] ?? 0;
      const className = `${name}-${c}-${s}`;
      const from = percent(Math.min(end, zero));
      css.push(
        `.${className} { --from: ${from}; --size: ${percent(Math.abs(end - zero))}; --end: ${percent(end)}; }`,
      );
      const isBelow = form === 'line' ? isLower(ends[c] ?? [], s) : value < 0;
      return { className, text: texts[c]?.[s] ?? '', isBelow };
    }),
  );

  const lines = form === 'line' ? series.map((_, s) => `${name}-line-${s}`) : [];
  const x = scalePoint<number>()
    .domain([...categories.keys()])
    .range([0, WIDTH])
    .padding(0.5);
  for (const [s, className] of lines.entries()) {
    const corners = cornersOf((pen) =>
      line<number[]>(
        (_, c) => x(c) ?? 0,
        (at) => HEIGHT - ((at[s] ?? 0) / 100) * HEIGHT,
      ).context(pen as Canvas)(ends),
    );
    const outline = outlineOf(corners, LINE).map(
      ([px, py]): Point => [(px / WIDTH) * 100, (py / HEIGHT) * 100],
    );
    const last = series.map((_, one) => ends.at(-1)?.[one] ?? 0);
    css.push(
      `.${className} { clip-path: ${polygon(outline)}; --name: ${percent(spread(last)[s] ?? 0)}; }`,
    );
  }

  const { sizes, isUnitApart } = sizesOf(data, texts);
  const widest = Math.max(...texts.flat().map((text) => widthOf(text, data.unit)));
  const below = form === 'line' ? marks.flat().some((one) => one.isBelow) : min(data) < 0;
  const above = form === 'line' || max(data) >= 0;
  const names = form === 'line' && series.length > 1 ? series.map((one) => emsOf(one.name)) : [0];
  css.unshift(
    rule(name, {
      '--count': categories.length,
      '--series': series.length,
      '--zero': round(zero / 100),
      '--is-above': Number(above),
      '--is-below': Number(below),
      '--widest': `${round(widest)}em`,
      '--names': `${round(Math.max(...names))}em`,
      '--value-size': `${sizes.value}px`,
      '--label-size': `${sizes.label}px`,
    }),
  );
  return { className: name, marks, lines, isUnitApart, css: css.join('\n') };
}

function drawSlices(data: ChartData, name: string, texts: readonly string[][]): Drawing {
  const values = data.series[0]?.values ?? [];
  const slices = pie<number>().sort(null).value(Number)([...values]);
  const css = slices.map((slice, c) => {
    const corners = cornersOf((pen) =>
      arc<PieArcDatum<number>>()
        .innerRadius(data.form === 'doughnut' ? 50 * HOLE : 0)
        .outerRadius(50)
        .padAngle(slices.length > 1 ? GAP_OF_SLICES : 0)
        .context(pen as Canvas)(slice),
    );
    const centred = corners.map(([x, y]): Point => [x + 50, y + 50]);
    return `.${name}-${c}-0 { clip-path: ${polygon(centred)}; }`;
  });
  const { value, label } = sizesFor(data.categories.length);
  css.unshift(
    rule(name, {
      '--count': data.categories.length,
      '--value-size': `${value}px`,
      '--label-size': `${label}px`,
    }),
  );
  const marks = texts.map((text, c) => [
    { className: `${name}-${c}-0`, text: text[0] ?? '', isBelow: false },
  ]);
  return { className: name, marks, lines: [], isUnitApart: false, css: css.join('\n') };
}

/** Bars begin at zero. A line may show a part of the scale, unless it comes near zero anyway. */
function domainOf(data: ChartData): [number, number] {
  const [least, most] = [min(data), max(data)];
  const isNarrow = data.form === 'line' && least > most / 2;
  const domain: [number, number] = isNarrow
    ? [least - (most - least) / 4, most]
    : [Math.min(0, least), Math.max(0, most)];
  return domain[0] === domain[1] ? [Math.min(0, least), Math.max(1, most)] : domain;
}

/** Whether a line's value has more room below: the lower of two, the lowest of several. */
function isLower(ends: readonly number[], s: number): boolean {
  const own = ends[s] ?? 0;
  const others = ends.filter((_, one) => one !== s);
  const higher = others.filter((other) => other > own);
  const lower = others.filter((other) => other <= own);
  if (higher.length === 0) return false;
  if (lower.length === 0) return true;
  return Math.min(...higher) - own < own - Math.max(...lower);
}

/** Moves the heights of names apart where lines end close together. */
function spread(ends: readonly number[]): number[] {
  const GAP = 10;
  const order = [...ends.keys()].sort((a, b) => (ends[a] ?? 0) - (ends[b] ?? 0));
  const result = [...ends];
  for (const [i, one] of order.entries()) {
    const before = result[order[i - 1] ?? -1];
    if (before !== undefined) result[one] = Math.max(result[one] ?? 0, before + GAP);
  }
  return result;
}

interface Sizes {
  readonly value: number;
  readonly label: number;
}

/** Values of columns and lines stand side by side: they become smaller, then lose their unit. */
function sizesOf(
  { form, unit, categories, series }: ChartData,
  texts: readonly string[][],
): { sizes: Sizes; isUnitApart: boolean } {
  const lanes = form === 'line' ? 1 : series.length;
  const sizes = sizesFor(categories.length * (form === 'bar' ? lanes : 1));
  if (form === 'bar') return { sizes, isUnitApart: false };
  const room = WIDTH / categories.length / (lanes > 1 ? lanes * 1.25 : 1) - 8;
  const label = Math.max(SMALLEST.label, Math.min(sizes.label, 28));
  for (const isUnitApart of [false, true]) {
    const widest = Math.max(...texts.flat().map((text) => widthOf(text, isUnitApart ? '' : unit)));
    const value = Math.min(sizes.value, 40, Math.floor(room / widest));
    const least = isUnitApart ? SMALLEST.value : Math.min(sizes.value, 24);
    if (value >= least) return { sizes: { value, label }, isUnitApart };
  }
  return { sizes: { value: SMALLEST.value, label }, isUnitApart: unit !== '' };
}

function sizesFor(count: number): Sizes {
  return SIZES.find(({ upTo }) => count <= upTo) ?? SMALLEST;
}

function widthOf(text: string, unit: string): number {
  return emsOf(text) + UNIT * emsOf(unit);
}

function valuesOf({ series }: ChartData): number[] {
  return series.flatMap(({ values }) => [...values]);
}

function min(data: ChartData): number {
  return Math.min(...valuesOf(data));
}

function max(data: ChartData): number {
  return Math.max(...valuesOf(data));
}

function rule(name: string, properties: Readonly<Record<string, string | number>>): string {
  const all = Object.entries(properties).map(([key, value]) => `${key}: ${value};`);
  return `.${name} { ${all.join(' ')} }`;
}

function polygon(points: readonly Point[]): string {
  return `polygon(${points.map(([x, y]) => `${percent(x)} ${percent(y)}`).join(', ')})`;
}

function percent(value: number): string {
  return `${round(value)}%`;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** d3's types want a whole canvas, d3 itself only what a `Pen` has. */
type Canvas = Pen & CanvasRenderingContext2D;
