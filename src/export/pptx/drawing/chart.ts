/** A figure's data as PowerPoint's own chart, to be edited with its data sheet. */
import type { Chart } from '../../../browser/scene/index.js';
import { chartWorkbook } from '../opc/workbook.js';
import { type Xml, xml } from '../opc/xml.js';
import type { SlideCanvas } from '../parts/write-presentation.js';
import { chartMarkup } from './chart-part.js';
import type { Paint } from './scheme-color.js';
import { nonVisual } from './shapes.js';
import { graphicFrame } from './table-shape.js';

const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';

/**
 * Adds a chart and its workbook to the slide's package.
 *
 * @returns the frame for the slide
 */
export function chartFrame(canvas: SlideCanvas, name: string, chart: Chart, paint: Paint): Xml {
  const relation = canvas.chart({
    markup: (workbook) => chartMarkup(chart, paint, canvas.language, workbook),
    workbook: chartWorkbook(chart.data),
  });
  const visual = xml`${nonVisual(canvas.nextId(), { name, description: chart.alt })}
    <p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>`;
  return graphicFrame(
    visual,
    chart.box,
    CHART,
    xml`<c:chart xmlns:c="${CHART}" r:id="${relation}"/>`,
  );
}
