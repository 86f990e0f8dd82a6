/** Data in the place of rows: what a CSV file has is on the slide, and mistakes are at their lines. */
import { dirname } from 'node:path';
import { parseOutline, readSource, readTemplates } from 'fireside-deck';
import { describe, expect, test } from 'vitest';
import { formatProblem, styleFor } from '../../../src/cli/report.js';
import { type Files, outlineWith, withOutline } from '../../support/build-deck.js';

const NUMBERS = 'City;2023;2024;Note\nTaipei;1.234,5;12%;"a; b"\n\nSeoul;−7;2.000,25;\n';

const parsed = (slide: string, files: Files = { 'data/n.csv': NUMBERS }) =>
  withOutline(outlineWith(`      - ${slide}`), files, async (path) => {
    const read: string[] = [];
    const { outline, problems } = parseOutline(
      await readSource(path),
      readTemplates(dirname(path)),
      { onRead: (one) => read.push(one.replace(`${dirname(path)}/`, '')) },
    );
    const shown = problems.map((one) =>
      formatProblem(one, styleFor(false)).replaceAll(`${dirname(path)}/`, ''),
    );
    return { fields: plain(outline?.sections[0]?.slides[0]?.fields), read, shown };
  });

/** Fields without places: texts as strings. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  if ('text' in value && '$role' in value) return value.text;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
}

const CHART = 'kind: chart, title: T, data: data/n.csv';

describe('a chart', () => {
  test('has labels, numbers as spreadsheets write them, and a series for each column', async () => {
    const { fields, read, shown } = await parsed(`{${CHART}, columns: [City, 2023, 2024]}`);
    expect(shown).toEqual([]);
    expect(read).toContain('data/n.csv');
    expect(fields).toMatchObject({
      series: ['2023', '2024'],
      rows: [
        { label: 'Taipei', value: [1234.5, 12] },
        { label: 'Seoul', value: [-7, 2000.25] },
      ],
    });
    expect(Object.keys(fields as object)).not.toContain('data');
  });

  test('of one column has no series, and the row that it is about', async () => {
    const { fields, shown } = await parsed(`{${CHART}, columns: [City, 2024], highlight: Seoul}`);
    expect(shown).toEqual([]);
    expect(fields).toEqual(expect.not.objectContaining({ series: expect.anything() }));
    expect(fields).toMatchObject({
      rows: [{ label: 'Taipei' }, { label: 'Seoul', highlight: true }],
    });
  });

  test('keeps the names that the outline gives', async () => {
    const slide = `{${CHART}, columns: [City, 2024, 2023], series: [now, before]}`;
    expect((await parsed(slide)).fields).toMatchObject({
      series: ['now', 'before'],
      rows: [{ value: [12, 1234.5] }, { value: [2000.25, -7] }],
    });
  });
});

test('a table has the head and the cells as they are written', async () => {
  const { fields, shown } = await parsed('{kind: table, title: T, data: data/n.csv}');
  expect(shown).toEqual([]);
  expect(fields).toMatchObject({
    head: ['City', '2023', '2024', 'Note'],
    rows: [
      ['Taipei', '1.234,5', '12%', 'a; b'],
      ['Seoul', '−7', '2.000,25', ''],
    ],
  });
});

test('many rows of a table are split over slides; more than forty of a chart are an error', async () => {
  const csv = `a,b\n${Array.from({ length: 41 }, (_, i) => `r${i},${i}\n`).join('')}`;
  const table = await parsed('{kind: table, title: T, data: n.csv}', { 'n.csv': csv });
  expect((table.fields as { rows: unknown[] }).rows).toHaveLength(41);
  const chart = await parsed('{kind: chart, title: T, data: n.csv}', { 'n.csv': csv });
  expect(chart.shown).toEqual([
    expect.stringMatching(/^outline\.yaml:10:33 error: `rows` .*40 items/),
  ]);
});

test.each([
  [
    'no file',
    '{kind: chart, title: T, data: data/m.csv}',
    ['10:39', 'does not exist', 'data/n.csv'],
  ],
  ['no CSV', '{kind: chart, title: T, data: n.xlsx}', ['10:39', 'is no CSV by its name']],
  ['outside', '{kind: chart, title: T, data: ../n.csv}', ['outside the outline’s folder']],
  ['no such column', `{${CHART}, columns: [City, 2025]}`, ['no column “2025”', '`2023`']],
  [
    'no such row',
    `{${CHART}, columns: [City, 2024], highlight: Soul}`,
    ['no row “Soul”', '`Seoul`'],
  ],
  ['rows as well', `{${CHART}, rows: [{label: a, value: 1}]}`, ['`data` and `rows` both']],
  ['one column', `{${CHART}, columns: [City]}`, ['no column of numbers']],
  ['no number', `{${CHART}}`, ['data/n.csv:2:', '“a; b” is not a number']],
  ['an empty cell', `{${CHART}}`, ['data/n.csv:4:', '“Seoul” lacks a number']],
])('%s is an error at its line', async (_, slide, parts) => {
  const { shown } = await parsed(slide);
  for (const part of parts) expect(shown.join('\n')).toContain(part);
});

test('a mistake in the CSV is at its line there', async () => {
  const { shown } = await parsed(`{${CHART}}`, { 'data/n.csv': 'a,b\nx,1\n"y,2\n' });
  expect(shown.join('\n')).toMatch(/data\/n\.csv:3:1 error: A quote is never closed/);
  expect(shown).toHaveLength(1);
});
