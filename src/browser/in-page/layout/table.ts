/** A table as its rows and cells, each cell with its text and borders. */
import type { SceneCell, SceneTable } from '../../scene/index.js';
import { gridSpotsOf } from '../../scene/index.js';
import { readInline } from './lines.js';
import { boxOf, gradientColor, insetsOf, surfaceOf } from './style.js';
import { readParagraph } from './text.js';

export function readTable(table: HTMLTableElement, origin: DOMRect): SceneTable | undefined {
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

/** Widths by the cells of one column; of a column without such cells, the rest of merged ones. */
function columnsOf(rows: readonly HTMLTableRowElement[]): number[] {
  const spots = gridSpotsOf(
    rows.map((row) => ({
      cells: [...row.cells].map((cell) => ({
        columns: cell.colSpan,
        rows: rowsOf(cell, row),
        width: cell.getBoundingClientRect().width,
      })),
    })),
  );
  const widths = new Map<number, number>();
  for (const { cell, column, columns } of spots.toSorted((a, b) => a.columns - b.columns)) {
    const covered = Array.from({ length: columns }, (_, along) => column + along);
    const open = covered.filter((one) => !widths.has(one));
    const known = covered.reduce((sum, one) => sum + (widths.get(one) ?? 0), 0);
    const share = (cell.width - known) / open.length;
    // The page may give such a column no width; in PowerPoint nobody could select it.
    for (const one of open) widths.set(one, Math.max(1, share));
  }
  return Array.from({ length: widths.size }, (_, column) => widths.get(column) ?? 0);
}

/** How many rows a cell covers: none beyond its head or body, and 0 means all to its end. */
function rowsOf({ rowSpan }: HTMLTableCellElement, row: HTMLTableRowElement): number {
  const group = row.parentElement as HTMLTableSectionElement | HTMLTableElement | null;
  const rest = (group?.rows.length ?? 1) - row.sectionRowIndex;
  return Math.min(rowSpan || rest, rest);
}

/** True for a cell with a picture or a formula, whose content is one picture over the table. */
export function isDrawn(cell: HTMLTableCellElement): boolean {
  return cell.querySelector('svg, img:not(.emoji)') !== null;
}

/** In a column of numbers, with the width of the digits that a number lacks (templates/table). */
function withUnseen(
  insets: ReturnType<typeof insetsOf>,
  cell: HTMLTableCellElement,
): ReturnType<typeof insetsOf> {
  const width = cell.querySelector('.pad')?.getBoundingClientRect().width ?? 0;
  const end = getComputedStyle(cell).direction === 'rtl' ? 'left' : 'right';
  return { ...insets, [end]: insets[end] + width };
}

function readCell(
  cell: HTMLTableCellElement,
  row: HTMLTableRowElement,
  origin: DOMRect,
): SceneCell {
  const style = getComputedStyle(cell);
  const rect = cell.getBoundingClientRect();
  const box = boxOf(rect, origin);
  const padding = withUnseen(insetsOf(style), cell);
  const frame = { left: rect.left + padding.left, right: rect.right - padding.right };
  const inline = readInline([...cell.childNodes]);
  const read = readParagraph(inline, style, frame, rect.top + padding.top, {});
  const background = surfaceOf(getComputedStyle(row), box);
  // A cell is filled with one colour.
  const fill = gradientColor(style) ?? gradientColor(getComputedStyle(row));
  return {
    // The anchor places the text in the cell.
    paragraphs: read && !isDrawn(cell) ? [{ ...read.paragraph, spaceBefore: 0, indent: 0 }] : [],
    columns: cell.colSpan,
    rows: rowsOf(cell, row),
    surface: {
      ...(background ?? {}),
      ...(surfaceOf(style, box) ?? {}),
      ...(fill ? { fill } : {}),
      form: 'rectangle',
    },
    padding,
    anchor: (['middle', 'bottom'] as const).find((one) => one === style.verticalAlign) ?? 'top',
  };
}
