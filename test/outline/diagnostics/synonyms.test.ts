/** Words of other tools, names in another form, and files that are no outline: the right thing is named. */
import { describe, expect, test } from 'vitest';
import { resolvePeople } from '../../../src/deck/people.js';
import { wordsFor } from '../../../src/deck/words.js';
import { parseOutline } from '../../../src/outline/parse.js';
import { readTemplates } from '../../../src/read/templates.js';
import { changed, OUTLINE, tell, tellOnly } from '../../support/tell-outline.js';

const POINTS = 'points: [Try it on Fridays, Count who comes]';

/** What is said of a slide in the place of the last one. */
const ofSlide = (slide: string): string =>
  tell(changed([`kind: takeaways\n        title: Three things\n        ${POINTS}`, slide]));

describe('a word of another tool suggests the right field', () => {
  test.each([
    ['kind: points\n        title: A\n        bullets: [a, b]', 'bullets', 'points'],
    ['kind: points\n        title: A\n        content: [a, b]', 'content', 'points'],
    ['kind: points\n        heading: A\n        points: [a, b]', 'heading', 'title'],
    [
      'kind: points\n        title: A\n        subtitle: b\n        points: [a]',
      'subtitle',
      'lead',
    ],
    ['kind: points\n        title: A\n        points: [a]\n        script: b', 'script', 'notes'],
    ['kind: quote\n        title: A\n        text: b\n        author: nora', 'author', 'by'],
    ['kind: quote\n        title: A\n        text: b\n        speaker: nora', 'speaker', 'by'],
    ['kind: quote\n        title: A\n        quote: b\n        by: nora', 'quote', 'text'],
    ['kind: image\n        title: A\n        images: {src: a.png, alt: b}', 'images', 'image'],
    [
      'kind: exchange\n        title: A\n        messages: [{by: nora, text: a}]',
      'messages',
      'turns',
    ],
    [
      'kind: table\n        title: A\n        header: [a, b]\n        rows: [[c, d]]',
      'header',
      'head',
    ],
    ['kind: statement\n        text: A\n        references: [forum]', 'references', 'sources'],
    ['kind: statement\n        title: A', 'title', 'text'],
    ['kind: points\n        title: A\n        bulets: [a]', 'bulets', 'points'],
    ['kind: quote\n        title: A\n        quotes: b\n        by: nora', 'quotes', 'text'],
    ['kind: points\n        title: A\n        point: [a]', 'point', 'points'],
    ['kind: chart\n        title: A\n        rows: [{label: a, values: 1}]', 'values', 'value'],
  ])('%s', (slide, word, field) => {
    expect(ofSlide(slide)).toContain(`There is no \`${word}\` here`);
    expect(ofSlide(slide)).toContain(`Did you mean \`${field}\`?`);
    expect(ofSlide(slide)).not.toContain('is missing');
  });
});

test.each([
  ['title', 'title: A', 'under `deck:`'],
  ['author', 'author: A', 'under `deck:`'],
  ['date', 'date: 2026-10-14', 'under `deck:`'],
  ['slides', 'slides:\n  - kind: statement\n    text: A', 'to a section'],
  ['minutes', 'minutes: 5', 'to a section'],
])('`%s` at the top is told where it belongs', (key, lines, where) => {
  const [place, message, hint] = tellOnly(`${lines}\n${OUTLINE}`);
  expect([place, message]).toEqual(['1:1', `There is no \`${key}\` here`]);
  expect(hint).toContain(`It belongs ${where}`);
});

test('an outline without `deck` and `sections` is told of what belongs there alone', () => {
  const said = tell('title: A\nslides:\n  - kind: statement\n    text: A\n');
  expect(said.match(/error: .*/g)).toEqual([
    'error: There is no `title` here',
    'error: There is no `slides` here',
  ]);
});

test.each([
  ['Omar Haddad', 'omar'],
  ['Haddad', 'omar'],
  ['Prof. Omar Haddad', 'omar'],
  ['NORA FINCH', 'nora'],
])('a person called %s is %s', (name, key) => {
  const [, message, hint] = tellOnly(
    changed(['by: omar\n            verbatim', `by: ${name}\n            verbatim`]),
  );
  expect(message).toBe(`There is no “${name}” in \`people\``);
  expect(hint).toBe(`Write the key: \`${key}\`.`);
});

test('several people by their names are a list of their keys', () => {
  const [, , hint] = tellOnly(changed(['[nora, omar]', 'Nora Finch and co, Omar Haddad']));
  expect(hint).not.toContain('[');
  expect(tellOnly(changed(['[nora, omar]', 'Nora Finch、Omar Haddad']))[2]).toBe(
    'Write `[nora, omar]`.',
  );
});

test.each([
  ['title: A\n        points: [a, b]', '`kind: points` or `kind: takeaways`'],
  ['title: A\n        turns: [{by: nora, text: b}]', '`kind: exchange`'],
  ['title: A\n        image: {src: a.png, alt: b}', '`kind: image` or `kind: picture`'],
])('a slide without a kind: %s', (slide, kinds) => {
  expect(ofSlide(slide)).toContain(`This slide has no \`kind\``);
  expect(ofSlide(slide)).toContain(`Did you mean ${kinds}?`);
});

test.each([
  ['figures', 'figures', `[${Array(5).fill('{value: 1, label: a}').join(', ')}]`, 4],
  ['compare', 'columns', `[${Array(4).fill('{title: a, points: [b]}').join(', ')}]`, 3],
])('%s with one too many say the limit and what to do', (kind, field, list, most) => {
  const said = ofSlide(`kind: ${kind}\n        title: A\n        ${field}: ${list}`);
  expect(said).toContain(`\`${field}\` should have at most ${most} items, and has ${most + 1}`);
  expect(said).toContain('Put the others on a second slide, or write a `kind: table`');
});

test.each([
  ['false', [false, false, false, false]],
  ['true', [true, true, true, true]],
])('`auto: %s` is so for each automatic slide', (value, expected) => {
  const text = OUTLINE.replace('lang: en', `lang: en\n  auto: ${value}`);
  const { outline, problems } = parseOutline({ path: 'o', text }, readTemplates('test'));
  expect(problems).toEqual([]);
  expect(Object.values(outline?.deck.auto ?? {}).map((slide) => slide !== false)).toEqual(expected);
});

test('`auto` is nothing else', () => {
  const text = OUTLINE.replace('lang: en', 'lang: en\n  auto: none');
  expect(tellOnly(text).slice(1)).toEqual([
    '`auto` should be a mapping (lines of “key: value”)',
    expect.stringContaining('`auto: false` for none of them'),
  ]);
});

test.each([
  ['points:\n          Try it on Fridays\n          Count who comes', 'These 2 lines are one text'],
  [
    'points: |\n          Try it on Fridays\n          Count who comes',
    'These 2 lines are one text',
  ],
  ['points:\n          Try it on Fridays', ''],
  ['points: Try it on\n          Fridays', ''],
])('points without hyphens: %s', (points, expected) => {
  const said = tell(changed([POINTS, points]));
  if (expected === '') expect(said).toBe('');
  else {
    expect(said).toContain(`warning: ${expected}`);
    expect(said).toContain('hyphen and a space: - Try it on Fridays');
  }
});

test.each([
  ['talk.md', '# My talk\n\n- a\n- b\n'],
  ['talk.md', 'Words alone\n'],
  ['o', '---\nmarp: true\n---\n\n# My talk\n'],
  ['o', '# My talk\n\nWords: and a colon.\n'],
])('%s that holds %j is Markdown', (path, text) => {
  const { problems } = parseOutline({ path, text }, readTemplates('test'));
  const [{ message, hint } = { message: '', hint: '' }] = problems;
  if (text.includes('Words:')) expect(message).not.toContain('Markdown');
  else
    expect([message, hint]).toEqual([
      'This is Markdown, and an outline is YAML',
      'Let `fireside init` write an outline, and move this text into its slides.',
    ]);
});

test('an outline that begins with a comment is one', () => {
  expect(tell(`# My talk\n\n${OUTLINE}`)).toBe('');
});

test.each([
  ['en', ['Lee', 'et al.'], 'Lee et al.'],
  ['en', ['Lee', 'Kim', 'et al.'], 'Lee, Kim et al.'],
  ['en', ['Lee', 'Kim'], 'Lee and Kim'],
  ['de', ['Lee', 'u. a.'], 'Lee u. a.'],
  ['zh-Hant', ['李明', '等'], '李明等'],
  ['zh-Hant', ['李明', '王芳'], '李明、王芳'],
])('authors in %s: %j', (lang, names, expected) => {
  expect(wordsFor(lang).list(names)).toBe(expected);
});

test.each([
  ['Prof. Ann Lee', 'A'],
  ['Prof. Dr. Kim Bo', 'K'],
  ['Dr Omar Haddad', 'O'],
  ['Mrs. Nora Finch', 'N'],
  ['陳志明教授', '陳'],
  ['王博士', '王'],
  ['Drew Barry', 'D'],
  ['M Night', 'M'],
  ['Prof.', 'P'],
])('the initial of %s', (name, initial) => {
  const place = { file: 'o', line: 1, column: 1, length: 1, lineText: '' };
  const text = { $role: 'text', text: name, place } as const;
  const person = { key: 'a', name: text, side: 'guest', place } as const;
  expect(resolvePeople([person], new Map()).get('a')?.initial).toBe(initial);
});
