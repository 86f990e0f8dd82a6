/** The grid of a table. */

/** How many columns and rows a cell takes up. */
interface Span {
  readonly columns: number;
  readonly rows: number;
}

/** A cell's place in the grid, from 0, and what it covers of it. */
export interface GridSpot<Cell> extends Span {
  readonly cell: Cell;
  readonly row: number;
  readonly column: number;
}

/**
 * Lays the cells on the grid as HTML does: each at the row's first place that is free. A cell covers
 * no place of another and none outside of the table, whose last column is one in which a cell begins.
 */
export function gridSpotsOf<Cell extends Span>(
  rows: readonly { readonly cells: readonly Cell[] }[],
): GridSpot<Cell>[] {
  const taken = rows.map(() => new Set<number>());
  const spots: GridSpot<Cell>[] = [];
  for (const [row, { cells }] of rows.entries()) {
    const own = taken[row] ?? new Set();
    let column = 0;
    for (const cell of cells) {
      while (own.has(column)) column++;
      let columns = 1;
      while (columns < cell.columns && !own.has(column + columns)) columns++;
      const height = Math.min(cell.rows, rows.length - row);
      for (const line of taken.slice(row, row + height)) {
        for (let along = 0; along < columns; along++) line.add(column + along);
      }
      spots.push({ cell, row, column, columns, rows: height });
    }
  }
  const end = spots.reduce((most, { column }) => Math.max(most, column + 1), 0);
  return spots.map((spot) => ({ ...spot, columns: Math.min(spot.columns, end - spot.column) }));
}
