/** The part that is a chart (ECMA-376-1 §21.2): its plot, axes and looks. */

import type { SceneChart } from '../../../browser/scene/index.js';
import type { OfficeLanguage } from '../drawing/language.js';
import { runLanguage, themeFonts } from '../drawing/run-markup.js';
import type { Paint } from '../drawing/scheme-color.js';
import { fontSize } from '../opc/units.js';
import { attributes, type Xml, xml } from '../opc/xml.js';
import {
  BETWEEN,
  type ChartContext,
  dataLabels,
  gapWidth,
  isUnitApart,
  labels,
  numbersOf,
  textMarkup,
} from './chart-labels.js';
import { scatterPlot } from './scatter-markup.js';
import { columnName, numbers, SHEET, strings } from './sheet.js';

/** Lines of more points have smaller ones, as on the page. */
const MANY = 12;
const CATEGORIES = 111111111;
const VALUES = 222222222;

/**
 * The chart's markup: values are at their bars, points and slices, so there are no gridlines and
 * no axis of values; a legend only where there are several series.
 *
 * @param workbook the id of the part's relationship to its data
 */
export function chartMarkup(
  chart: SceneChart,
  paint: Paint,
  language: OfficeLanguage,
  workbook: string,
): Xml {
  const context: ChartContext = { chart, paint, language };
  const { form, series } = chart.data;
  const isRing = form === 'doughnut';
  const legend =
    isRing || (series.length > 1 && form !== 'pie' && form !== 'scatter')
      ? xml`<c:legend>
          <c:legendPos${attributes({ val: isRing ? 'r' : 't' })}/><c:overlay val="0"/>
          ${textMarkup(context)}
        </c:legend>`
      : undefined;
  return xml`<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
    <c:date1904 val="0"/><c:roundedCorners val="0"/>
    <c:chart>
      ${isUnitApart(chart) ? unitTitle(context) : undefined}
      <c:autoTitleDeleted${attributes({ val: !isUnitApart(chart) })}/>
      <c:plotArea>
        <c:layout/>${plot(context)}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>
      </c:plotArea>
      ${legend}
      <c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/>
    </c:chart>
    <c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>
    ${textMarkup(context)}
    <c:externalData r:id="${workbook}"><c:autoUpdate val="0"/></c:externalData>
  </c:chartSpace>`;
}

/** The unit, over a chart whose numbers leave no space for it. */
function unitTitle(context: ChartContext): Xml {
  const { chart, paint, language } = context;
  return xml`<c:title>
    <c:tx><c:rich>
      <a:bodyPr/><a:lstStyle/>
      <a:p><a:r>
        <a:rPr${runLanguage(language)}${attributes({ sz: fontSize(chart.size), b: false })}>
          <a:solidFill>${paint(chart.color)}</a:solidFill>${themeFonts('mn')}
        </a:rPr>
        <a:t>${chart.data.unit}</a:t>
      </a:r></a:p>
    </c:rich></c:tx>
    <c:overlay val="0"/>
  </c:title>`;
}

function plot(context: ChartContext): Xml {
  const { data } = context.chart;
  const series = seriesMarkup(context);
  const axes = xml`<c:axId val="${CATEGORIES}"/><c:axId val="${VALUES}"/>`;
  switch (data.form) {
    case 'pie':
      return xml`<c:pieChart>
        <c:varyColors val="1"/>${series}${labels(context)}<c:firstSliceAng val="0"/>
      </c:pieChart>`;
    case 'doughnut':
      return xml`<c:doughnutChart>
        <c:varyColors val="1"/>${series}${labels(context)}
        <c:firstSliceAng val="0"/><c:holeSize val="50"/>
      </c:doughnutChart>`;
    case 'line':
      return xml`<c:lineChart>
        <c:grouping val="standard"/><c:varyColors val="0"/>${series}${labels(context)}
        <c:marker val="1"/>${axes}
      </c:lineChart>${axesMarkup(context)}`;
    case 'scatter':
      return scatterPlot(context);
    default:
      return xml`<c:barChart>
        <c:barDir val="${data.form === 'bar' ? 'bar' : 'col'}"/><c:grouping val="${data.stacked ? 'stacked' : 'clustered'}"/>
        <c:varyColors val="0"/>${series}${labels(context)}
        <c:gapWidth val="${gapWidth(context.chart)}"/><c:overlap val="${data.stacked ? 100 : -BETWEEN}"/>${axes}
      </c:barChart>${axesMarkup(context)}`;
  }
}

/** The axis of categories, the first of them on top or at the left; that of values is not drawn. */
function axesMarkup(context: ChartContext): Xml {
  const { chart, paint } = context;
  const isBar = chart.data.form === 'bar';
  const isRtl = chart.direction === 'rtl';
  // A bar's length is its value only from zero on; PowerPoint may begin elsewhere by itself.
  const fromZero = chart.data.form !== 'line' && numbersOf(chart).every((value) => value >= 0);
  const axis = (id: number, position: string, content: Xml, rest: Xml, other: number) => xml`
    <c:axId val="${id}"/>${content}<c:axPos val="${position}"/>${rest}<c:crossAx val="${other}"/>`;
  // Bars in several blocks have one scale.
  const { y: fixed } = chart.data.axes ?? {};
  const least = fixed
    ? xml`<c:max val="${fixed.most}"/><c:min val="${fixed.least}"/>`
    : fromZero
      ? xml`<c:min val="0"/>`
      : undefined;
  const line = xml`<c:spPr>
    <a:ln w="9525"><a:solidFill>${paint(chart.color)}</a:solidFill></a:ln>
  </c:spPr>`;
  const rest = (shown: Xml | undefined) => xml`<c:numFmt formatCode="General" sourceLinked="0"/>
    <c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${shown}`;
  // The first bar is on top; from right to left the first column is at the right, and bars begin there.
  const turned = attributes({ val: isBar || isRtl ? 'maxMin' : 'minMax' });
  const lengths = attributes({ val: isBar && isRtl ? 'maxMin' : 'minMax' });
  return xml`<c:catAx>
      ${axis(
        CATEGORIES,
        isBar ? (isRtl ? 'r' : 'l') : 'b',
        xml`<c:scaling><c:orientation${turned}/></c:scaling><c:delete val="0"/>`,
        rest(xml`${line}${textMarkup(context, { level: chart.data.labelStep !== undefined })}`),
        VALUES,
      )}
      <c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/>
      <c:lblOffset val="100"/><c:tickLblSkip val="${chart.data.labelStep ?? 1}"/><c:noMultiLvlLbl val="0"/>
    </c:catAx>
    <c:valAx>
      ${axis(
        VALUES,
        isBar ? 't' : 'l',
        xml`<c:scaling><c:orientation${lengths}/>${least}</c:scaling><c:delete val="1"/>`,
        rest(undefined),
        CATEGORIES,
      )}
      <c:crosses val="autoZero"/><c:crossBetween val="between"/>
    </c:valAx>`;
}

/** All series (ECMA-376-1 §21.2.2.170 and after); pies and rings draw the first only. */
export function seriesMarkup(context: ChartContext): Xml[] {
  const { data } = context.chart;
  const { form, categories } = data;
  const round = form === 'pie' || form === 'doughnut';
  const shown = round ? data.series.slice(0, 1) : data.series;
  const last = categories.length + 1;
  return shown.map((series, index) => {
    const { name, values, colors } = series;
    const column = columnName(index + 1);
    const names = strings(`${SHEET}!$A$2:$A$${last}`, categories);
    return xml`<c:ser>
      <c:idx val="${index}"/><c:order val="${index}"/>
      <c:tx>${strings(`${SHEET}!$${column}$1`, [name])}</c:tx>
      ${seriesLooks(context, colors)}
      ${dataLabels(context, series)}
      <c:cat>${names}</c:cat>
      <c:val>${numbers(`${SHEET}!$${column}$2:$${column}$${last}`, values)}</c:val>
      ${form === 'line' ? xml`<c:smooth val="0"/>` : undefined}
    </c:ser>`;
  });
}

/** The series' colour, and where bars or slices have colours of their own, each one's. */
function seriesLooks({ chart, paint }: ChartContext, colors: readonly string[]): Xml {
  const { form } = chart.data;
  const [first = chart.color] = colors;
  const solid = (color: string) => xml`<a:solidFill>${paint(color)}</a:solidFill>`;
  if (form === 'line') {
    return xml`<c:spPr>
        <a:ln w="28575" cap="rnd">${solid(first)}<a:round/></a:ln>
      </c:spPr>
      <c:marker>
        <c:symbol val="circle"/><c:size val="${chart.data.categories.length > MANY ? 6 : 12}"/>
        <c:spPr>${solid(first)}<a:ln><a:noFill/></a:ln></c:spPr>
      </c:marker>`;
  }
  const round = form === 'pie' || form === 'doughnut';
  const own = round || colors.some((color) => color !== first);
  const bar = round ? undefined : xml`<c:invertIfNegative val="0"/>`;
  const points = own
    ? chart.data.categories.map((_, index) => {
        const color = colors[index % Math.max(1, colors.length)] ?? first;
        const bubble = xml`<c:bubble3D${attributes({ val: false })}/>`;
        return xml`<c:dPt>
          <c:idx val="${index}"/>${bar}${bubble}<c:spPr>${solid(color)}</c:spPr>
        </c:dPt>`;
      })
    : [];
  return xml`<c:spPr>${solid(first)}<a:ln><a:noFill/></a:ln></c:spPr>${bar}${points}`;
}
