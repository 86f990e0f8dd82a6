/** A chart's series: names, values and colours, with the places of the sheet they come from. */

import { attributes, type Xml, xml } from '../opc/xml.js';
import { type ChartContext, dataLabels } from './chart-labels.js';
import { columnName, SHEET } from './workbook.js';

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
    const numbers = values.flatMap((value, at) =>
      value === null ? [] : [xml`<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>`],
    );
    return xml`<c:ser>
      <c:idx val="${index}"/><c:order val="${index}"/>
      <c:tx>${strings(`${SHEET}!$${column}$1`, [name])}</c:tx>
      ${seriesLooks(context, colors)}
      ${dataLabels(context, series)}
      <c:cat>${names}</c:cat>
      <c:val><c:numRef>
        <c:f>${SHEET}!$${column}$2:$${column}$${last}</c:f>
        <c:numCache>
          <c:formatCode>General</c:formatCode><c:ptCount val="${categories.length}"/>${numbers}
        </c:numCache>
      </c:numRef></c:val>
      ${form === 'line' ? xml`<c:smooth val="0"/>` : undefined}
    </c:ser>`;
  });
}

function strings(place: string, texts: readonly string[]): Xml {
  return xml`<c:strRef>
    <c:f>${place}</c:f>
    <c:strCache>
      <c:ptCount val="${texts.length}"/>
      ${texts.map((text, index) => xml`<c:pt idx="${index}"><c:v>${text}</c:v></c:pt>`)}
    </c:strCache>
  </c:strRef>`;
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
        <c:symbol val="circle"/><c:size val="12"/>
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
