/** Checks that each row of a table has a cell for each head, which no schema can. */
import type { Slide } from '../deck/index.js';
import type { Text } from '../outline/index.js';
import type { Problem } from '../problem.js';

/**
 * Warns of rows with more or fewer cells than heads: a comma in a cell makes two of it, and a row
 * without brackets is one cell.
 */
export function unevenRows({ kind, fields }: Slide): Problem[] {
  if (kind !== 'table' || !isTexts(fields.head) || !Array.isArray(fields.rows)) return [];
  const count = fields.head.length;
  return fields.rows.flatMap((row: unknown): Problem[] => {
    const [first] = isTexts(row) ? row : [];
    if (!isTexts(row) || first === undefined || row.length === count) return [];
    const cells = `${row.length} ${row.length === 1 ? 'cell' : 'cells'}`;
    const hint =
      row.length === 1 && first.text.includes(',')
        ? `Put the row in brackets: [${first.text}]`
        : 'Write a cell for each head, `""` for an empty one; put a cell with a comma in quotes.';
    const message = `This row has ${cells}, and the table has ${count} ${count === 1 ? 'head' : 'heads'}`;
    return [{ severity: 'warning', code: 'table/uneven', message, hint, place: first.place }];
  });
}

function isTexts(value: unknown): value is readonly Text[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'object' && 'text' in one);
}
