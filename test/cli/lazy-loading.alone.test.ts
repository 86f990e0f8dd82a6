/** What is loaded when it is used, and not before; in a process of its own, as others load it, too. */
import { parseOutline, readTemplates } from 'fireside-deck';
import { expect, test, vi } from 'vitest';
import { buildDeck } from '../../src/deck/build-deck.js';
import { writeMarkdown } from '../../src/markdown/write-markdown.js';
import { outlineWith } from '../support/build-deck.js';

const loaded = vi.hoisted(() => ({ d3: 0 }));
vi.mock('d3-shape', async (original) => {
  loaded.d3++;
  return original();
});

async function write(slides: string): Promise<void> {
  const templates = readTemplates('.');
  const { outline } = parseOutline({ path: 'o.yaml', text: outlineWith(slides) }, templates);
  if (outline === undefined) throw new Error('the outline is wrong');
  await writeMarkdown(buildDeck(outline, new Map()), templates);
}

test('d3 is loaded where a deck has a chart, and only there', async () => {
  await write('      - {kind: points, title: 題, points: [一]}');
  expect(loaded.d3).toBe(0);
  await write('      - {kind: chart, form: bar, title: 題, rows: [{label: 甲, value: 1}]}');
  expect(loaded.d3).toBe(1);
});
