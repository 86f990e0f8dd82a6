/** The fixed words: every language has all of them, and a deck's dates, numbers and marks are its own. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dateInWords } from '../../src/deck/dates.js';
import { WORD_LISTS, wordsFor } from '../../src/deck/words.js';
import { type Built, buildOutline } from '../support/build-deck.js';
import { elements, readPackage } from '../support/pptx-package.js';
import { poppler } from '../support/read-built.js';

/** Each word by its path. */
function entries(words: object = {}, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] => {
    const name = `${path}${key}`;
    return typeof value === 'string' ? [[name, value]] : entries(value, `${name}.`);
  });
}

/** What some languages have none of. */
const MAY_BE_EMPTY = new Set(['space']);
/** A word that another language happens to share with English. */
const SHARED = /^(Sources|Notes|Agenda|Plan|page \{number\}|word|comma)$/;

test('the languages that have words of their own', () => {
  expect(Object.keys(WORD_LISTS)).toEqual([
    ...['zh-Hant', 'zh-Hans', 'en', 'ja', 'ko', 'de', 'fr', 'es', 'he', 'ar'],
  ]);
});

test.each(Object.entries(WORD_LISTS))('%s has a word for everything', (lang, list) => {
  const own = entries(list);
  const english = new Map(entries(WORD_LISTS.en));
  expect(own.map(([name]) => name)).toEqual([...english.keys()]);
  expect(own.filter(([name, word]) => word.trim() === '' && !MAY_BE_EMPTY.has(name))).toEqual(
    own.filter(([name]) => name === 'gap'),
  );
  if (lang === 'en') return;
  const left = own.filter(
    ([name, word]) => word === english.get(name) && /\p{L}{2}/u.test(word) && !SHARED.test(word),
  );
  expect(left.filter(([name]) => name !== 'part')).toEqual([]);
});

test.each([
  ['zh-Hant', '7.5分鐘', '甲、乙、丙', '2025年1月2日', '2025年1月', '2025年'],
  ['zh-Hans', '7.5分钟', '甲、乙、丙', '2025年1月2日', '2025年1月', '2025年'],
  ['en', '7.5 min', '甲, 乙, and 丙', 'January 2, 2025', 'January 2025', '2025'],
  ['en-GB', '7.5 mins', '甲, 乙 and 丙', '2 January 2025', 'January 2025', '2025'],
  ['ja', '7.5分', '甲、乙、丙', '2025年1月2日', '2025年1月', '2025年'],
  ['ko', '7.5분', '甲, 乙 및 丙', '2025년 1월 2일', '2025년 1월', '2025년'],
  ['de', '7,5 Min.', '甲, 乙 und 丙', '2. Januar 2025', 'Januar 2025', '2025'],
  ['fr', '7,5 min', '甲, 乙 et 丙', '2 janvier 2025', 'janvier 2025', '2025'],
  ['es', '7,5 min', '甲, 乙 y 丙', '2 de enero de 2025', 'enero de 2025', '2025'],
  // No list: the words are English, all that Intl knows is the language's own.
  ['it', '7,5 min', '甲, 乙 e 丙', '2 gennaio 2025', 'gennaio 2025', '2025'],
])(
  '%s writes minutes, names and dates in its own way',
  (lang, minutes, names, day, month, year) => {
    const words = wordsFor(lang);
    expect(words.minutes(7.5).replace(/\s/g, ' ')).toBe(minutes);
    expect(words.list(['甲', '乙', '丙'])).toBe(names);
    expect(words.list(['甲'])).toBe('甲');
    expect(['2025-01-02', '2025-01', '2025'].map((date) => dateInWords(date, lang))).toEqual([
      ...[day, month, year],
    ]);
  },
);

test('a date of a source that is no date stays as it was written', () => {
  for (const date of [
    'Frühjahr 2025',
    '2025-13',
    '2025-02-99',
    '2023-02-29',
    '2024/25',
    '民國113年',
  ]) {
    expect(dateInWords(date, 'de')).toBe(date);
  }
});

test('a language without a list has English words', () => {
  const { presenter, agenda, pageOf } = wordsFor('it');
  const { en } = WORD_LISTS;
  expect({ presenter, agenda }).toEqual({ presenter: en?.presenter, agenda: en?.agenda });
  expect(pageOf(3, 12)).toBe('Page 3 of 12');
  expect(wordsFor('zh')).toBe(wordsFor('zh'));
  expect(wordsFor('zh-TW').agenda).toBe('議程');
  expect(wordsFor('de-CH').minutes(7.5)).toBe('7.5 Min.');
});

function outlineIn(lang: string): string {
  return `deck: {title: A, lang: ${lang}, date: 2025-01-02, handout: brief}
people:
  ann: {name: Ann, side: host}
  bob: {name: Bob, side: commentator}
sources:
  book: {title: B, publisher: C, authors: [Ann, Eve, Zoe], date: 2024-11}
sections:
  - title: D
    minutes: 7.5
    sources: [book]
    slides:
      - {kind: quote, id: q, title: E, text: Yes yes yes, by: ann, verbatim: true}
      - {kind: quote, title: G, text: H, by: ann}
      - {kind: commentary, title: I, on: q, by: bob, stance: adds, points: [J]}
`;
}

test.each([
  [
    'de',
    [
      '2. Januar 2025',
      'Agenda',
      '7,5 Min.',
      '„Yes yes yes“',
      'Ann sinngemäß',
      'Im Gespräch · Seite 4',
    ],
    ['ergänzt', 'Quellen', 'Ann, Eve und Zoe, C, B, November 2024', 'Vielen Dank'],
    [
      '2. Januar 2025',
      'Seite 1 von ',
      'siehe „E“',
      'Quellen',
      'Ann, Eve und Zoe, C, B, November 2024',
    ],
  ],
  [
    'fr',
    ['2 janvier 2025', 'Au programme', '7,5 min', '« Yes yes yes »', 'Ann en substance'],
    ['Lors de l’échange · page 4', 'complète', 'Ann, Eve et Zoe, C, B, novembre 2024', 'Merci'],
    ['2 janvier 2025', 'Page 1 sur ', 'voir « E »', 'Sources', 'Lors de l’échange : E'],
  ],
  [
    'es',
    ['2 de enero de 2025', 'Índice', '7,5 min', '«Yes yes yes»', 'Ann paráfrasis'],
    ['En la charla · página 4', 'añade', 'Ann, Eve y Zoe, C, B, noviembre de 2024', 'Gracias'],
    ['2 de enero de 2025', 'Página 1 de ', 'véase «E»', 'Fuentes', 'En la charla: E'],
  ],
])('a deck in %s has its own words, dates and marks', async (lang, front, back, brief) => {
  const built = await buildOutline(outlineIn(lang), ['pdf', 'handout', 'pptx']);
  expect(built.problems).toEqual([]);
  const deck = inPdf(built, 'outline.pdf');
  for (const words of [...front, ...back]) expect(deck).toContain(words);
  const handout = inPdf(built, '-handout.pdf');
  for (const words of brief) expect(handout).toContain(words);
  const texts = [...readPackage(built.file('.pptx')).documents]
    .filter(([name]) => /slides\/slide\d+\.xml$/.test(name))
    .map(([, document]) =>
      elements(document, 'a:t')
        .map(({ textContent }) => textContent)
        .join(''),
    );
  // A date is kept on one line.
  expect(texts.join('\n').replaceAll('\u00a0', ' ')).toContain(front[0]);
});

/** The text of a PDF, its lines as they stand, runs of blanks as one. */
function inPdf(built: Built, ending: string): string {
  return poppler('pdftotext', built.file(ending), [], ['-']).replace(/\s+/g, ' ');
}

test('the guide shows what the lists say, and its example is right', async () => {
  const guide = readFileSync('docs/words.md', 'utf8');
  for (const [, lang = '', quote, paraphrase, page, names] of guide.matchAll(
    /^\| [A-Z][\w ]+ \| `([\w-]+)` \| (.*) \| (.*) \| (.*) \| (.*) \|$/gm,
  )) {
    const words = wordsFor(lang);
    const three = lang.startsWith('zh') ? ['甲', '乙', '丙'] : ['A', 'B', 'C'];
    expect([words.quotes.join('…'), words.paraphrase, words.pageOf(12, 12)]).toEqual([
      ...[quote, paraphrase, page],
    ]);
    expect(words.list(three)).toBe(names);
  }
  const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(guide) ?? [];
  const { text } = await buildOutline(
    `${example}sources: {uno: {publisher: Uno}}
sections: [{title: Uno, minutes: 1.5, sources: [uno], slides: [{kind: statement, text: Ecco}]}]
`,
    ['html'],
  );
  for (const words of ['1 marzo 2026', 'Programma', '1,5 min', 'Fonti', 'Grazie']) {
    expect(text('.html').replace(/\s/g, ' ')).toContain(words);
  }
});
