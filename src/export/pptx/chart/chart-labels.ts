/** What is written in a chart: names and values in the page's size and colour, units with them. */
import type { SceneChart } from '../../../browser/scene/index.js';
import { isLight } from '../../../color/index.js';
import { emsOf } from '../../../markdown/charts/index.js';
import type { OfficeLanguage } from '../drawing/language.js';
import { runLanguage, themeFonts } from '../drawing/run-markup.js';
import type { Paint } from '../drawing/scheme-color.js';
import { fontSize } from '../opc/units.js';
import { attributes, type Xml, xml } from '../opc/xml.js';

export interface ChartContext {
  readonly chart: SceneChart;
  readonly paint: Paint;
  readonly language: OfficeLanguage;
}

interface TextLooks {
  readonly color?: string;
  /** CSS pixels. */
  readonly size?: number;
  readonly bold?: boolean;
  /** True for text that PowerPoint may not turn. */
  readonly level?: boolean;
}

/** `c:txPr`: the page's size and colour unless others are given. */
export function textMarkup(
  { chart, paint, language }: ChartContext,
  { color = chart.color, size = chart.size, bold = false, level = false }: TextLooks = {},
): Xml {
  return xml`<c:txPr>
    <a:bodyPr${attributes({ rot: level ? 0 : undefined, wrap: 'none' })}/><a:lstStyle/>
    <a:p>
      <a:pPr><a:defRPr${attributes({ sz: fontSize(size), b: bold })}>
        <a:solidFill>${paint(color)}</a:solidFill>${themeFonts('mn')}
      </a:defRPr></a:pPr>
      <a:endParaRPr${runLanguage(language)}/>
    </a:p>
  </c:txPr>`;
}

/** All numbers of a chart; missing ones are left out. */
export function numbersOf({ data }: SceneChart): number[] {
  return data.series.flatMap(({ values }) => values.filter((one) => one !== null));
}

/**
 * A format that puts the unit behind the number: `#,##0.0"億美元"`. As on the page all have the
 * decimals of the finest, and a minus is one.
 */
function numberFormat(chart: SceneChart): string {
  const { data } = chart;
  const numbers = numbersOf(chart);
  const digits = numbers.map((value) => String(value).split('.')[1]?.length ?? 0);
  const places = Math.min(Math.max(0, ...digits), 10);
  const figure = `#,##0${places > 0 ? `.${'0'.repeat(places)}` : ''}`;
  const unit = isUnitApart(chart) ? '' : data.unit;
  const space = /^\p{Script=Latin}/u.test(unit) ? ' ' : '';
  // As a format writes text: in quotation marks, and such a mark behind a backslash.
  const quoted = `${space}${unit}`.split('"').map((part) => (part === '' ? '' : `"${part}"`));
  const shown = `${figure}${quoted.join('\\"')}`;
  return numbers.some((value) => value < 0) ? `${shown};"−"${shown}` : shown;
}

/**
 * In ideographs: longer units beside each of several numbers would run into each other, and on a
 * ring out of its parts.
 */
const LONGEST_UNIT = {
  ...{ column: 3, line: 3, doughnut: 1 },
  ...{ bar: Infinity, pie: Infinity, scatter: Infinity },
};

/** Whether the unit is written once, above the chart. */
export function isUnitApart({ data: { form, unit } }: SceneChart): boolean {
  return emsOf(unit) > LONGEST_UNIT[form];
}

/** Where a kind of chart has its labels; a ring has only one place. */
const POSITIONS = {
  bar: 'outEnd',
  column: 'outEnd',
  line: 't',
  scatter: 'r',
  pie: 'outEnd',
  doughnut: undefined,
} as const;

/** The labels of a whole plot (ECMA-376-1 §21.2.2.49). */
export function labels(context: ChartContext): Xml {
  return xml`<c:dLbls>${labelContent(context)}</c:dLbls>`;
}

/**
 * The labels of a series, each in the colour that its number has on the page. Those of a ring lie
 * on its parts, so each is dark or light as its part wants it; those of lines stand above or below as
 * on the page.
 */
export function dataLabels(
  context: ChartContext,
  series: SceneChart['data']['series'][number],
): Xml {
  const { chart } = context;
  const { colors, textColors } = series;
  // Numbers on their marks are dark or light as these want it.
  const isOn = chart.data.form === 'doughnut' || chart.data.stacked === true;
  const single = chart.data.categories.map((_, index) => {
    if (series.hidden?.[index]) {
      return xml`<c:dLbl><c:idx val="${index}"/><c:delete val="1"/></c:dLbl>`;
    }
    const background = colors[index % Math.max(1, colors.length)] ?? chart.color;
    const onBackground = isLight(background) ? '#000000' : '#ffffff';
    const color = isOn ? onBackground : (textColors[index] ?? chart.color);
    const isBelow = series.below?.[index] === true && hasSpaceBelow(chart, series, index);
    const shift = series.shifts?.[index] ?? 0;
    const rise = series.rises?.[index] ?? 0;
    if (color === chart.color && !isBelow && shift === 0 && rise === 0) return undefined;
    const content = labelContent(context, color, isBelow ? 'b' : undefined);
    return xml`<c:dLbl><c:idx val="${index}"/>${moved(chart, shift, rise)}${content}</c:dLbl>`;
  });
  const lines = chart.data.form === 'doughnut' ? xml`<c:showLeaderLines val="0"/>` : undefined;
  return xml`<c:dLbls>${single}${labelContent(context)}${lines}</c:dLbls>`;
}

/** Moves a number from where it would be (§21.2.2.95): to the side and upwards, in ems. */
function moved(chart: SceneChart, shift: number, rise: number): Xml | undefined {
  if (shift === 0 && rise === 0) return undefined;
  const size = valueSize(chart);
  const towards = chart.direction === 'rtl' ? -shift : shift;
  const x = ((towards * size) / chart.box.width).toFixed(4);
  const y = ((-rise * size) / chart.box.height).toFixed(4);
  return xml`<c:layout><c:manualLayout><c:x val="${x}"/><c:y val="${y}"/></c:manualLayout></c:layout>`;
}

/** Of all values' range: so near to the axis a number below overlaps its names. */
const AT_AXIS = 0.2;
/** A number fits between lines that are so far apart, of all values' range. */
const SPACE_BELOW = 0.15;

/** Of lines: bars have their numbers at their ends anyhow. */
function hasSpaceBelow(
  chart: SceneChart,
  series: SceneChart['data']['series'][number],
  category: number,
): boolean {
  const { data } = chart;
  const own = series.values[category] ?? 0;
  const all = numbersOf(chart);
  const lowest = Math.min(0, ...all);
  const range = Math.max(...all) - lowest;
  const others = data.series.flatMap(({ values }) => values[category] ?? []);
  const above = Math.min(...others.filter((one) => one > own)) - own;
  const isAtAxis = own - lowest < AT_AXIS * range;
  return data.form === 'line' && !(isAtAxis && above > SPACE_BELOW * range);
}

function labelContent(
  context: ChartContext,
  color = context.chart.color,
  place: 'b' | undefined = undefined,
): Xml {
  const { chart } = context;
  const { form } = chart.data;
  const isPie = form === 'pie';
  const position = place ?? (chart.data.stacked ? 'ctr' : POSITIONS[form]);
  // Around a pie there are names as well, which are not set as numbers are.
  const looks = isPie ? { color } : { color, size: valueSize(chart), bold: true };
  return xml`<c:numFmt${attributes({ formatCode: numberFormat(chart), sourceLinked: false })}/>
    <c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textMarkup(context, looks)}
    ${position && xml`<c:dLblPos val="${position}"/>`}
    <c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName${attributes({ val: isPie })}/>
    <c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>
    ${isPie ? xml`<c:separator>${'\n'}</c:separator>` : undefined}`;
}

/** The page's, or as much of it as keeps numbers that stand side by side apart; CSS pixels. */
function valueSize(chart: SceneChart): number {
  const { box, data, size, valueSize: most } = chart;
  const count = Math.max(1, data.categories.length);
  // A ring's parts fit no larger text.
  if (data.form === 'doughnut') return size;
  const lanes = data.form === 'line' || data.stacked ? 1 : data.series.length;
  // Of many rows few have a number.
  if (data.labelStep !== undefined) return most;
  if (data.form === 'bar') return Math.min(most, box.height / count / lanes / LINE);
  const widest = Math.max(
    1,
    ...numbersOf(chart).map((value) => emsOf(`${value.toLocaleString('en')} `)),
  );
  const ems = widest + (isUnitApart(chart) ? 0 : emsOf(data.unit));
  // Bars that stand together have part of their place.
  const share = lanes > 1 ? SHARE.column : 1;
  return Math.min(most, ((box.width / count) * share) / lanes / ems);
}

/** Of a number's height to its size. */
const LINE = 1.5;

/** The page makes no column wider and no row higher than this, CSS pixels. */
const WIDEST_COLUMN = 170;
const HIGHEST_ROW = 150;
/** The share of a category's place that its bars take. */
export const SHARE = { bar: 0.66, column: 0.62 };
/** Between bars that stand together, in per cent of a bar's width. */
export const BETWEEN = 4;

/** The space between the bars of two categories, in per cent of a bar's width (§21.2.2.75). */
export function gapWidth({ box, data }: SceneChart): number {
  const { form, categories, series, stacked } = data;
  const count = Math.max(1, categories.length);
  const bars = stacked ? 1 : Math.max(1, series.length);
  const isBar = form === 'bar';
  const place = (isBar ? box.height : box.width) / count;
  const share = isBar
    ? (SHARE.bar * Math.min(place, HIGHEST_ROW)) / place
    : Math.min(SHARE.column, (WIDEST_COLUMN * bars) / place);
  return Math.min(500, Math.round(((1 - share) / share) * bars * 100));
}
