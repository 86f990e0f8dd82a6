/** The least workbook that a chart can be edited in: one sheet of names and numbers. */
import type { SceneChartData } from '../../../browser/scene/index.js';
import { CONTENT, RELATION } from '../opc/names.js';
import { createPackage, ROOT } from '../opc/package.js';
import { attributes, type Xml, xml } from '../opc/xml.js';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The sheet's name in the references of the chart. */
export const SHEET = 'Sheet1';

/** 0 → A, 25 → Z, 26 → AA. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? columnName(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}

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
