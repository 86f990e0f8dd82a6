/// <reference lib="dom" />
/** A table as its rows and cells, each cell with its text and borders. */
import type { Cell, Table } from '../scene.js';
import { hasFormula } from './formula.js';
import { readInline } from './lines.js';
import { boxOf, insetsOf, isInline, surfaceOf } from './style.js';
import { readParagraph } from './text.js';

export function readTable(table: HTMLTableElement, origin: DOMRect): Table | undefined {
  const rows = [...table.rows];
  if (rows.length === 0) return undefined;
  return {
    type: 'table',
    box: boxOf(table.getBoundingClientRect(), origin),
    ...(getComputedStyle(table).direction === 'rtl' ? { direction: 'rtl' } : {}),
    columns: columnsOf(rows),
    rows: rows.map((row) => ({
      height: row.getBoundingClientRect().height,
      header:
        row.parentElement?.tagName === 'THEAD' ||
        [...row.cells].every(({ tagName }) => tagName === 'TH'),
      cells: [...row.cells].map((cell) => readCell(cell, row, origin)),
    })),
  };
}

/** Widths by the row that has the most cells of one column. */
function columnsOf(rows: readonly HTMLTableRowElement[]): number[] {
  const single = (row: HTMLTableRowElement): number =>
    [...row.cells].filter(({ colSpan }) => colSpan === 1).length;
  const widest = rows.toSorted((a, b) => single(b) - single(a))[0];
  return [...(widest?.cells ?? [])].map((cell) => cell.getBoundingClientRect().width);
}

function readCell(cell: HTMLTableCellElement, row: HTMLTableRowElement, origin: DOMRect): Cell {
  const style = getComputedStyle(cell);
  const rect = cell.getBoundingClientRect();
  const box = boxOf(rect, origin);
  const padding = insetsOf(style);
  const frame = { box, origin, left: rect.left + padding.left, right: rect.right - padding.right };
  const inline = readInline([...cell.childNodes], (child) => !isInline(getComputedStyle(child)));
  const read = readParagraph(inline, style, frame, rect.top + padding.top, {});
  const ground = surfaceOf(getComputedStyle(row), box);
  return {
    // Where the text begins in the cell is the anchor's doing.
    // A cell with a formula is a picture over the table.
    paragraphs: read && !hasFormula(cell) ? [{ ...read.paragraph, spaceBefore: 0, indent: 0 }] : [],
    columns: cell.colSpan,
    rows: cell.rowSpan,
    surface: { ...(ground ?? {}), ...(surfaceOf(style, box) ?? {}), form: 'rectangle' },
    padding,
    anchor:
      style.verticalAlign === 'middle'
        ? 'middle'
        : style.verticalAlign === 'bottom'
          ? 'bottom'
          : 'top',
  };
}
