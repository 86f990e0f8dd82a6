/** A PowerPoint file of ours, imported again, has the outline's titles, lists, tables, numbers, notes and sections. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { importFiles } from '../../../src/app/import/index.js';
import { runCli } from '../../support/run-cli.js';

const root = mkdtempSync(join(tmpdir(), 'fireside-pptx-import-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface ReadSlide {
  readonly kind: string;
  readonly title?: string;
  readonly [field: string]: unknown;
}

const OUTLINE = `deck: { title: Trees, lang: en, author: Mei Lin, auto: { agenda: false, closing: false } }
sections:
  - title: Shade
    slides:
      - kind: points
        title: A street cools down
        points:
          - "**Four degrees** less"
          - text: Roots
            points: [drink rain, hold soil]
          - See [the record](https://example.org/record)
        notes: Say it slowly.
      - kind: table
        title: In numbers
        head: [Year, Trees]
        rows: [["2020", "12"], ["2021", "30"]]
  - title: Rain
    slides:
      - kind: chart
        title: Who planted them
        form: column
        series: [Then, Now]
        rows:
          - { label: City, value: [38, 20.5] }
          - { label: Neighbours, value: [64, 80] }
      - kind: image
        title: What is seen
        hidden: true
        image: { src: tree.svg, alt: A tree in leaf }
`;

let slides: readonly ReadSlide[];
let outline: { deck: Record<string, unknown>; sections: { title: string; slides: ReadSlide[] }[] };
const slide = (title: string): ReadSlide | undefined => slides.find((one) => one.title === title);

beforeAll(async () => {
  writeFileSync(join(root, 'outline.yaml'), OUTLINE);
  writeFileSync(
    join(root, 'tree.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h40v20H0z"/></svg>',
  );
  const built = await runCli([
    'build',
    join(root, 'outline.yaml'),
    '--to',
    'pptx',
    '--out',
    join(root, 'built'),
  ]);
  expect(built).toMatchObject({ status: 0 });
  const folder = join(root, 'imported');
  await importFiles({ files: [join(root, 'built', 'outline.pptx')], folder, kind: 'panel' });
  outline = parse(readFileSync(join(folder, 'outline.yaml'), 'utf8'));
  slides = outline.sections.flatMap((section) => section.slides);
});

test('sections, and what the file says of itself', () => {
  expect(outline.deck).toMatchObject({ title: 'Trees', author: 'Mei Lin' });
  expect(outline.sections.map(({ title }) => title)).toEqual(['Shade', 'Rain']);
});

test('lists with levels, bold words, links and notes', () => {
  expect(slide('A street cools down')?.points).toEqual([
    '**Four degrees** less',
    { text: 'Roots', points: ['drink rain', 'hold soil'] },
    'See [the record](https://example.org/record)',
  ]);
  expect(slide('A street cools down')?.notes).toBe('Say it slowly.');
});

test('tables and the numbers of charts', () => {
  const table = JSON.stringify(slide('In numbers'));
  for (const cell of ['Year', 'Trees', '2020', '12', '2021', '30']) expect(table).toContain(cell);
  const chart = JSON.stringify(slide('Who planted them'));
  for (const cell of ['Then', 'Now', 'City', '38', '20.5', 'Neighbours', '64', '80']) {
    expect(chart).toContain(cell);
  }
});

test('hidden slides, and pictures with what they show', () => {
  const seen = slide('What is seen');
  expect(seen?.hidden).toBe(true);
  expect(JSON.stringify(seen)).toContain('A tree in leaf');
});

test('all of it builds', async () => {
  const built = await runCli([
    'build',
    join(root, 'imported', 'outline.yaml'),
    '--to',
    'html',
    '--out',
    join(root, 'again'),
  ]);
  expect(built).toMatchObject({ status: 0 });
});
