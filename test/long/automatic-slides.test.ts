/** Slides that come by themselves never end a build: they shrink, then leave something out. */
import { describe, expect, it } from 'vitest';
import { WORD_LISTS } from '../../src/deck/words.js';
import { brandFiles } from '../brand-files.js';
import { type Built, buildOutline } from '../build-deck.js';
import { pdfPages, pdfWords, slidesOf } from '../read-built.js';

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
  it('show title, subtitle, day and as many people as have room, inside the page', async () => {
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
      const page = pages[index] ?? '';
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

it('the note stands at the title, or at the person who is left out', async () => {
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
    place: { line: 6, column: 14, lineText: expect.stringContaining('Guest1') },
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

it.each(Object.keys(WORD_LISTS))('“and so many more” in %s', (lang) => {
  const { more } = WORD_LISTS[lang as keyof typeof WORD_LISTS];
  for (const count of [1, 2, 12]) expect(more(count).trim()).not.toBe('');
  expect(more(12)).toContain('12');
});
