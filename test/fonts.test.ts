/** Which characters the faces have, and what is said of those that none has. */
import { expect, test } from 'vitest';
import { coverageOf } from '../src/fonts/coverage.js';
import { familiesFor, readFace } from '../src/fonts/faces.js';
import { buildOutline, outlineWith } from './build-deck.js';

const has = async (lang: string, index: number, text: string): Promise<boolean[]> => {
  const family = familiesFor(lang)[index];
  if (family === undefined) throw new Error(`${lang} has no family ${index}`);
  const covers = coverageOf(await readFace(family, '400Regular'));
  return [...text].map((character) => covers(character.codePointAt(0) ?? 0));
};

test('reads a face’s own table of characters', async () => {
  expect(await has('zh-Hant', 0, '臺轉A，𡃁')).toEqual([true, true, true, true, true]);
  expect(await has('zh-Hans', 0, '台转A，')).toEqual([true, true, true, true]);
  expect(await has('en', 0, 'Aéя臺')).toEqual([true, true, true, false]);
});

test('a character of another script is taken from the next face', async () => {
  const built = await buildOutline(
    outlineWith('      - {kind: points, title: 標題 अ, points: [一]}'),
    ['md', 'html'],
  );
  expect(built.problems).toEqual([]);
  expect(built.text('.html').includes('font-family:"Noto Sans";')).toBe(true);
});

test('a character that no face has is a warning with its place', async () => {
  const { problems } = await buildOutline(
    outlineWith('      - {kind: points, title: 標題 𒀀, points: [一]}'),
    ['md'],
  );
  expect(problems).toMatchObject([
    { severity: 'warning', code: 'font/missing', place: { line: 10 } },
  ]);
  expect(problems[0]?.message).toContain('U+12000');
});
