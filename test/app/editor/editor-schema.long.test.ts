/** What an editor says of outlines, by yaml-language-server and the schema that the project has. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readTemplates } from 'fireside-deck';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { editorSchemaText } from '../../../src/app/editor/editor-schema.js';
import { withOutline } from '../../support/build-deck.js';
import { type Editor, openEditor } from '../../support/language-server.js';
import { randomOutline } from '../../support/random-outline.js';

const FILE = 'docs/outline.schema.json';
const LINE = `# yaml-language-server: $schema=${FILE}\n`;
/** The schema is named relative to the outline. */
const OUTLINE = resolve('editor.yaml');

/** A section's head, before the slides of a case. */
const SLIDES = `${LINE}deck: {title: 一場對談}\nsections:\n  - title: 一節\n    slides:\n`;

let editor: Editor;
beforeAll(async () => {
  editor = await openEditor();
});
afterAll(() => editor.close());

const labels = async (marked: string): Promise<string[]> =>
  (await editor.complete(OUTLINE, marked)).map(({ label }) => label);

test('the schema in docs/ is that of the definition: else run npm run reference', () => {
  expect(readFileSync(FILE, 'utf8')).toBe(editorSchemaText(readTemplates('.')));
});

test('every field has a sentence', () => {
  const without: string[] = [];
  const look = (schema: unknown, path: string): void => {
    if (typeof schema !== 'object' || schema === null) return;
    for (const [name, one] of Object.entries(schema)) {
      const at = `${path}/${name}`;
      if (/\/(properties|definitions)$/.test(path) && !isReference(one)) {
        const said = (one as { description?: string }).description ?? '';
        if (!/^[A-Z`].*\.$/.test(said) && !/definitions\/(slide|point)$/.test(at)) without.push(at);
      }
      // What follows `if` is a condition.
      if (name !== 'if') look(one, at);
    }
  };
  const isReference = (one: unknown): boolean =>
    typeof one === 'object' && one !== null && '$ref' in one;
  look(JSON.parse(readFileSync(FILE, 'utf8')), '');
  expect(without).toEqual([]);
});

describe('nothing is wrong in', () => {
  const yaml = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yaml') && name !== 'marks.yaml')
      .map((name) => join(folder, name));
  test.each([
    'outline.yaml',
    'test/fixtures/kinds/outline.yaml',
    ...yaml('test/fixtures/scripts'),
    ...yaml('starts'),
  ])('%s', async (path) => {
    const text = readFileSync(path, 'utf8').replace(/^# yaml-language-server.*\n/, '');
    expect(await editor.diagnose(OUTLINE, LINE + text)).toEqual([]);
  });

  test('thirty random outlines', async () => {
    for (let seed = 1; seed <= 30; seed++) {
      expect(await editor.diagnose(OUTLINE, LINE + randomOutline(seed))).toEqual([]);
    }
  });

  test('what may be written shorter, and numbers as texts', async () => {
    const slides = `      - {kind: points, title: 2024, points: 一點, sources: record}
      - {kind: table, title: 表, head: [年, 值], rows: [[2024, ], [true, 1.5]]}
      - {kind: chart, title: 圖, rows: [{label: 2024, value: 15}, {label: 2025, value: [1, 2]}]}
      - {kind: code, title: 碼, code: a, highlight: 3}
`;
    expect(await editor.diagnose(OUTLINE, SLIDES + slides)).toEqual([]);
  });

  test('a var in the place of a number, a switch or a day', async () => {
    const vars = `${LINE}vars: {name: , share: 15, day: 2026-03-01, quiet: true}
deck: {title: "給{{name}}", date: "{{day}}"}
sections:
  - title: 一
    minutes: "{{share}}"
    slides:
      - {kind: chart, title: 圖, hidden: "{{quiet}}", rows: [{label: a, value: "{{share}}"}, {label: b, value: [1, "{{share}}"]}]}
`;
    expect(await editor.diagnose(OUTLINE, vars)).toEqual([]);
    const wrong = vars.replace('minutes: "{{share}}"', 'minutes: many');
    expect(await editor.diagnose(OUTLINE, wrong)).toEqual([
      expect.stringContaining('Expected "number", or a var'),
    ]);
  });
});

describe('texts by language and files that are included', () => {
  const BOTH = '{zh-Hant: 題, en: Title}';
  test('nothing is wrong in them', async () => {
    const text = `${LINE}include: people.yaml
deck: {title: ${BOTH}}
sections:
  - include: opening.yaml
  - title: ${BOTH}
    slides:
      - include: [one.yaml, two.yaml]
      - {kind: points, title: ${BOTH}, points: [${BOTH}, {text: ${BOTH}, by: wu}], notes: ${BOTH}}
      - {kind: points, title: ${BOTH}, points: {zh-Hant: [一], en: [One]}}
      - {kind: table, title: 題, head: ${BOTH}, rows: [[${BOTH}]]}
`;
    expect(await editor.diagnose(OUTLINE, text)).toEqual([]);
  });

  test('what is none of both is marked', async () => {
    const text = `${LINE}deck: {title: {chinese: 題}}\nsections:\n  - include: a.yaml\n    title: 題\n`;
    expect(await editor.diagnose(OUTLINE, text)).toEqual([
      expect.stringContaining('2:16 String does not match the pattern'),
      expect.stringContaining('5:5 Property title is not allowed'),
    ]);
  });

  const file = (name: string): string => LINE.replace('\n', `#/definitions/${name}-file\n`);
  test.each([
    ['people', 'people:\n  wu: {name: 吳, side: left}\n', '3:23 Value is not accepted'],
    ['sections', '- {title: 節}\n- include: more.yaml\n', '2:3 Missing property "slides"'],
    [
      'slides',
      '- {kind: statement}\n- {kind: statement, text: 話}\n',
      '2:3 Missing property "text"',
    ],
    ['slides', 'kind: statement\n', '2:1 Missing property "text"'],
  ])('a file of %s is checked by a schema of its own', async (name, text, message) => {
    expect(await editor.diagnose(OUTLINE, file(name) + text)).toEqual([
      expect.stringContaining(message),
    ]);
  });

  test('sections and slides are still completed', async () => {
    expect(await labels(`${LINE}sections:\n  - |\n`)).toEqual(
      expect.arrayContaining(['title', 'slides', 'include']),
    );
    expect(await labels(`${file('slides')}- kind: commentary\n  |\n`)).toContain('stance');
  });
});

describe('it marks', () => {
  test.each([
    [
      'an unknown field',
      '{kind: points, titel: 標題, points: [一]}',
      'Property titel is not allowed',
    ],
    ['a field that is missing', '{kind: points, title: 標題}', 'Missing property "points"'],
    ['an unknown kind', '{kind: pionts, title: 標題}', 'Valid values: "agenda", "chart"'],
    ['a slide without a kind', '{title: 標題}', 'Missing property "kind"'],
    [
      'a stance that is none',
      '{kind: commentary, title: 標題, by: wu, points: [一], stance: agree}',
      'Valid values: "agrees", "doubts", "adds"',
    ],
    [
      'a field of another kind',
      '{kind: quote, title: 標題, text: 話, by: wu, points: [一]}',
      'Property points is not allowed',
    ],
    [
      'a field inside of a point',
      '{kind: points, title: 標題, points: [{text: 一, who: wu}]}',
      'Property who is not allowed',
    ],
  ])('%s', async (_, slide, message) => {
    const found = await editor.diagnose(OUTLINE, `${SLIDES}      - ${slide}\n`);
    expect(found).toHaveLength(slide.includes('titel') ? 1 + 1 : 1);
    expect(found.join('\n')).toContain(message);
    expect(found.every((one) => one.startsWith('6:'))).toBe(true);
  });

  test('a side and an automatic slide that are none', async () => {
    const found = await editor.diagnose(
      OUTLINE,
      `${LINE}deck: {title: 題, auto: {covr: false}}\npeople:\n  wu: {name: 吳, side: left}\nsections:\n  - {title: 節, slides: [{kind: statement, text: 話}]}\n`,
    );
    expect(found).toEqual([
      expect.stringContaining('2:25 Property covr is not allowed'),
      expect.stringContaining('4:23 Value is not accepted'),
    ]);
  });
});

describe('it completes', () => {
  test('every kind, each with its sentence', async () => {
    const offered = await editor.complete(OUTLINE, `${SLIDES}      - kind: |\n`);
    expect(offered.map(({ label }) => label)).toEqual([...readTemplates('.').kinds.keys()]);
    expect(offered.find(({ label }) => label === 'quote')?.documentation).toBe(
      "Somebody's words, or their sense in ours.",
    );
  });

  test('a whole slide of a kind', async () => {
    const offered = await editor.complete(OUTLINE, `${SLIDES}      - |\n`);
    expect(offered.map(({ insertText }) => insertText)).toContain(
      'kind: quote\n  title: $1\n  text: $2\n  by: $3',
    );
  });

  test('the fields of its kind, and of all slides, but none of another kind', async () => {
    const offered = await labels(`${SLIDES}      - kind: commentary\n        |\n`);
    expect(offered).toEqual(
      expect.arrayContaining(['title', 'on', 'by', 'stance', 'quote', 'points', 'notes', 'id']),
    );
    expect(offered).not.toContain('rows');
    expect(offered).not.toContain('verbatim');
  });

  test.each([
    [
      'stances',
      `${SLIDES}      - kind: commentary\n        stance: |\n`,
      ['agrees', 'doubts', 'adds'],
    ],
    [
      'sides',
      `${LINE}people:\n  wu:\n    side: |\n`,
      ['host', 'guest', 'commentator', 'mentioned'],
    ],
    [
      'forms of a chart',
      `${SLIDES}      - kind: chart\n        form: |\n`,
      ['bar', 'column', 'line', 'scatter', 'pie', 'doughnut'],
    ],
    ['what becomes of a slide that is too full', `${LINE}deck:\n  fit: |\n`, ['auto', 'strict']],
    [
      'themes',
      `${LINE}deck:\n  theme: |\n`,
      [
        ...['fireside', 'editorial', 'bold', 'corporate'].flatMap((name) => [name, `${name}-dark`]),
        ...['default', 'gaia', 'uncover'],
      ],
    ],
  ])('%s', async (_, marked, values) => {
    expect((await labels(marked)).sort()).toEqual([...values].sort());
  });

  test('the automatic slides and their fields', async () => {
    expect(await labels(`${LINE}deck:\n  auto:\n    |\n`)).toEqual(
      expect.arrayContaining(['cover', 'agenda', 'sources', 'closing']),
    );
    expect(await labels(`${LINE}deck:\n  auto:\n    closing:\n      |\n`)).toContain('contact');
  });
});

test.each([
  ['a field of the deck', `${LINE}deck:\n  th|eme: fireside\n`, 'A theme: fireside, editorial'],
  ['a kind', `${SLIDES}      - ki|nd: quote\n`, 'Somebody'],
  [
    'a field of a kind',
    `${SLIDES}      - kind: quote\n        verb|atim: true\n`,
    'True only for the speaker',
  ],
  [
    'a field of a point',
    `${SLIDES}      - kind: points\n        points:\n          - verb|atim: true\n`,
    "True where the words are the speaker's own.",
  ],
])('over %s it shows its sentence', async (_, marked, sentence) => {
  expect(await editor.hover(OUTLINE, marked)).toContain(sentence);
});

test('a kind and a theme of the user’s own are completed, too', async () => {
  const schema =
    'description: A poll.\ntype: object\nrequired: [title, votes]\nproperties: {title: {$ref: "#/$defs/title"}, votes: {type: number, description: How many.}}\n';
  const files = {
    'templates/poll/schema.yaml': schema,
    'templates/poll/slide.hbs': '# {{title}}\n',
    'templates/themes/acme.css': '/* @theme acme */\n',
  };
  await withOutline('deck: {title: 題}\n', files, async (path) => {
    const folder = resolve(path, '..');
    const { writeFileSync } = await import('node:fs');
    writeFileSync(join(folder, 'own.schema.json'), editorSchemaText(readTemplates(folder)));
    const line = '# yaml-language-server: $schema=own.schema.json\n';
    const at = SLIDES.replace(LINE, line);
    const names = async (marked: string): Promise<string[]> =>
      (await editor.complete(path, marked)).map(({ label }) => label);
    expect(await names(`${at}      - kind: poll\n        |\n`)).toContain('votes');
    expect(await names(`${line}deck:\n  theme: |\n`)).toContain('acme');
    expect(
      await editor.diagnose(path, `${at}      - {kind: poll, title: 題, votes: 三}\n`),
    ).toEqual([expect.stringContaining('Expected "number"')]);
  });
});
