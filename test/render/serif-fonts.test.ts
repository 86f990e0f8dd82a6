/** The serif fonts of titles: which of them a deck gets, and when. */
import { expect, test } from 'vitest';
import { buildOutline, outlineWith } from '../support/build-deck.js';

const SLIDE = '      - {kind: points, title: 標題 Title, points: [一]}';

/** The families with serifs in a deck’s page, each with its weights. */
async function serifsIn(deck: string, slide = SLIDE): Promise<string[]> {
  const built = await buildOutline(outlineWith(slide, deck), ['html']);
  expect(built.problems).toEqual([]);
  const rules = built
    .text('.html')
    .matchAll(/@font-face\{font-family:"([^"]+)";font-weight:([^;]+)/g);
  return [...rules].flatMap(([, name = '', weight]) =>
    name.includes('Serif') ? [`${name} ${weight}`] : [],
  );
}

test('a theme that uses them gets one weight for all', async () => {
  expect(await serifsIn(', theme: editorial')).toEqual(['Noto Serif TC 400 700']);
  expect(await serifsIn(', theme: editorial-dark')).toEqual(['Noto Serif TC 400 700']);
});

test('other themes have none', async () => {
  for (const theme of ['fireside', 'bold', 'corporate']) {
    expect(await serifsIn(`, theme: ${theme}`)).toEqual([]);
  }
});

test('a character that the first has not comes from the next', async () => {
  const slide = '      - {kind: points, title: 标题 é, points: [一]}';
  expect(await serifsIn(', theme: editorial', slide)).toEqual([
    'Noto Serif TC 400 700',
    'Noto Serif SC 400 700',
  ]);
});

test('Japanese titles have their own font or none with serifs', async () => {
  const slide = '      - {kind: points, lang: ja, title: 直線の題, points: [点]}';
  expect(await serifsIn(', theme: editorial', slide)).toContain('Noto Serif JP 400 700');
});
