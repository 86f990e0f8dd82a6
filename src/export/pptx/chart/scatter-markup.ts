/** Points on two scales (ECMA-376-1 §21.2.2.161), each with its name where the page has it. */
import type { SceneAxis } from '../../../browser/scene/index.js';
import { runLanguage, themeFonts } from '../drawing/run-markup.js';
import { fontSize } from '../opc/units.js';
import { attributes, type Xml, xml } from '../opc/xml.js';
import { type ChartContext, textMarkup } from './chart-labels.js';
import { numbers, SHEET, strings } from './sheet.js';

const ACROSS = 333333333;
const UP = 444444444;

export function scatterPlot(context: ChartContext): Xml {
  const { chart } = context;
  const [across, up] = chart.data.series;
  const last = chart.data.categories.length + 1;
  return xml`<c:scatterChart>
      <c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>
      <c:ser>
        <c:idx val="0"/><c:order val="0"/>
        <c:tx>${strings(`${SHEET}!$C$1`, [up?.name ?? ''])}</c:tx>
        <c:spPr><a:ln w="19050"><a:noFill/></a:ln></c:spPr>
        ${markers(context)}${names(context)}
        <c:xVal>${numbers(`${SHEET}!$B$2:$B$${last}`, across?.values ?? [])}</c:xVal>
        <c:yVal>${numbers(`${SHEET}!$C$2:$C$${last}`, up?.values ?? [])}</c:yVal>
        <c:smooth val="0"/>
      </c:ser>
      <c:axId val="${ACROSS}"/><c:axId val="${UP}"/>
    </c:scatterChart>
    ${scale(context, ACROSS, UP, across?.name ?? '', chart.data.axes?.x)}
    ${scale(context, UP, ACROSS, up?.name ?? '', chart.data.axes?.y)}`;
}

/** Of the points: one shape, each in its colour. */
function markers({ chart, paint }: ChartContext): Xml[] {
  const colors = chart.data.series[0]?.colors ?? [];
  const [first = chart.color] = colors;
  const marker = (color: string) => xml`<c:marker>
    <c:symbol val="circle"/><c:size val="12"/>
    <c:spPr><a:solidFill>${paint(color)}</a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>
  </c:marker>`;
  const own = colors.flatMap((color, index) =>
    color === first
      ? []
      : [
          xml`<c:dPt>
            <c:idx val="${index}"/>${marker(color)}<c:bubble3D val="0"/>
            <c:spPr><a:solidFill>${paint(color)}</a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>
          </c:dPt>`,
        ],
  );
  return [marker(first), ...own];
}

/** PowerPoint's places of labels, by those of the page. */
const PLACES: Readonly<Record<string, string>> = {
  above: 't',
  under: 'b',
  after: 'r',
  before: 'l',
};

/** The names of the points: their texts, since PowerPoint has no categories here. */
function names(context: ChartContext): Xml {
  const { chart, paint, language } = context;
  const [own] = chart.data.series;
  const { sides = [], hidden = [] } = own ?? {};
  const labels = chart.data.categories.map((name, index) => {
    if (hidden[index]) return xml`<c:dLbl><c:idx val="${index}"/><c:delete val="1"/></c:dLbl>`;
    const color = own?.textColors[index] ?? chart.color;
    const bold = color !== chart.color;
    const [side = 'after', corner] = (sides[index] ?? 'after').split('-');
    const isTurned = chart.direction === 'rtl' && (side === 'after' || side === 'before');
    const place = PLACES[isTurned ? (side === 'after' ? 'before' : 'after') : side];
    return xml`<c:dLbl>
      <c:idx val="${index}"/>${cornerLayout(context, name, corner)}
      <c:tx><c:rich>
        <a:bodyPr wrap="none"/><a:lstStyle/>
        <a:p><a:r>
          <a:rPr${runLanguage(language)}${attributes({ sz: fontSize(chart.valueSize), b: bold })}>
            <a:solidFill>${paint(color)}</a:solidFill>${themeFonts('mn')}
          </a:rPr>
          <a:t>${name}</a:t>
        </a:r></a:p>
      </c:rich></c:tx>
      <c:dLblPos val="${place ?? 'r'}"/>${SHOWS}
    </c:dLbl>`;
  });
  return xml`<c:dLbls>${labels}
    <c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>
    ${textMarkup(context, { size: chart.valueSize })}<c:dLblPos val="r"/>${SHOWS}
  </c:dLbls>`;
}

/** A letter's width, in ems, about. */
const LETTER = 0.55;

/** A name above or below that begins or ends at its point. */
function cornerLayout({ chart }: ChartContext, name: string, corner?: string): Xml | undefined {
  if (corner === undefined) return undefined;
  const half = ([...name].length * LETTER * chart.valueSize) / 2;
  const isForward = (corner === 'after') === (chart.direction !== 'rtl');
  const x = ((isForward ? half : -half) / chart.box.width).toFixed(4);
  return xml`<c:layout><c:manualLayout><c:x val="${x}"/><c:y val="0"/></c:manualLayout></c:layout>`;
}

/** A label shows its own text. */
const SHOWS = xml`<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>
  <c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`;

/** A scale with the page's numbers, its name at its end; its line is at zero. */
function scale(
  context: ChartContext,
  id: number,
  other: number,
  name: string,
  axis: SceneAxis | undefined,
): Xml {
  const { chart, paint, language } = context;
  const isAcross = id === ACROSS;
  const isRtl = chart.direction === 'rtl';
  const turned = attributes({ val: isAcross && isRtl ? 'maxMin' : 'minMax' });
  const ends = axis && xml`<c:max val="${axis.most}"/><c:min val="${axis.least}"/>`;
  return xml`<c:valAx>
    <c:axId val="${id}"/><c:scaling><c:orientation${turned}/>${ends}</c:scaling><c:delete val="0"/>
    <c:axPos val="${isAcross ? 'b' : isRtl ? 'r' : 'l'}"/>
    <c:title>
      <c:tx><c:rich>
        <a:bodyPr${attributes(isAcross ? {} : { rot: -5400000, vert: 'horz' })}/><a:lstStyle/>
        <a:p><a:r>
          <a:rPr${runLanguage(language)}${attributes({ sz: fontSize(chart.size), b: false })}>
            <a:solidFill>${paint(chart.color)}</a:solidFill>${themeFonts('mn')}
          </a:rPr>
          <a:t>${name}</a:t>
        </a:r></a:p>
      </c:rich></c:tx>
      <c:overlay val="0"/>
    </c:title>
    <c:numFmt formatCode="General" sourceLinked="0"/>
    <c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>
    <c:spPr><a:ln w="9525"><a:solidFill>${paint(chart.color)}</a:solidFill></a:ln></c:spPr>
    ${textMarkup(context)}
    <c:crossAx val="${other}"/><c:crosses val="autoZero"/><c:crossBetween val="midCat"/>
    ${axis && xml`<c:majorUnit val="${axis.step}"/>`}
  </c:valAx>`;
}
