/** Bars and columns: beside each other, or stacked. */
import type { ChartData, ChartMark, Drawing } from './chart.js';
import { percent, round, rule } from './css.js';
import { ALL_LABELS, labelsOf, rowsWithNumbers } from './many.js';
import { domainOf, extentOf, type Scale, scaleOf } from './scale.js';
import { emsOf, FEW, PLOT, type Sizes, sizesFor, sizesSideBySide, widthOf } from './sizes.js';

/** The most bars above each other; of more the chart has a second block beside the first. */
const MOST_IN_BLOCK = 16;
/** Space that labels take of the bars beside them, about. */
const LABEL_SHARE = 0.3;
/** A column's width, of its place. */
const COLUMN_SHARE = 0.62;
const WIDEST_COLUMN = 170;
/** Largest numbers within parts of a stack, CSS pixels. */
const MOST_IN_STACK = 26;

export function drawBars(
  data: ChartData,
  name: string,
  texts: readonly (readonly string[])[],
): Drawing {
  const { form, unit, series, categories, stacked = false } = data;
  const isBar = form === 'bar';
  const [least, highest] = extentOf(data);
  const scale = scaleOf(domainOf(least, highest, false));
  const all = texts.flat();
  const lanes = stacked ? 1 : series.length;
  const blocks = isBar ? Math.ceil((categories.length * lanes) / MOST_IN_BLOCK) : 1;
  const inBlock = Math.ceil(categories.length / blocks);
  const { sizes, isUnitApart } = isBar
    ? { sizes: sizesFor(inBlock * lanes), isUnitApart: false }
    : sizesSideBySide(data, all);
  const value = stacked ? Math.min(sizes.value, MOST_IN_STACK) : sizes.value;
  const own = { ...sizes, value };
  const numbered = isBar || stacked ? new Set(categories.keys()) : rowsWithNumbers(data);
  const spans = categories.map((_, c) => spansOf(data, c, scale));

  const rules: string[] = [];
  const marks = spans.map((row, c) =>
    row.map(({ from, to, isBelow }, s): ChartMark => {
      const className = `${name}-${c}-${s}`;
      const text = texts[c]?.[s] ?? '';
      const width = widthOf(text, isUnitApart ? '' : unit, value) * value;
      const size = Math.abs(to - from);
      const widths = row.map((_, lane) => {
        return widthOf(texts[c]?.[lane] ?? '', isUnitApart ? '' : unit, value) * value;
      });
      const isHidden = stacked
        ? !doesFit(data, size, width, own, blocks)
        : !numbered.has(c) || (!isBar && isOverNext(row, s, widths, data, value));
      const raised =
        isBar || stacked || categories.length <= FEW ? undefined : over(spans, c, width);
      rules.push(
        rule(className, {
          '--from': percent(Math.min(from, to)),
          '--size': percent(size),
          '--end': percent(to),
          ...(raised === undefined || isBelow ? {} : { '--at': percent(raised) }),
        }),
      );
      return { className, text, isBelow, ...(isHidden ? { isHidden } : {}) };
    }),
  );

  const hasNumbersBeside = !stacked;
  const widest = Math.max(...all.map((text) => widthOf(text, unit, value)));
  const whole = rule(name, {
    '--count': inBlock,
    '--series': lanes,
    '--zero': round(scale.zero / 100),
    '--axis': '2px',
    '--is-above': Number(hasNumbersBeside && highest >= 0),
    '--is-below': Number(hasNumbersBeside && least < 0),
    '--widest': `${round(widest)}em`,
    '--unit': round(emsOf(unit)),
    '--value-size': `${value}px`,
    '--label-size': `${sizes.label}px`,
  });
  const css = [whole, ...rules].join('\n');
  const labels = isBar ? ALL_LABELS : labelsOf(data);
  return { className: name, marks, lines: [], isUnitApart, labels, blocks, css };
}

/** Whether a column's number would lie on that of the next one of its row, which has it then. */
function isOverNext(
  row: readonly Span[],
  s: number,
  widths: readonly number[],
  { categories, series }: ChartData,
  size: number,
): boolean {
  const [own, next] = [row[s], row[s + 1]];
  if (!own || !next || own.isBelow !== next.isBelow) return false;
  const apart = PLOT.width / categories.length / (series.length * 1.25);
  const isWide = ((widths[s] ?? 0) + (widths[s + 1] ?? 0)) / 2 > apart;
  return isWide && (Math.abs(own.to - next.to) / 100) * PLOT.height < size * 1.2;
}

/** From where to where a bar goes, per cent of the plot. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly isBelow: boolean;
}

/** The bars of a category: each from zero on, or from the end of the one before of its sign. */
function spansOf({ series, stacked }: ChartData, c: number, scale: Scale): Span[] {
  const ends = { above: 0, below: 0 };
  return series.map(({ values }) => {
    const value = values[c] ?? 0;
    const isBelow = value < 0;
    if (!stacked) return { from: scale.zero, to: scale.at(value), isBelow };
    const side = isBelow ? 'below' : 'above';
    const from = ends[side];
    ends[side] += value;
    return { from: scale.at(from), to: scale.at(ends[side]), isBelow };
  });
}

/** Whether a number has space within its part of a stack. */
function doesFit(
  { form, categories }: ChartData,
  size: number,
  width: number,
  { value }: Sizes,
  blocks: number,
): boolean {
  if (form === 'bar') {
    return (size / 100) * (PLOT.width / blocks) * (1 - LABEL_SHARE) >= width + 8;
  }
  const column = Math.min((PLOT.width / categories.length) * COLUMN_SHARE, WIDEST_COLUMN);
  return (size / 100) * PLOT.height >= value * 1.25 && column >= width;
}

/** The highest column that a number of this width is above. */
function over(spans: readonly (readonly Span[])[], c: number, width: number): number {
  const reach = Math.ceil((width / 2 / PLOT.width) * spans.length - COLUMN_SHARE / 2);
  const near = spans.slice(Math.max(0, c - reach), c + reach + 1);
  return Math.max(...near.flat().map(({ from, to }) => Math.max(from, to)));
}
