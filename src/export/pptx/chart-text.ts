/** What is written in a chart: names and values in the page's size and colour, units with them. */

import { emsOf } from '../../chart/numbers.js';
import { isLight } from '../../color/color-space.js';
import type { Chart } from '../../stage/scene.js';
import type { OfficeLanguage } from './language.js';
import type { Paint } from './scheme-color.js';
import { runLanguage, themeFaces } from './text.js';
import { fontSize } from './units.js';
import { attributes, type Xml, xml } from './xml.js';

export interface ChartContext {
  readonly chart: Chart;
  readonly paint: Paint;
  readonly language: OfficeLanguage;
}

interface TextLooks {
  readonly color?: string;
  /** CSS pixels. */
  readonly size?: number;
  readonly bold?: boolean;
}

/** `c:txPr`: the page's size and colour unless others are given. */
export function textMarkup(
  { chart, paint, language }: ChartContext,
  { color = chart.color, size = chart.size, bold = false }: TextLooks = {},
): Xml {
  return xml`<c:txPr>
    <a:bodyPr/><a:lstStyle/>
    <a:p>
      <a:pPr><a:defRPr${attributes({ sz: fontSize(size), b: bold })}>
        <a:solidFill>${paint(color)}</a:solidFill>${themeFaces('mn')}
      </a:defRPr></a:pPr>
      <a:endParaRPr${runLanguage(language)}/>
    </a:p>
  </c:txPr>`;
}

/** A format that puts the unit behind the number: `#,##0.0"億美元"`. */
function numberFormat({ data }: Chart): string {
  const numbers = data.series.flatMap(({ values }) => values.filter((one) => one !== null));
  const digits = new Set(numbers.map((value) => String(value).split('.')[1]?.length ?? 0));
  const large = numbers.some((value) => Math.abs(value) >= 1000);
  const [places = 0] = digits;
  // Numbers with and without decimals keep what each has, unless they need a mark for thousands.
  const most = Math.min(Math.max(0, ...digits), 10);
  const mixed = digits.size > 1 && !large;
  const count = digits.size > 1 ? most : Math.min(places, 10);
  const figure = mixed ? 'General' : `#,##0${count > 0 ? `.${'0'.repeat(count)}` : ''}`;
  const unit = data.unit.replaceAll('"', '');
  if (unit === '') return figure;
  return `${figure}"${/^\p{Script=Latin}/u.test(unit) ? ' ' : ''}${unit}"`;
}

/** Where a kind of chart has room for its labels; a ring has but one place. */
const POSITIONS = {
  bar: 'outEnd',
  column: 'outEnd',
  line: 't',
  pie: 'outEnd',
  doughnut: undefined,
};

/** The labels of a whole plot (ECMA-376-1 §21.2.2.49). */
export function labels(context: ChartContext): Xml {
  return xml`<c:dLbls>${labelContent(context)}</c:dLbls>`;
}

/**
 * The labels of a series, each in the colour that its number has on the page. Those of a ring lie
 * on its parts, so each is dark or light as its part wants it.
 */
export function dataLabels(
  context: ChartContext,
  { colors, textColors }: Chart['data']['series'][number],
): Xml {
  const { chart } = context;
  const isRing = chart.data.form === 'doughnut';
  const single = chart.data.categories.map((_, index) => {
    const ground = colors[index % Math.max(1, colors.length)] ?? chart.color;
    const onGround = isLight(ground) ? '#000000' : '#ffffff';
    const color = isRing ? onGround : (textColors[index] ?? chart.color);
    if (color === chart.color) return undefined;
    return xml`<c:dLbl><c:idx val="${index}"/>${labelContent(context, color)}</c:dLbl>`;
  });
  const lines = isRing ? xml`<c:showLeaderLines val="0"/>` : undefined;
  return xml`<c:dLbls>${single}${labelContent(context)}${lines}</c:dLbls>`;
}

function labelContent(context: ChartContext, color = context.chart.color): Xml {
  const { chart } = context;
  const { form } = chart.data;
  const round = form === 'pie' || form === 'doughnut';
  const position = POSITIONS[form];
  // Around a pie there are names as well, which are not set as numbers are.
  const looks = round ? { color } : { color, size: valueSize(chart), bold: true };
  return xml`<c:numFmt${attributes({ formatCode: numberFormat(chart), sourceLinked: false })}/>
    <c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textMarkup(context, looks)}
    ${position && xml`<c:dLblPos val="${position}"/>`}
    <c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName${attributes({ val: round })}/>
    <c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>
    ${round ? xml`<c:separator>${'\n'}</c:separator>` : undefined}`;
}

/** The page's, or as much of it as keeps numbers that stand side by side apart; CSS pixels. */
function valueSize({ box, data, valueSize: most }: Chart): number {
  if (data.form === 'bar') return most;
  const lanes = data.form === 'line' ? 1 : data.series.length;
  const room = box.width / Math.max(1, data.categories.length) / lanes;
  const numbers = data.series.flatMap(({ values }) => values.filter((one) => one !== null));
  const widest = Math.max(1, ...numbers.map((value) => emsOf(`${value.toLocaleString('en')} `)));
  return Math.min(most, room / (widest + emsOf(data.unit)));
}
