/** A figure's data as PowerPoint's own chart, to be edited with its data sheet. */
import type { SceneChart } from '../../../browser/scene/index.js';
import type { Paint } from '../drawing/scheme-color.js';
import { nonVisual } from '../drawing/shapes.js';
import type { SlideCanvas } from '../drawing/slide-canvas.js';
import { graphicFrame } from '../drawing/table-shape.js';
import { CONTENT, RELATION } from '../opc/names.js';
import { type Xml, xml } from '../opc/xml.js';
import { chartMarkup } from './chart-markup.js';
import { chartWorkbook } from './workbook.js';

const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';

/** Adds a chart and its workbook to the package; gives the frame for the slide. */
export function chartFrame(
  { pack, path, language, nextId }: SlideCanvas,
  name: string,
  chart: SceneChart,
  paint: Paint,
): Xml {
  const chartPath = (number: number) => `ppt/charts/chart${number}.xml`;
  const bookPath = (number: number) => `ppt/embeddings/Microsoft_Excel_Sheet${number}.xlsx`;
  // A template may have some.
  let number = 1;
  while (pack.has(chartPath(number)) || pack.has(bookPath(number))) number += 1;
  const [part, workbook] = [chartPath(number), bookPath(number)];
  const data = pack.relate(part, RELATION.embeddedPackage, workbook);
  pack.add(part, CONTENT.chart, chartMarkup(chart, paint, language, data));
  pack.add(workbook, CONTENT.spreadsheet, chartWorkbook(chart.data));
  const relation = pack.relate(path, RELATION.chart, part);
  return graphicFrame(
    nonVisual(nextId(), { name, description: chart.alt }),
    chart.box,
    CHART,
    xml`<c:chart xmlns:c="${CHART}" r:id="${relation}"/>`,
  );
}
