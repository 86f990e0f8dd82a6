/** A chart's numbers never end a build: where they come close they move, or go with a note. */
import { expect, test } from 'vitest';
import { buildOutline, outlineWith } from '../support/build-deck.js';
import { elements, readPackage } from '../support/pptx-package.js';
import { pdfWords, slidesOf, type Word } from '../support/read-built.js';

const QUARTERS = [2022, 2023, 2024].flatMap((year) => [1, 2, 3, 4].map((q) => `${year}Q${q}`));

interface Case {
  readonly form: string;
  readonly unit?: string;
  readonly series?: string;
  readonly values: readonly (number | readonly number[])[];
}

/** Values that come close, are the same, or are wide, and how many of their numbers stay. */
const CASES: readonly (Case & { readonly name: string; readonly shown?: number })[] = [
  {
    name: 'three lines that cross',
    form: 'line',
    series: '[A, B, C]',
    unit: '%',
    values: [
      [50.3, 50.5, 50.4],
      [50.2, 50.4, 50.5],
      [51.1, 51.3, 50.9],
      [50.3, 50.9, 50.4],
      [50.2, 50.4, 50.3],
      [51, 50.9, 51.3],
    ],
    // The others would be on a line.
    shown: 16,
  },
  {
    name: 'three lines that are one',
    form: 'line',
    series: '[A, B, C]',
    values: [50, 50, 50, 50, 50, 50].map((value) => [value, value, value]),
  },
  {
    name: 'two lines side by side',
    form: 'line',
    series: '[A, B]',
    unit: '%',
    values: [0, 1, 2, 3, 4, 5, 6, 7].map((i) => [50 + i, 50.2 + i]),
  },
  {
    name: 'extremes',
    form: 'line',
    series: '[A, B, C]',
    values: [
      [1_000_000, 1, 3],
      [0, 1, 3],
      [0, 1, 3],
      [0, 1, 3],
    ],
  },
  {
    name: 'wide numbers over columns',
    form: 'column',
    unit: ' EUR',
    values: QUARTERS.map((_, i) => 123_456_789_012 + i),
    shown: 6,
  },
  {
    name: 'wide numbers on bars',
    form: 'bar',
    unit: ' EUR of the year 2020',
    values: QUARTERS.map((_, i) => 123_456_789_012 + i),
  },
];

/** Words that overlap, by the inner half of their height. */
function collisions(words: readonly Word[]): string[] {
  const inner = words.map((word) => {
    const trim = (word.bottom - word.top) * 0.25;
    return { ...word, top: word.top + trim, bottom: word.bottom - trim };
  });
  return inner.flatMap((one, index) =>
    inner
      .slice(index + 1)
      .filter(
        (other) =>
          Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 &&
          Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1,
      )
      .map((other) => `${one.text} × ${other.text}`),
  );
}

test('close numbers are moved apart, and what does not fit is omitted with a note', async () => {
  const slides = CASES.map(({ name, form, unit = '', series, values }) => {
    const rows = values.map(
      (value, i) => `{label: ${QUARTERS[i]}, value: ${JSON.stringify(value)}}`,
    );
    const more = series ? `, series: ${series}` : '';
    return `      - {kind: chart, title: ${name}, form: ${form}, unit: "${unit}"${more}, rows: [${rows}]}`;
  });
  const outline = outlineWith(slides.join('\n').replaceAll('unit: "", ', ''));
  const built = await buildOutline(outline, ['html', 'pdf', 'pptx']);
  const html = slidesOf(built.text('.html'));
  const words = pdfWords(built.file('.pdf'));
  for (const [index, { name, values, shown = values.flat().length }] of CASES.entries()) {
    const numbers = html[index]?.texts('.value').filter((text) => /\d/.test(text)) ?? [];
    expect([name, numbers.length]).toEqual([name, shown]);
    expect([name, collisions(words[index] ?? [])]).toEqual([name, []]);
  }
  // The note is at the first row whose number is left out; what is spoken has all of them.
  expect(built.problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
  const [note, ...others] = built.problems.filter(({ code }) => code === 'fit/numbers');
  expect(others).toEqual([]);
  expect(note?.message).toContain('leaves out 6 numbers');
  expect(note?.place?.lineText.slice(note.place.column - 1)).toMatch(/^2022Q2, value/);
  const wide = html[4]?.section.querySelector('figure')?.getAttribute('aria-label') ?? '';
  for (const quarter of QUARTERS) expect(wide).toContain(quarter);
  // PowerPoint leaves out the same.
  const { documents } = readPackage(built.file('.pptx'));
  const charts = [...documents].filter(([path]) => /charts\/chart\d+\.xml$/.test(path));
  const gone = charts.map(([, chart]) =>
    elements(chart, 'c:dLbl').filter((label) => elements(label, 'c:delete').length > 0),
  );
  expect(Math.max(...gone.map(({ length }) => length))).toBe(6);
});
