/** Where lines begin and end, and what space is left in them, as the real browser sets them. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { outlineWith, withOutline } from '../support/build-deck.js';
import { linesOf, type SetLine, sceneOf } from '../support/scene-of.js';

const MARKS = parse(readFileSync('test/fixtures/scripts/marks.yaml', 'utf8')) as Record<
  string,
  string
>;
const BEGINS_NO_LINE =
  /^[，。、；：！？）」』》〉】”’…—％℃ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮー々]/u;
const ENDS_NO_LINE = /[（「『《〈【“‘]$/u;

const linesIn = (yaml: string): Promise<SetLine[]> =>
  withOutline(yaml, {}, async (path) => linesOf(await sceneOf(path)));

/** The text without its first characters, one more on each slide, in three widths. */
function moved(text: string, steps: number): string {
  return Array.from({ length: steps }, (_, k) => JSON.stringify([...text].slice(k).join('')))
    .map(
      (one) => `      - kind: compare
        title: ${one}
        columns: [{title: 一, points: [${one}]}, {title: 二, points: [${one}]}, {title: 三, points: [四]}]
      - {kind: points, title: 五, points: [${one}]}
      - {kind: quote, title: 六, text: ${one}, by: zuck}`,
    )
    .join('\n');
}

const wrongEnds = (lines: readonly SetLine[]): string[] =>
  lines
    .filter(
      ({ text, isFirst, isLast }) =>
        (!isFirst && BEGINS_NO_LINE.test(text)) || (!isLast && ENDS_NO_LINE.test(text)),
    )
    .map(({ slide, text }) => `${slide}: ${text}`);

const lonely = (lines: readonly SetLine[]): string[] =>
  lines
    .filter(({ text, isFirst, isLast }) => isLast && !isFirst && /^.\p{P}?$/u.test(text))
    .map(({ slide, text }) => `${slide}: ${text}`);

test.each(Object.keys(MARKS))(
  '%s: no mark at the wrong end of a line, no character alone on the last',
  async (lang) => {
    const lines = await linesIn(outlineWith(moved(MARKS[lang] ?? '', 20), `, lang: ${lang}`));
    expect(lines.filter(({ isFirst }) => !isFirst).length).toBeGreaterThan(100);
    expect(wrongEnds(lines)).toEqual([]);
    expect(lonely(lines)).toEqual([]);
  },
);

test('the talk: no mark at the wrong end of a line, no character alone on the last', async () => {
  const lines = linesOf(await sceneOf('outline.yaml'));
  expect(wrongEnds(lines)).toEqual([]);
  expect(lonely(lines)).toEqual([]);
});

test('marks are trimmed where they meet and where a line begins', async () => {
  const points = ['字字', '「字字', '字」「字', '字（「字'].map((text) => JSON.stringify(text));
  const lines = await linesIn(
    outlineWith(`      - {kind: points, title: 題, points: [${points.join(', ')}]}`),
  );
  const [plain = 0, opened = 0, met = 0, two = 0] = lines
    .filter(({ role }) => role === 'body')
    .map(({ width }) => width);
  const em = plain / 2;
  expect(opened).toBeCloseTo(2.5 * em, 0);
  expect(met).toBeCloseTo(3.5 * em, 0);
  expect(two).toBeCloseTo(3.5 * em, 0);
});

test('there is space between ideographs and Latin, without typed spaces', async () => {
  const lines = await linesIn(
    outlineWith('      - {kind: points, title: 題, points: [字字, AI, 字AI字]}'),
  );
  const [ideographs = 0, latin = 0, both = 0] = lines
    .filter(({ role }) => role === 'body')
    .map(({ width }) => width);
  expect(both - latin - ideographs).toBeCloseTo((2 * (ideographs / 2)) / 8, 0);
  expect(lines.some(({ text }) => text === '字AI字')).toBe(true);
});

test('English breaks between words alone, an address anywhere', async () => {
  const text =
    'Implementation of internationalization considerations notwithstanding, straightforward responsibilities characteristically outnumber incomprehensible misunderstandings';
  const address = `https://example.org/${'a-very-long-path/'.repeat(9)}end`;
  const slides = `      - kind: compare
        title: ${text}
        columns: [{title: One, points: ["${text}"]}, {title: Two, points: ["${text}"]}, {title: Three, points: ["${address}"]}]
      - {kind: table, title: Table, head: [A, B, C, D], rows: [["Implementation", "${text}", "${text}", "internationalization"], ["${address}", a, b, c]]}`;
  const lines = await linesIn(outlineWith(slides, ', lang: en'));
  const words = new Set(`${text} One Two Three Table A B C D a b c 一節 1 2 測試`.split(' '));
  const broken = lines
    .flatMap((line) => line.text.split(' '))
    .filter((word) => !words.has(word) && !address.includes(word));
  expect(broken).toEqual([]);
  expect(lines.filter((line) => address.includes(line.text)).length).toBeGreaterThan(4);
});

test('a line that begins with Latin begins at the edge, whatever ended before it', async () => {
  const long = 'Internationalization與其他十二個字的後文';
  const title = 'Llama 3.1與開源之爭';
  const slides = `      - kind: points
        title: ${title}
        points: [${long}, "${'字'.repeat(28)}**重**${long}", "${'字'.repeat(28)}[連](#a)${long}"]
      - {kind: section, id: a, title: ${title + title}}`;
  const lines = await linesIn(outlineWith(slides));
  const widths = (of: string, slide: number): number[] =>
    lines
      .filter((line) => line.slide === slide && line.text === of)
      .map(({ width }) => Math.round(width));
  const [alone = 0] = widths(long, 1);
  expect(widths(long, 1)).toEqual([alone, alone, alone]);
  const [first = 0] = widths(title, 2);
  expect(widths(title, 2)).toEqual([first, first]);
});
