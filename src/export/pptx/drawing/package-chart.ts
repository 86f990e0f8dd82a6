/** A chart's two parts: what is drawn, and the workbook that PowerPoint opens to edit it. */
import { CONTENT, RELATION } from '../opc/names.js';
import type { OfficePackage } from '../opc/package.js';
import type { Xml } from '../opc/xml.js';

export interface ChartParts {
  /** The part's markup, given the id of its relationship to the workbook. */
  markup(workbook: string): Xml;
  /** An .xlsx. */
  readonly workbook: Uint8Array;
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
