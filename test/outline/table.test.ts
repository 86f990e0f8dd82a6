/** Rows of a table that do not match its head are told, since YAML reads a comma its own way. */
import { expect, test } from 'vitest';
import { buildOutline, outlineWith } from '../support/build-deck.js';

const TABLE = `      - kind: table
        title: 三條線
        head: [線, 長度, 人次]
        rows:
          - [一, 18公里, ""]
          - [二, 18公里]
          - [三, "1,000", 2, 3]
          - 四, 4公里, 44
`;

test('a row with other cells than heads is a warning at its place', async () => {
  const { problems } = await buildOutline(outlineWith(TABLE), ['md']);
  const told = problems.filter(({ code }) => code === 'table/uneven');
  expect(told.map(({ severity, message, place }) => [severity, message, place?.line])).toEqual([
    ['warning', 'This row has 2 cells, and the table has 3 heads', 15],
    ['warning', 'This row has 4 cells, and the table has 3 heads', 16],
    ['warning', 'This row has 1 cell, and the table has 3 heads', 17],
  ]);
  expect(told[2]?.hint).toBe('Put the row in brackets: [四, 4公里, 44]');
});
