/** A figure's data as PowerPoint's own chart, to be edited with its data sheet. */

import type { SceneChart, SceneChartData } from '../../../browser/scene/index.js';
import type { Paint } from '../drawing/scheme-color.js';
import { nonVisual } from '../drawing/shapes.js';
import type { SlideCanvas } from '../drawing/slide-canvas.js';
import { graphicFrame } from '../drawing/table-shape.js';
import { CONTENT, RELATION } from '../opc/names.js';
import { createPackage, ROOT } from '../opc/package.js';
import { attributes, type Xml, xml } from '../opc/xml.js';
import { chartMarkup } from './chart-markup.js';
import { columnName, SHEET } from './sheet.js';

const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';

/** Adds a chart and its workbook to the package; gives the frame for the slide. */
export function chartFrame(
  { pack, path, language, nextId }: SlideCanvas,
  name: string,
  chart: SceneChart,
  paint: Paint,
  placeholder?: Xml,
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
    placeholder,
  );
}

/** Between blocks of bars, CSS pixels. */
const GAP = 28;
/** Space for the numbers at the ends of bars, of their scale. */
const NUMBERS = 0.3;

/** A chart whose bars are in blocks side by side as one each, on one scale. */
export function blocksOf(chart: SceneChart): readonly SceneChart[] {
  const { box, data, direction } = chart;
  const { blocks = 1, categories, series, stacked = false } = data;
  if (blocks === 1) return [chart];
  const all = categories.flatMap((_, c) => {
    const values = series.map((one) => one.values[c] ?? 0);
    const sum = (sign: number): number =>
      values.reduce((total, value) => total + (value * sign > 0 ? value : 0), 0);
    return stacked ? [sum(-1), sum(1)] : [0, ...values];
  });
  const [lowest, highest] = [Math.min(...all), Math.max(...all)];
  const space = stacked ? 0 : (highest - lowest) * NUMBERS;
  const y = {
    least: lowest < 0 ? lowest - space : lowest,
    most: highest > 0 ? highest + space : highest,
    step: 0,
  };
  const count = Math.ceil(categories.length / blocks);
  const width = (box.width - GAP * (blocks - 1)) / blocks;
  return Array.from({ length: blocks }, (_, block) => {
    const part = <T>(list: readonly T[]): readonly T[] =>
      list.slice(block * count, (block + 1) * count);
    const at = direction === 'rtl' ? blocks - 1 - block : block;
    const own = series.map((one) => ({
      ...one,
      values: part(one.values),
      colors: one.colors.length > 1 ? part(one.colors) : one.colors,
      textColors: part(one.textColors),
      ...(one.hidden ? { hidden: part(one.hidden) } : {}),
    }));
    return {
      ...chart,
      box: { ...box, x: box.x + at * (width + GAP), width },
      data: { ...data, blocks: 1, axes: { x: y, y }, categories: part(categories), series: own },
    };
  });
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** An .xlsx: categories in the first column, a series in each further one, names in the first row. */
export function chartWorkbook({ categories, series }: SceneChartData): Uint8Array {
  const head = ['', ...series.map(({ name }) => name)];
  const body = categories.map((category, index) => [
    category,
    ...series.map(({ values }) => values[index] ?? null),
  ]);
  const rows = [head, ...body].map(
    (cells, row) => xml`<row r="${row + 1}">
      ${cells.map((value, column) => cellMarkup(`${columnName(column)}${row + 1}`, value))}
    </row>`,
  );
  const pack = createPackage();
  const workbook = 'xl/workbook.xml';
  const sheet = 'xl/worksheets/sheet1.xml';
  pack.relate(ROOT, RELATION.document, workbook);
  const id = pack.relate(workbook, RELATION.worksheet, sheet);
  pack.add(
    workbook,
    CONTENT.workbook,
    xml`<workbook xmlns="${MAIN}"
      xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
      <sheets><sheet name="${SHEET}" sheetId="1" r:id="${id}"/></sheets>
    </workbook>`,
  );
  pack.add(
    sheet,
    CONTENT.worksheet,
    xml`<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`,
  );
  return pack.toBytes();
}

function cellMarkup(place: string, value: string | number | null): Xml | undefined {
  if (value === null || value === '') return undefined;
  if (typeof value === 'number') return xml`<c r="${place}"><v>${value}</v></c>`;
  const space = attributes({ 'xml:space': /^\s|\s$/.test(value) ? 'preserve' : undefined });
  return xml`<c r="${place}" t="inlineStr"><is><t${space}>${value}</t></is></c>`;
}
