/** Which characters the fonts have, and the problems of those that none has. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createFontReader, familiesFor } from '../../src/render/fonts/families.js';
import { openFont } from '../../src/render/fonts/font-file.js';
import { buildOutline, outlineWith } from '../support/build-deck.js';

const has = async (lang: string, index: number, text: string): Promise<boolean[]> => {
  const family = familiesFor(lang)[index];
  if (family === undefined) throw new Error(`${lang} has no family ${index}`);
  const face = await createFontReader('.')(family, '400Regular');
  if (face === undefined) throw new Error(`${family.package} is not installed`);
  const font = openFont(face);
  return [...text].map((character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));
};

test('reads a font’s own table of characters', async () => {
  expect(await has('zh-Hant', 0, '臺轉A，𡃁')).toEqual([true, true, true, true, true]);
  expect(await has('zh-Hans', 0, '台转A，')).toEqual([true, true, true, true]);
  expect(await has('en', 0, 'Aéя臺')).toEqual([true, true, true, false]);
});

test('a character of another script is taken from the next font', async () => {
  const built = await buildOutline(
    outlineWith('      - {kind: points, title: 標題 अ, points: [一]}'),
    ['md', 'html'],
  );
  expect(built.problems).toEqual([]);
  expect(built.text('.html').includes('font-family:"Noto Sans";')).toBe(true);
});

test('a character that no font has is a warning with its place', async () => {
  const { problems } = await buildOutline(
    outlineWith('      - {kind: points, title: 標題 𒀀, points: [一]}'),
    ['md'],
  );
  expect(problems).toMatchObject([
    { severity: 'warning', code: 'font/missing', place: { line: 10 } },
  ]);
  expect(problems[0]?.message).toContain('U+12000');
});

const NO_FACE = outlineWith('      - {kind: points, title: 제목, lang: ko, points: [점]}');

test('a language whose font is not installed stops the build, with the command that installs it', async () => {
  await expect(buildOutline(NO_FACE, ['md'])).rejects.toMatchObject({
    problems: [
      {
        severity: 'error',
        code: 'font/not-installed',
        blame: 'machine',
        place: { line: 10 },
        hint: expect.stringContaining('`npm install @expo-google-fonts/noto-sans-kr`'),
      },
    ],
  });
});

test('the font may be installed beside the outline', async () => {
  const folder = 'node_modules/@expo-google-fonts/noto-sans-kr';
  const face = readFileSync(
    'node_modules/@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf',
  );
  const slides = '      - {kind: points, title: שלום, lang: ko, points: [שלום]}';
  const built = await buildOutline(outlineWith(slides), ['html'], {
    [`${folder}/400Regular/NotoSansKR_400Regular.ttf`]: face,
    [`${folder}/700Bold/NotoSansKR_700Bold.ttf`]: face,
  });
  expect(built.problems).toEqual([]);
  expect(built.text('.html')).toContain('@font-face{font-family:"Noto Sans KR"');
});

test('a few letters that no font has are a warning that names the font', async () => {
  const { problems } = await buildOutline(
    outlineWith('      - {kind: points, title: 한글と仮名, points: [一]}'),
    ['md'],
  );
  expect(problems).toMatchObject([
    {
      severity: 'warning',
      code: 'font/missing',
      hint: expect.stringContaining('npm install @expo-google-fonts/noto-sans-kr'),
    },
  ]);
  expect(problems[0]?.message).not.toMatch(/[と仮名]/);
});

test('a text in letters that no font has stops the build, whatever its language', async () => {
  const text = '가장 큰 모델인 라마는 내려받는 사람이라면 누구나 무료로 쓸 수 있다';
  await expect(
    buildOutline(outlineWith(`      - {kind: points, title: ${text}, points: [一]}`), ['md']),
  ).rejects.toMatchObject({ problems: [{ code: 'font/not-installed', blame: 'machine' }] });
});

test('marks above and below letters come along', async () => {
  const { problems, text } = await buildOutline(
    outlineWith('      - {kind: points, title: שָׁלוֹם, lang: he, points: [אֶחָד]}'),
    ['html'],
  );
  expect(problems).toEqual([]);
  const [, data = ''] =
    /"Noto Sans Hebrew";font-weight:400;src:url\(data:font\/ttf;base64,([^)]+)/.exec(
      text('.html'),
    ) ?? [];
  const font = openFont(Buffer.from(data, 'base64'));
  expect(
    [...'שֶׁ'].every((character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)),
  ).toBe(true);
});
