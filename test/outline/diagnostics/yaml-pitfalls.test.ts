/** Text that YAML drops without an error is reported, with what to write instead. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseOutline } from '../../../src/outline/parse.js';
import { readTemplates } from '../../../src/read/templates.js';
import { changed, OUTLINE, tell } from '../../support/tell-outline.js';

const STUDENTS = '- Students ask for a desk';
const TAKEAWAYS = '[Try it on Fridays, Count who comes]';

/** Each with the words it has, those that are wrong, what is said, and what the hint makes of it. */
const LOSSES: Readonly<
  Record<string, readonly [is: string, was: string, told: string, right: string]>
> = {
  'a comment that was text': [
    'title: The door is locked',
    'title: The door #1 is locked',
    `o:28:25 warning: “#” after a space begins a comment: \`#1 is locked\` is not shown
  28 |         title: The door #1 is locked
     |                         ^^^^^^^^^^^^
  hint: If it is text, put the whole in quotes: title: "The door #1 is locked". A comment has a space after “#”.`,
    'title: "The door #1 is locked"',
  ],
  'an item deeper than the one above': [
    STUDENTS,
    ` ${STUDENTS}`,
    `o:31:12 warning: This line is indented deeper than the text above, and becomes part of it
  31 |            - Students ask for a desk
     |            ^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: Write 10 spaces before it, as before the item above. Write its points under \`- text: Shift workers come home at six\`, in \`points:\`.`,
    STUDENTS,
  ],
  'finer points under a text': [
    STUDENTS,
    `${STUDENTS}\n            - A quiet one\n            - A warm one`,
    `o:32:13 warning: This line is indented deeper than the text above, and becomes part of it
  32 |             - A quiet one
     |             ^^^^^^^^^^^^^
  hint: Write 10 spaces before it, as before the item above. Write its points under \`- text: Students ask for a desk\`, in \`points:\`.`,
    '- text: Students ask for a desk\n            points:\n            - A quiet one\n            - A warm one',
  ],
  'hyphens in notes that fold': [
    'notes: Say hello.',
    'notes: Say\n          - hello',
    `o:25:11 warning: This line is indented deeper than the text above, and becomes part of it
  25 |           - hello
     |           ^^^^^^^
  hint: Begin the text with “|” behind its key, and write it on the lines below: they then stay as they are.`,
    'notes: |\n          Say\n          - hello',
  ],
  'items that are numbered': [
    TAKEAWAYS,
    '\n          1. Try it on Fridays\n          2. Count who comes',
    `o:55:11 warning: These 2 lines are one text
  55 |           1. Try it on Fridays
     |           ^^^^^^^^^^^^^^^^^^^^
  hint: An item begins with a hyphen and a space: - Try it on Fridays`,
    '\n          - Try it on Fridays\n          - Count who comes',
  ],
  'items in a block of text': [
    TAKEAWAYS,
    '|\n          - Try it on Fridays\n          - Count who comes',
    `o:54:17 warning: These 2 lines are one text
  54 |         points: |
     |                 ^
  hint: An item begins with a hyphen and a space: - Try it on Fridays. Delete the character after the key.`,
    '\n          - Try it on Fridays\n          - Count who comes',
  ],
  'a full-width comma': [
    TAKEAWAYS,
    '[Try it on Fridays， Count who comes]',
    `o:54:18 warning: “，” parts no items: this is one
  54 |         points: [Try it on Fridays， Count who comes]
     |                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: Write a comma of half width: [Try it on Fridays, Count who comes]`,
    TAKEAWAYS,
  ],
  'a comma in curly quotation marks': [
    TAKEAWAYS,
    '[“Yes, but”, Count who comes]',
    `o:54:18 warning: Within \`[ ]\` a comma ends an item: this is two
  54 |         points: [“Yes, but”, Count who comes]
     |                  ^^^^^^^^^^
  hint: Put the text in quotes: "“Yes, but”"`,
    '["“Yes, but”", Count who comes]',
  ],
  'a comma in a number': [
    TAKEAWAYS,
    '[Count who comes, 1,200 seats]',
    `o:54:35 warning: Within \`[ ]\` a comma ends an item: this is two
  54 |         points: [Count who comes, 1,200 seats]
     |                                   ^^^^^^^^^^^
  hint: Put the text in quotes: "1,200 seats"`,
    '[Count who comes, "1,200 seats"]',
  ],
  'a slide in the notes': [
    'notes: Say hello.\n',
    'notes: |\n          Say hello.\n          - kind: statement\n            text: Lost\n',
    `o:26:11 warning: This line belongs to the notes above, and reads as if a slide began here
  26 |           - kind: statement
     |           ^^^^^^^^^^^^^^^^^
  hint: Align it with the “- kind:” of the slides above, and its lines with theirs.`,
    'notes: |\n          Say hello.\n      - kind: statement\n        text: Lost\n',
  ],
  'two pairs of quotation marks': [
    'text: We use 31 seats',
    'text: “We use 31 seats”',
    `o:32:19 warning: \`verbatim: true\` sets the quotation marks, and this text brings its own
  32 |           - text: “We use 31 seats”
     |                   ^^^^^^^^^^^^^^^^^
  hint: Leave them out: text: We use 31 seats`,
    'text: We use 31 seats',
  ],
  'a country’s code for a language': [
    'lang: en',
    'lang: tw',
    `o:4:9 warning: “tw” is Twi, a language of Ghana
  4 |   lang: tw
    |         ^^
  hint: Write \`zh-Hant\` for Chinese as in Taiwan, or \`ak\` for Twi.`,
    'lang: zh-Hant',
  ],
};

describe('values that YAML drops', () => {
  test.each(Object.entries(LOSSES))('%s', (_, [is, was, told, right]) => {
    expect(tell(changed([is, was]))).toBe(told);
    expect(tell(changed([is, right]))).toBe('');
  });

  test.each(['•', '–', '－', '+', '-', '1)', '一、'])('lines that begin with %s', (sign) => {
    const lines = `\n          ${sign}Try it\n          ${sign}Count`;
    expect(tell(changed([TAKEAWAYS, lines]))).toMatch(
      /^o:55:11 warning: These 2 lines are one text/,
    );
  });

  test.each(['“”', '「」', '『』', '«»', '‘’'])('words in %s that are verbatim', (pair) => {
    const [open, close] = pair;
    expect(tell(changed(['text: We use 31 seats', `text: ${open}We use${close}`]))).toMatch(
      /brings its own\n.*\n.*\n {2}hint: Leave them out: text: We use$/,
    );
  });

  test('a language that is a country, in texts by language', () => {
    const texts = 'title: { en: A library, tw: 圖書館 }';
    expect(tell(changed(['title: A library that never closes', texts]))).toMatch(
      /^o:2:27 warning: “tw” is Twi/,
    );
  });
});

describe('values that are right as written', () => {
  const meant: Readonly<Record<string, readonly [is: string, was: string]>> = {
    'a line’s end': ['title: The door is locked', 'title: "The door\\nis locked."'],
    'a path with two backslashes for one': [
      'title: The door is locked',
      'title: "C:\\\\temp\\\\door.png"',
    ],
    'a comment behind a value': ['minutes: 15', 'minutes: 15 # with questions'],
    'a comment without a space, behind what is no text': ['minutes: 15', 'minutes: 15 #was 7'],
    'a comment behind a kind': ['kind: takeaways', 'kind: takeaways #short'],
    'a line of hashes': ['minutes: 15', 'minutes: 15 ########'],
    'a fragment of an address': [STUDENTS, '- See https://example.org/#top'],
    'a text that goes on': [STUDENTS, `${STUDENTS}\n            and for a lamp`],
    'a list in notes': [
      'notes: Say hello.',
      'notes: |\n          - Say hello.\n          - Sit down.',
    ],
    'numbers without spaces': ['value: 310', 'value: 310'],
    'a sentence with an ideographic comma': [TAKEAWAYS, '[星期五，先試, 一、二、三]'],
    'quotation marks around a word': ['text: We use 31 seats', 'text: We “use” 31 seats'],
    'two quotations': ['text: We use 31 seats', 'text: “Yes” and “no”'],
    'quotation marks of one who is not cited': [STUDENTS, '- “A desk”'],
  };
  test.each(Object.entries(meant))('%s', (_, [is, was]) => {
    expect(tell(changed([is, was]))).toBe('');
  });

  test('all that comes with Fireside', () => {
    const starts = readdirSync('starts', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => `starts/${name}`);
    expect(starts.length).toBeGreaterThan(0);
    for (const path of ['outline.yaml', ...starts]) {
      const source = { path, text: readFileSync(path, 'utf8') };
      expect(parseOutline(source, readTemplates('.')).problems).toEqual([]);
    }
    expect(tell(OUTLINE)).toBe('');
  });
});
