/** An outline that is read again after a change gives what it gives when it is read for the first time. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseOutline } from '../../../src/outline/parse.js';
import { createIncrementalReader } from '../../../src/outline/source/incremental-reader.js';
import { readYaml } from '../../../src/outline/source/read-yaml.js';
import { readTemplates } from '../../../src/read/templates.js';
import { random } from '../../support/random-outline.js';

const OUTLINE = `deck: {title: 一份}
sections:
  - title: 第一節
    slides:
      - kind: points
        title: 第一頁
        points: [一點, 兩點]
        notes: |
          備註。

          還有一行。
      # 說明
      - kind: statement
        text: 一句
  - title: 第二節
    slides:
      - kind: points
        title: 第二頁
        points:
          - 一點
          - text: 兩點
            by: lin
`;

/** What a writer does, and whether the rest of the file is left as it was read. */
const EDITS: readonly [name: string, edit: (text: string) => string, isPart: boolean][] = [
  ['words', (text) => text.replace('一句', '兩句話'), true],
  ['words in a list on one line', (text) => text.replace('[一點', '[一點半'), true],
  ['words in a list of lines', (text) => text.replace('- 一點', '- 一點半'), true],
  ['words in a text of lines', (text) => text.replace('還有一行', '還有'), true],
  [
    'a slide in front',
    (text) => text.replace('slides:\n', 'slides:\n      - kind: sources\n'),
    true,
  ],
  ['a slide at the end', (text) => `${text}      - kind: statement\n        text: 新的\n`, true],
  ['a section at the end', (text) => `${text}\n  - title: 三\n    slides: []\n`, true],
  ['a slide less', (text) => text.replace(/ {6}- kind: statement\n.*\n/, ''), true],
  [
    'a slide that is in parts',
    (text) => text.replace('        title: 第一頁', '      - title: 第一頁'),
    true,
  ],
  ['a comment', (text) => text.replace('# 說明', '# 說明說明'), true],
  ['an anchor', (text) => text.replace('一句', '&one 一句').replace('- 一點', '- *one'), true],
  ['the head', (text) => text.replace('一份', '兩份'), false],
  ['a key behind the sections', (text) => `${text}people: {lin: 林}\n`, false],
  [
    'a list that is indented otherwise',
    (text) => text.replace('          - 一點', '            - 一點'),
    false,
  ],
  ['a quote that is not closed', (text) => text.replace('一句', '"一句'), false],
  [
    'a second document',
    (text) => text.replace('  - title: 第二節', '---\n  - title: 第二節'),
    false,
  ],
];

const templates = readTemplates('test/fixtures');

describe('an outline that is read again', () => {
  test.each(EDITS)('%s', (_, edit, isPart) => {
    const read = createIncrementalReader();
    const before = read(OUTLINE);
    const text = edit(OUTLINE);
    expect(text).not.toBe(OUTLINE);
    const parsed = parseOutline({ path: 'o', text }, templates, { readYaml: read });
    expect(parsed).toEqual(parseOutline({ path: 'o', text }, templates));
    // What gives the same document again has read a part of it.
    expect(readYaml(text).errors.length === 0 && read(text) === before).toBe(isPart);
  });

  const files = [...outlinesIn('starts'), ...outlinesIn('test/fixtures')];
  test.each([1, 2])('random changes, seed %i', (seed) => {
    const next = random(seed);
    for (let count = 0; count < 3; count++) {
      const file = files[Math.floor(next() * files.length)] ?? '';
      const read = createIncrementalReader();
      let text = readFileSync(file, 'utf8');
      for (let change = 0; change < 5; change++) {
        const source = { path: file, text };
        const parsed = parseOutline(source, templates, { readYaml: read });
        expect(parsed, text).toEqual(parseOutline(source, templates));
        text = changed(text, next);
      }
    }
  });
});

/** Outlines below a folder that are not too long to be read often. */
function outlinesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => path.endsWith('.yaml') && statSync(path).size < 9000);
}

const LINES = ['- new', '- kind: statement', 'text: new', 'words', '# words', '- |', '- "words"'];
const SIGNS = ['"', "'", '|', '#', ': ', '\t', '\n\n', '&a ', '*a ', '!a ', '[', '}', '- ', '\r\n'];

/** What slips of a hand and of an editor make of a text. */
function changed(text: string, next: () => number): string {
  const below = (count: number): number => Math.floor(next() * count);
  const lines = text.split('\n');
  const at = below(lines.length);
  const line = lines[at] ?? '';
  const indent = /^ */.exec(line)?.[0] ?? '';
  const from = below(lines.length);
  const position = below(text.length);
  const ways = [
    () => lines.toSpliced(at, 1 + below(3)),
    () => lines.toSpliced(at, 0, ...lines.slice(from, from + 1 + below(6))),
    () => lines.with(at, ' '.repeat(below(3)) + line),
    () => lines.with(at, line.replace(/^ {1,2}/, '')),
    () => lines.toSpliced(at, 0, indent + LINES[below(LINES.length)]),
    () => [text.slice(0, position), text.slice(position + below(20))].join('').split('\n'),
    () =>
      [text.slice(0, position), text.slice(position)].join(SIGNS[below(SIGNS.length)]).split('\n'),
  ];
  return (ways[below(ways.length)]?.() ?? lines).join('\n');
}
