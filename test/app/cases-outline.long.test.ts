/** Outlines of `test/fixtures/cases` that cannot be built: a clear error, quickly, and the process lives. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatProblem, styleFor } from '../../src/cli/report.js';
import { parseOutline } from '../../src/outline/parse.js';
import { BuildError, type Problem } from '../../src/problem.js';
import { readSource } from '../../src/read/read-source.js';
import { readTemplates } from '../../src/read/templates.js';
import { withOutline } from '../support/build-deck.js';

interface Told {
  readonly problems: readonly Problem[];
  /** The errors as the command line prints them; the outline is called `o`. */
  readonly text: string;
  /** Of this process: what other processes take at the time does not count. */
  readonly seconds: number;
}

const templates = readTemplates('test');

/** What is said of an outline; nothing if all is well. */
async function tell(outline: string | Uint8Array): Promise<Told> {
  return withOutline(outline, {}, async (path) => {
    const begin = process.cpuUsage();
    const problems = await readSource(path).then(
      (source) => parseOutline(source, templates).problems,
      (error: unknown) => {
        if (error instanceof BuildError) return error.problems;
        throw error;
      },
    );
    const text = problems.map((problem) => formatProblem(problem, styleFor(false))).join('\n\n');
    const { user, system } = process.cpuUsage(begin);
    return { problems, text: text.replaceAll(path, 'o'), seconds: (user + system) / 1e6 };
  });
}

const outlineOf = (slides: string): string => `deck: {title: 題}
sections:
  - title: 節
    slides:
${slides}
`;
const points = (...lines: readonly string[]): string =>
  outlineOf(['      - kind: points', ...lines.map((line) => `        ${line}`)].join('\n'));

/** Each with what its error says: place, cause, line, caret and way out. */
const MISTAKES: Readonly<Record<string, readonly [outline: string, told: string]>> = {
  'an empty value before a comment': [
    points('title: # 重點', 'points: [一]'),
    `o:6:16 error: \`title\` is empty
  6 |         title: # 重點
    |                ^
  hint: “#” after a space begins a comment. If it is text, put it in quotes: "# 重點"`,
  ],
  'an empty value': [
    points('title:', 'points: [一]'),
    `o:6:15 error: \`title\` is empty
  6 |         title:
    |               ^
  hint: Write a value behind it.`,
  ],
  'a colon in a text': [
    points('title: Foo: Bar', 'points: [一]'),
    `o:6:16 error: A text with a colon and a space after it is read as a key with its value
  6 |         title: Foo: Bar
    |                ^
  hint: Put it in quotes: title: "Foo: Bar"`,
  ],
  'a colon in a point': [
    points('title: 題', 'points:', '  - 一: 二', '  - 三'),
    `o:8:13 error: Item 1 of \`points\` should be a text, but it is a mapping
  8 |           - 一: 二
    |             ^^^^^^
  hint: Put a text with “: ” in it in quotes: "一: 二"`,
  ],
  'braces at a text’s beginning': [
    points('title: 題', 'points:', '  - {{x}}'),
    `o:8:13 error: YAML reads braces at the beginning as a mapping, not as text
  8 |           - {{x}}
    |             ^^^^^
  hint: Put it in quotes: "{{x}}"`,
  ],
  'a tab as indentation': [
    points('title: 題', 'points:', '\t- 一'),
    `o:8:9 error: This line is indented with a tab
  8 |          - 一
    |         ^^^^^
  hint: Indent with spaces: two for each level.`,
  ],
  'a key twice': [
    points('title: 一', 'title: 二', 'points: [一]'),
    `o:7:9 error: \`title\` is there twice
  7 |         title: 二
    |         ^^^^^
  hint: Keep one of the two.`,
  ],
  'an unknown key': [
    points('title: 一', 'titel: 二', 'points: [一]'),
    `o:7:9 error: There is no \`titel\` here
  7 |         titel: 二
    |         ^^^^^
  hint: Did you mean \`title\`?`,
  ],
  'a star at a text’s beginning': [
    points('title: **重**', 'points: [一]'),
    `o:6:16 error: YAML reads “*” at the beginning as a special character
  6 |         title: **重**
    |                ^^^^^^
  hint: Put the text in quotes: "**重**"`,
  ],
  'a star before more text': [
    points('title: **重**點 與', 'points: [一]'),
    `o:6:23 error: The first character of this text is special in YAML
  6 |         title: **重**點 與
    |                         ^^
  hint: Put it in quotes: title: "**重**點 與"`,
  ],
  'a tag that is not meant': [
    points('title: !重 點', 'points: [一]'),
    `o:6:17 error: The first character of this text is special in YAML
  6 |         title: !重 點
    |                 ^^
  hint: Put it in quotes: title: "!重 點"`,
  ],
  'an anchor that is not meant': [
    points('title: &重 點', 'points: [一]'),
    `o:6:16 error: YAML reads “&” at the beginning as a special character
  6 |         title: &重 點
    |                ^
  hint: Put the text in quotes: "…"`,
  ],
  'a full-width colon': [
    points('title：題', 'points: [一]'),
    `o:6:9 error: This line has no key: its colon “：” is full-width, and a key ends with “:” and a space
  6 |         title：題
    |         ^^^^^^^^^
  hint: Write \`title: 題\`.`,
  ],
  'a quote that is not closed': [
    points('title: "題', 'points: [一]'),
    `o:6:16 error: This quote is not closed
  6 |         title: "題
    |                ^
  hint: Write " at the text’s end, too.`,
  ],
  'a line too far to the right': [
    points('title: 題', '  lead: 二', 'points: [一]'),
    `o:7:11 error: This line is indented by 10, those around it by 8
  7 |           lead: 二
    |           ^^^^^^^^
  hint: Write 8 spaces before it.`,
  ],
  'a control character': [
    points('title: "甲\\u0001"', 'points: [一]'),
    `o:6:16 error: \`title\` has the control character U+0001, which no format can show
  6 |         title: "甲\\u0001"
    |                ^^^^^^^^^^
  hint: Delete it.`,
  ],
};

describe('a mistake', () => {
  it.each(Object.entries(MISTAKES))('%s', async (_, [outline, told]) => {
    const { problems, text } = await tell(outline);
    expect(text).toContain(told);
    expect(new Set(problems.map(({ place }) => place?.line)).size).toBe(1);
  });

  it('comes with all others of the file at once, in the order of their lines', async () => {
    const { text } = await tell(
      points(
        'title: # 重點',
        'titel: Foo: Bar',
        'points:',
        '  - {{x}}',
        '\t- 一',
        '  - {text: 二, by: zuk}',
        '  - "\\u000b"',
      ),
    );
    const places = [...text.matchAll(/^o:(\d+):\d+ error/gm)].map(([, line]) => Number(line));
    expect(places).toEqual([6, 7, 9, 10, 11, 12]);
  });
});

describe('a character that no format can show', () => {
  const signs = [
    '\\u0001',
    '\\u000b',
    '\\u007f',
    '\\u0085',
    '\\ud800',
    '\\udc00a',
    '\\ufffe',
    '\\e',
  ];
  const fields = [
    (text: string) => `title: "${text}"\n        points: [一]`,
    (text: string) => `title: 題\n        points: ["甲${text}"]`,
    (text: string) => `title: 題\n        points: [一]\n        notes: "甲${text}乙"`,
    (text: string) => `title: 題\n        points: [一]\n        id: "a${text}"`,
    (text: string) => `title: 題\n        points: [一]\n        "甲${text}": 乙`,
  ];
  it.each(signs)('%s', async (sign) => {
    for (const field of fields) {
      const { text } = await tell(outlineOf(`      - kind: points\n        ${field(sign)}`));
      expect(text).toMatch(/^o:\d+:\d+ error: /);
      expect(text).toContain(sign);
    }
  });
});

const GOOD = points('title: 題', 'points: [一]');
const BYTES = new TextEncoder();

describe('a file', () => {
  it('with a byte order mark is read as without', async () => {
    expect(await tell(`\ufeff${GOOD}`)).toMatchObject({ problems: [] });
    const { text } = await tell(`\ufeff${GOOD.replace('points: [', 'titel: [')}`);
    expect(text).toContain('o:7:9 error');
  });

  it.each([
    ['Windows', '\r\n'],
    ['old Mac', '\r'],
  ])('with %s line ends is read as without', async (_, end) => {
    expect(await tell(GOOD.replaceAll('\n', end))).toMatchObject({ problems: [] });
    const { text } = await tell(GOOD.replace('points: [', 'titel: [').replaceAll('\n', end));
    expect(text).toContain('o:7:9 error');
  });

  it('with a path in double quotes says what a backslash is there', async () => {
    const { text } = await tell(points('title: "C:\\a\\b.png"', 'points: [一]'));
    expect(text).toMatch(/^o:\d+:\d+ error: .*\n.*\n.*\n {2}hint: .*\\a is .*single quotes/);
  });

  const unreadable: Readonly<Record<string, readonly [Uint8Array, RegExp]>> = {
    'UTF-16, little end first': [Buffer.from(`\ufeff${GOOD}`, 'utf16le'), /is UTF-16.*UTF-8/s],
    'UTF-16, big end first': [Buffer.from(`\ufeff${GOOD}`, 'utf16le').swap16(), /is UTF-16/],
    'UTF-16 without a mark': [
      Buffer.from(GOOD, 'utf16le'),
      /^o:1:2 error: o is not a text file: byte 2 is NUL/,
    ],
    'another encoding': [
      Buffer.from([0xb4, 0xfa, 0xb8, 0xd5]),
      /^o:1:1 error: o is not UTF-8: byte 1 is 0xB4/,
    ],
    'with a NUL': [
      BYTES.encode(GOOD.replace('題', '題\0')),
      /^o:1:16 error: o is not a text file: byte 18 is NUL/,
    ],
    empty: [BYTES.encode(''), /is empty/],
    'of spaces': [BYTES.encode(' \n\t\n'), /is empty/],
    'of a comment': [BYTES.encode('# 大綱\n'), /\S/],
    'of one word': [BYTES.encode('大綱\n'), /should be a mapping/],
    'of a list': [BYTES.encode('- 一\n'), /should be a mapping/],
    'of two documents': [BYTES.encode(`${GOOD}---\n${GOOD}`), /o:8:1 error: “---” begins/],
    'of 50 MB': [Buffer.alloc(50_000_000, 'a'), /has more than 2 MB/],
  };
  it.each(Object.entries(unreadable))('%s', async (_, [bytes, told]) => {
    const { text, seconds } = await tell(bytes);
    expect(text).toMatch(told);
    expect(text).toMatch(/^ +hint: \S/m);
    expect(seconds).toBeLessThan(1);
  });
});

const TEN = Array.from({ length: 10 }, (_, i) => 'abcdefghij'.charAt(i));
const aliases = `${TEN.map((name, i) => {
  const inside = i === 0 ? '一' : `*${TEN[i - 1]}`;
  return `${name}: &${name} [${Array(10).fill(inside).join(', ')}]`;
}).join('\n')}\n${points('title: 題', 'points: *j')}`;

/** Small files on which a parser loses itself. */
const BOMBS: Readonly<Record<string, string>> = {
  brackets: '['.repeat(10_000),
  'brackets in a field': points(`title: ${'['.repeat(10_000)}`),
  'brackets, one a line': '[\n'.repeat(5_000),
  'closed brackets': '['.repeat(5_000) + ']'.repeat(5_000),
  braces: '{a: '.repeat(2_500),
  'question marks': '? '.repeat(5_000),
  'question marks, deeper each line': Array.from(
    { length: 140 },
    (_, i) => `${' '.repeat(i)}?`,
  ).join('\n'),
  hyphens: '- '.repeat(5_000),
  'hyphens in a field': points('title: 題', `points: \n          ${'- '.repeat(5_000)}`),
  'hyphens, deeper each line': Array.from({ length: 1_000 }, (_, i) => `${' '.repeat(i)}-`).join(
    '\n',
  ),
  'keys, deeper each line': Array.from({ length: 1_000 }, (_, i) => `${' '.repeat(i)}a:`).join(
    '\n',
  ),
  'aliases, ten nested ten deep': aliases,
  'an alias of itself': points('title: 題', 'points: &p [*p]'),
  'an alias that is nowhere': points('title: 題', 'points: *nowhere'),
  'points in points': points(
    'title: 題',
    `points: ${'[{text: 一, points: '.repeat(60)}[一]${'}]'.repeat(60)}`,
  ),
  'two thousand mistakes': points(
    'title: 題',
    ...Array.from({ length: 2_000 }, (_, i) => `k${i}: v`),
  ),
  'a million stars': points(`title: "${'*'.repeat(10_000)}"`, `lead: "${'[a'.repeat(10_000)}"`),
};

describe('a bomb', () => {
  it.each(Object.entries(BOMBS))('%s', async (_, outline) => {
    const { text, seconds } = await tell(outline);
    expect(text).toMatch(/error: \S/);
    expect(seconds).toBeLessThan(1);
  });
});

describe('a large file', () => {
  const times = (count: number, line: (i: number) => string): string[] =>
    Array.from({ length: count }, (_, i) => line(i));
  const large: Readonly<Record<string, string>> = {
    'twenty thousand keys': times(20_000, (i) => `k${i}: v`).join('\n'),
    'twenty thousand times a key': 'deck: {}\n'.repeat(20_000),
    'twenty thousand points': points(
      'title: 題',
      'titel: 題',
      'points:',
      ...times(20_000, (i) => `  - 第${i}點`),
    ),
    'ten thousand aliases': points(
      'title: 題',
      'titel: 題',
      'points:',
      '  - &a 一',
      ...times(10_000, () => '  - *a'),
    ),
    'a hundred slips in a long file': points(
      'title: 題',
      'points:',
      ...times(100, (i) => `  - 第${i}點: 甲: 乙\n${'          - 丙\n'.repeat(300)}`),
    ),
  };
  it.each(Object.entries(large))('%s', async (_, outline) => {
    const { text, seconds } = await tell(outline);
    expect(text).toMatch(/error: \S/);
    expect(seconds).toBeLessThan(4);
  });
});

describe('the command', () => {
  const worst = {
    'of 50 MB': Buffer.alloc(50_000_000, 'a'),
    'of brackets': '['.repeat(10_000),
    'of aliases': aliases,
  };
  it.each(Object.entries(worst))('lives through a file %s, and says what to do', (_, outline) =>
    withOutline(outline, {}, async (path) => {
      const args = [resolve('dist/bin.js'), 'build', path, '--to', 'md', '--out', `${path}.out`];
      const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      expect(stderr).toMatch(/^ +hint: \S/m);
      expect(stderr).toContain('Nothing was written');
      expect(status).toBe(1);
    }),
  );
});
