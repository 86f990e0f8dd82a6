/** Files made to exhaust, and files that are no text: an error at its place, at once. */
import { expect, test } from 'vitest';
import { parseOutline } from '../../src/outline/parse.js';
import { BuildError, type Problem } from '../../src/problem.js';
import { decodeText } from '../../src/read/read-source.js';
import { readTemplates } from '../../src/read/templates.js';

const templates = readTemplates('test');

const HEAD = `deck: {title: T, lang: en}
sections:
  - title: S
    slides:
`;
const slide = (lines: string) => `${HEAD}      - kind: points\n        title: A\n${lines}`;
const point = (text: string) => slide(`        points: [a, ${JSON.stringify(text)}]\n`);
const block = (field: string, lines: readonly string[]) =>
  `${HEAD}      - kind: ${field}\n        title: A\n        ${field}: |\n${lines.map((line) => `          ${line}\n`).join('')}`;
const numbered = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

/** The first problem by its place and words; all are counted. */
function told({ problems }: { readonly problems: readonly Problem[] }): string {
  const [first] = problems;
  const { line, column } = first?.place ?? {};
  return `${line}:${column} ${first?.message} (${problems.length})`;
}

const tooLong = (characters: string) => `A text of ${characters} characters; one may have 100,000`;
const DEEP = 'Nested deeper than 100 levels';
const MANY = 'More than 50,000 keys and values';

const OUTLINES: Readonly<Record<string, readonly [text: string, told: string]>> = {
  'a text of 1.9 MB': [point('word '.repeat(380_000)), `7:21 ${tooLong('1,900,002')} (1)`],
  'one of 300,000 brackets': [point('['.repeat(300_000)), `7:21 ${tooLong('300,002')} (1)`],
  'a megabyte of stars': [point('*'.repeat(1_000_000)), `7:21 ${tooLong('1,000,002')} (1)`],
  'a megabyte of links': [point('[a]('.repeat(250_000)), `7:21 ${tooLong('1,000,002')} (1)`],
  'a megabyte of languages': [point('[a]{lang='.repeat(110_000)), `7:21 ${tooLong('990,002')} (1)`],
  'a text of one character too many': [
    point('a'.repeat(5_001)),
    '7:21 Item 2 of `points` has 5,001 characters; it may have 5,000 (1)',
  ],
  'a key of a megabyte': [`${'k'.repeat(1_000_000)}: a\n`, `1:1 ${tooLong('1,000,000')} (1)`],
  'a line of code of a megabyte': [
    block('code', ['a.b(c) + '.repeat(110_000)]),
    `8:1 ${tooLong('990,011')} (1)`,
  ],
  '20,000 lines of code': [
    block('code', new Array<string>(20_000).fill('let a = 1;')),
    `8:1 ${tooLong('420,000')} (1)`,
  ],
  'a quote of a megabyte that nothing closes': [
    slide(`        points: [a, "${'word '.repeat(200_000)}]\n`),
    `7:21 ${tooLong('1,000,003')} (1)`,
  ],
  'the same over many lines': [
    slide(`        notes: '${'word word\n          '.repeat(50_000)}\n`),
    `7:16 ${tooLong('1,000,002')} (1)`,
  ],
  '100,000 keys': [numbered(100_000, (i) => `k${i}: a\n`), `50001:7 ${MANY} (1)`],
  'the same key 100,000 times': ['k: a\n'.repeat(100_000), `50001:2 ${MANY} (1)`],
  '100,000 slides': [HEAD + '      - {}\n'.repeat(100_000), `49997:7 ${MANY} (1)`],
  'a slide too many': [
    HEAD + '      - {kind: statement, text: a}\n'.repeat(1_001),
    '1005:9 This is slide 1001; an outline may have 1000 (1)',
  ],
  '50,000 emoji': [
    slide(`        points:\n${`          - ${'😀'.repeat(50)}\n`.repeat(1_000)}`),
    '108:13 This is emoji 5001; an outline may have 5000 (1)',
  ],
  'aliases of aliases that double': [
    numbered(40, (i) => `x${i}: &x${i} [${i > 0 ? `*x${i - 1}, *x${i - 1}` : 'a'}]\n`),
    '2:15 The outline has more than 50,000 values (aliases count each time) (1)',
  ],
  'aliases of aliases that nest': [
    numbered(10_000, (i) => `x${i}: &x${i} [${i > 0 ? `*x${i - 1}` : 'a'}]\n`),
    '541:14 The outline has more than 50,000 values (aliases count each time) (1)',
  ],
  'blocks 950 deep': [
    `${numbered(950, (i) => `${' '.repeat(i)}a:\n`)}${' '.repeat(950)}b\n`,
    `101:101 ${DEEP} (1)`,
  ],
  '2,000 colons on a line': ['a: '.repeat(2_000), `1:301 ${DEEP} (1)`],
  'nested flow with colons': [`deck: [${'a: '.repeat(20_000)}]`, `1:305 ${DEEP} (1)`],
  '20,000 hyphens on a line': [`${'- '.repeat(20_000)}a`, `1:201 ${DEEP} (1)`],
  '100,000 brackets': ['['.repeat(100_000), `1:101 ${DEEP} (1)`],
  'brackets behind a quote that nothing closes': [
    `deck: "\nsections: ${'['.repeat(50_000)}`,
    `1:7 This quote is not closed (2)`,
  ],
  '20,000 colons in a list': [
    `deck: [${': '.repeat(20_000)}]`,
    '1:10 The first character of this text is special in YAML (1)',
  ],
  '50,000 lines without a key': [
    `${HEAD}${'      kind points\n'.repeat(50_000)}`,
    `5:7 ${tooLong('899,993')} (1)`,
  ],
  '500 tabs': [`${HEAD}${'\tkind: a\n'.repeat(500)}`, '5:1 This line is indented with a tab (75)'],
  '60,000 documents': ['---\n'.repeat(60_000), '1:4 The outline is empty (2)'],
};

test.each(Object.entries(OUTLINES))('%s', (_, [text, expected]) => {
  expect(told(parseOutline({ path: 'o', text }, templates))).toBe(expected);
});

const utf8 = (text: string) => Buffer.from(text);
const BYTES: Readonly<Record<string, readonly [bytes: Buffer, told: string]>> = {
  'a NUL': [utf8('deck:\n  標題: \0'), '2:7 o is not a text file: byte 17 is NUL (1)'],
  'a PNG': [
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]),
    '3:1 o is not a text file: byte 9 is NUL (1)',
  ],
  'UTF-16, little end first': [Buffer.from('\ufeffdeck', 'utf16le'), '1:1 o is UTF-16 (1)'],
  'UTF-16, big end first': [Buffer.from('\ufeffdeck', 'utf16le').swap16(), '1:1 o is UTF-16 (1)'],
  'UTF-16 without a mark': [
    Buffer.from('deck', 'utf16le'),
    '1:2 o is not a text file: byte 2 is NUL (1)',
  ],
  'UTF-32, big end first': [
    Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x64]),
    '1:1 o is not a text file: byte 1 is NUL (1)',
  ],
  'Latin-1': [
    Buffer.from('deck:\n  title: Café\n', 'latin1'),
    '2:13 o is not UTF-8: byte 19 is 0xE9 (1)',
  ],
  'overlong UTF-8': [
    Buffer.concat([utf8('deck: 標題\r\n\r\na: '), Buffer.from([0xc0, 0xaf])]),
    '3:4 o is not UTF-8: byte 20 is 0xC0 (1)',
  ],
  'a character that the file’s end cuts': [
    utf8('題').subarray(0, 2),
    '1:1 o is not UTF-8: byte 1 is 0xE9 (1)',
  ],
};

test.each(Object.entries(BYTES))('%s', (_, [bytes, expected]) => {
  const problem = decodeText('o', bytes);
  if (typeof problem === 'string') throw new BuildError([]);
  expect(told({ problems: [problem] })).toBe(expected);
});
