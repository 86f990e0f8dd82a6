/** A figure's data as PowerPoint's own chart, to be edited with its data sheet. */
import type { SceneChart } from '../../../browser/scene/index.js';
import type { Paint } from '../drawing/scheme-color.js';
import { nonVisual } from '../drawing/shapes.js';
import type { ChartParts, SlideCanvas } from '../drawing/slide-canvas.js';
import { graphicFrame } from '../drawing/table-shape.js';
import { CONTENT, RELATION } from '../opc/names.js';
import type { OfficePackage } from '../opc/package.js';
import { type Xml, xml } from '../opc/xml.js';
import { chartMarkup } from './chart-markup.js';
import { chartWorkbook } from './workbook.js';

const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';

/**
 * Adds a chart and its workbook to the slide's package.
 *
 * @returns the frame for the slide
 */
export function chartFrame(
  canvas: SlideCanvas,
  name: string,
  chart: SceneChart,
  paint: Paint,
): Xml {
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

/**
 * Adds a chart to a package, under the next number that is free.
 *
 * @returns its path, to relate to
 */
export function addChart(pack: OfficePackage, parts: ChartParts): string {
  const chartPath = (number: number) => `ppt/charts/chart${number}.xml`;
  const bookPath = (number: number) => `ppt/embeddings/Microsoft_Excel_Sheet${number}.xlsx`;
  let number = 1;
  while (pack.has(chartPath(number)) || pack.has(bookPath(number))) number += 1;
  const [path, workbook] = [chartPath(number), bookPath(number)];
  pack.add(
    path,
    CONTENT.chart,
    parts.markup(pack.relate(path, RELATION.embeddedPackage, workbook)),
  );
  pack.add(workbook, CONTENT.spreadsheet, parts.workbook);
  return path;
}
