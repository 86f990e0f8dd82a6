/** Slides that come by themselves never end a build: they shrink, then leave something out. */
import { describe, expect, it } from 'vitest';
import { WORD_LISTS, wordsFor } from '../../src/deck/words.js';
import { brandFiles } from '../support/brand-files.js';
import { type Built, buildOutline } from '../support/build-deck.js';
import { pdfPages, pdfWords, slidesOf } from '../support/read-built.js';

const TITLES = {
  short: 'Tools',
  ordinary: 'What happens to open source when every model can write it all?',
  long: 'What happens to open source when every model can write all of it, and who will still maintain the libraries on which the whole of the industry depends today?',
  chinese: '當每一個模型都能寫出所有的程式碼，開放原始碼的未來會變成什麼樣子？我們還需要維護者嗎',
  german: 'Donaudampfschifffahrtsgesellschaft und Informationsfreiheitsgesetzgebung im Überblick',
  page: 'What happens to open source when every model can write it all? '.repeat(6),
};
const ROLES = ['Professor of Computer Science, Stanford University', 'Member of the Committee'];
const SUBTITLE = 'A long discussion about tools, models and people, with questions of the audience';

/** A cover for each title and each number of people, whose names are Guest1, Guest2 and so on. */
function outlineOf(more: string, counts: readonly number[]): string {
  const people = Array.from(
    { length: 16 },
    (_, i) => `  p${i + 1}: {name: Guest${i + 1}, role: "${ROLES[i % 2]}", side: guest}\n`,
  );
  const covers = Object.values(TITLES).flatMap((title) =>
    counts.map((count) => {
      const shown = Array.from({ length: count }, (_, i) => `p${i + 1}`);
      return `      - {kind: cover, title: "${title.trim()}", people: [${shown}], subtitle: "${SUBTITLE}"}\n`;
    }),
  );
  return `deck: {title: T, lang: en, date: 2026-11-12, auto: {agenda: false, closing: false}${more}
people:
${people.join('')}sections:
  - title: One
    opening: false
    slides:
${covers.join('')}`;
}

const codesOf = ({ problems }: Built): string[] => [
  ...new Set(problems.filter(({ code }) => code.startsWith('fit/')).map(({ code }) => code)),
];

describe.each([
  ['fireside', '}', [1, 4, 12, 16]],
  ['fireside-dark', ', theme: fireside-dark}', [12]],
  ['gaia', ', theme: gaia}', [4]],
  ['a brand with logo and picture', '}\nbrand: blue.yaml', [1, 4, 12, 16]],
])('covers in %s', (_, more, counts) => {
  it('show title, subtitle, day and as many people as fit, inside the page', async () => {
    const built = await buildOutline(outlineOf(more, counts), ['html', 'pdf'], brandFiles());
    expect(codesOf(built).sort()).toEqual(['fit/people', 'fit/tightened']);
    expect(built.problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
    const slides = slidesOf(built.text('.html'));
    const pages = pdfPages(built.file('.pdf'));
    const words = pdfWords(built.file('.pdf'));
    const covers = Object.values(TITLES).flatMap((title) =>
      counts.map((count) => ({ title, count })),
    );
    for (const [index, { title, count }] of covers.entries()) {
      const slide = slides[index];
      const names = slide?.texts('.name') ?? [];
      const others = slide?.texts('.others').map((text) => Number(text.match(/\d+/)?.[0])) ?? [];
      expect(names.length + (others[0] ?? 0)).toBe(count);
      expect(names.length).toBeGreaterThan(0);
      // Where a word is divided, the PDF has a soft hyphen.
      const page = (pages[index] ?? '').replaceAll('\u00ad', '');
      for (const text of [title, SUBTITLE, 'November 12, 2026', ...names]) {
        expect(page).toContain(text.replace(/\s/g, ''));
      }
      // Points: a slide of 1280 × 720 px is 960 × 540 pt.
      const outside = words[index]?.filter(
        ({ left, right, bottom }) => left < 59 || right > 901 || bottom > 515,
      );
      expect([title, outside]).toEqual([title, []]);
    }
  });
});

it('the note is placed at the title, or at the omitted person', async () => {
  const people = (count: number) =>
    Array.from(
      { length: count },
      (_, i) => `  p${i + 1}: {name: Guest${i + 1}, role: "${ROLES[0]}", side: guest}\n`,
    ).join('');
  const outline = (title: string, count: number) =>
    `deck:\n  lang: en\n  auto: {agenda: false, closing: false}\n  title: ${title}\npeople:\n${people(count)}${'sections:\n  - title: One\n    slides: [{kind: statement, text: Hi}]\n'}`;
  const noteOf = async (text: string) =>
    (await buildOutline(text, ['html'])).problems.find(({ code }) => code.startsWith('fit/'));
  expect(await noteOf(outline(TITLES.long, 1))).toMatchObject({
    code: 'fit/tightened',
    place: { line: 6, column: 28, lineText: expect.stringContaining('Guest1') },
  });
  const fewer = await noteOf(outline(TITLES.page + TITLES.ordinary, 16));
  expect(fewer?.code).toBe('fit/people');
  const shown = Number(/names (\d+) of 16 people/.exec(fewer?.message ?? '')?.[1]);
  expect(fewer?.place?.lineText).toContain(`name: Guest${shown + 1},`);
});

it('a title that no size can show is a warning at its line', async () => {
  const title = 'many words '.repeat(300).trim();
  const built = await buildOutline(
    `deck:\n  title: ${title}\n  lang: en\nsections:\n  - title: One\n    slides: [{kind: statement, text: Hi}]\n`,
    ['html'],
  );
  expect(built.problems).toMatchObject([
    { severity: 'warning', code: 'fit/beyond', place: { line: 2, column: 10 } },
  ]);
});

describe('other slides that come by themselves', () => {
  const SENTENCE = `${TITLES.long.slice(0, 149)}.`;
  it('an agenda of thirty sections, one with a title of 150 characters, forty sources, a long end', async () => {
    const range = (count: number) => Array.from({ length: count }, (_, i) => i);
    const address = `https://example.org/${'very-long-path/'.repeat(12)}`;
    const sources = range(40).map(
      (i) => `  s${i}: {title: Report ${i}, publisher: Institute, url: "${address}${i}"}\n`,
    );
    const sections = range(30).map(
      (i) =>
        `  - title: ${i === 3 ? SENTENCE : `Section ${i} with a name of some length`}\n    minutes: 5\n    slides: [{kind: statement, text: Hi}${i ? '' : `, {kind: points, title: T, points: [a], sources: [${range(40).map((k) => `s${k}`)}], hidden: true}`}]\n`,
    );
    const built = await buildOutline(
      `deck:\n  title: T\n  lang: en\n  auto: {closing: {text: "${`${SENTENCE} `.repeat(8)}", contact: a@example.org}}\nsources:\n${sources.join('')}sections:\n${sections.join('')}`,
      ['html'],
    );
    expect(built.problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
    const slides = slidesOf(built.text('.html'));
    const agenda = slides.flatMap((one) => one.texts('.parts > li'));
    expect(agenda).toHaveLength(30);
    expect(slides.at(-1)?.texts('.subtitle')[0]?.startsWith(SENTENCE)).toBe(true);
    expect(built.problems.map(({ place }) => place?.lineText.trim().slice(0, 9))).toContain(
      '- title: ',
    );
  });
});

describe('texts of sections, sources, people and the brand that are longer than a slide', () => {
  const words = (count: number, word: string) => Array(count).fill(word).join(' ');
  const LONG = {
    section: words(150, 'part'),
    name: words(400, 'name'),
    short: words(100, 'call'),
    role: words(400, 'role'),
    title: words(600, 'book'),
    publisher: words(600, 'firm'),
    footer: words(600, 'foot'),
  };
  const outline = (theme: string) => `brand: {footer: ${LONG.footer}}
deck: {title: T, lang: en, theme: ${theme}}
people:
  ann: {name: ${LONG.name}, side: host, short: ${LONG.short}, role: ${LONG.role}}
  bob: {name: Bob, side: guest}
sources:
  a: {title: ${LONG.title}}
  b: {title: Short, publisher: ${LONG.publisher}, authors: [${LONG.publisher}]}
sections:
  - title: ${LONG.section}
    slides:
      - {kind: points, title: A, by: ann, points: [a, {text: b, by: ann}], sources: [a, b], id: a}
      - {kind: quote, title: Q, text: Hello there, by: ann, verbatim: true, sources: [a]}
      - {kind: exchange, title: E, turns: [{by: ann, text: hi}, {by: bob, text: ho}]}
      - {kind: commentary, title: C, by: ann, on: a, stance: agrees, points: [x]}
      - {kind: people, title: P, people: [ann, bob]}
      - {kind: statement, text: S}
`;

  it.each(['fireside', 'gaia'])('end no build in %s, and end with “…”', async (theme) => {
    const built = await buildOutline(outline(theme), ['html', 'pdf']);
    const found = built.problems
      .filter(({ code }) => ['fit/shortened', 'brand/footer'].includes(code))
      .map(({ place }) => place?.lineText.slice(place.column - 1, place.column + 3));
    expect(found.sort()).toEqual(['book', 'call', 'firm', 'foot', 'name', 'part', 'role']);
    expect(built.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const slides = slidesOf(built.text('.html'));
    const [header] = slides.flatMap((one) => one.texts('header'));
    expect(header).toMatch(/^(part ){10,80}part…$/);
    const people = slides.find(({ section }) => section.classList.contains('people'));
    expect(people?.texts('.who')[0]).toMatch(/^(name )+name…(role )+role…$/);
    // What is shortened elsewhere is whole there.
    const count = (selector: string, word: string) =>
      slides.flatMap((one) => one.texts(selector).join(' ').match(new RegExp(word, 'g')) ?? []);
    expect(count('.section h1', 'part')).toHaveLength(150);
    expect(count('.sources li', 'book')).toHaveLength(600);
    expect(count('.sources li', 'firm')).toHaveLength(1200);
    // Points: a slide of 1280 × 720 px is 960 × 540 pt.
    const outside = pdfWords(built.file('.pdf')).flatMap((page, index) =>
      page.flatMap(({ text, top, bottom, right }) =>
        top < 0 || bottom > 540 || right > 960 ? [`${index + 1} ${text}`] : [],
      ),
    );
    expect(outside).toEqual([]);
  });
});

it.each(Object.keys(WORD_LISTS))('“and so many more” in %s', (lang) => {
  const { more } = wordsFor(lang);
  for (const count of [1, 2, 12]) expect(more(count).trim()).not.toBe('');
  expect(more(12)).toContain('12');
});
