/** Where the fit places what it finds, and what it is silent about. */
import { BuildError, type Problem } from 'fireside-deck';
import { describe, expect, test } from 'vitest';
import { buildOutline, withOutline } from '../support/build-deck.js';
import { sceneOf } from '../support/scene-of.js';

const deck = (slides: string, more = '') => `deck:
  lang: en
  fit: strict
  date: 2026-11-12
  auto: {cover: false, agenda: false, sources: false, closing: false}
  title: What happens to open source when every model can write it all, and who maintains it?
${more}people:
  ann: {name: Ann Lee, role: Professor, side: host}
  bob: {name: Bob Adams, role: Author, side: guest}
sections:
  - title: One
    opening: false
    slides:
${slides}`;

async function problemsOf(yaml: string, files = {}): Promise<readonly Problem[]> {
  return buildOutline(yaml, ['html'], files).then(
    ({ problems }) => problems,
    (error: unknown) => {
      if (error instanceof BuildError) return error.problems;
      throw error;
    },
  );
}

/** What the outline has at a problem's place. */
function written({ place }: Problem): string {
  return place?.lineText.slice(place.column - 1, place.column - 1 + place.length) ?? '';
}

const SENTENCE = 'A text that goes on for more than a line and then for another one. ';
const WIDE = Array.from({ length: 12 }, (_, i) => `{label: Q${i + 1}, value: 12345678901${i}}`);

const TITLE = 'Long title of it '.repeat(12);

/** A slide that is too full, what the outline has where it is reported, and what the message names. */
const PLACES: readonly [name: string, slide: string, place: string, named: string][] = [
  [
    'the day of a cover',
    `{kind: cover, title: "${TITLE}", subtitle: S, people: []}`,
    '2026-11-12',
    '“November 12, 2026”',
  ],
  [
    'a person of a cover, by name and not by the initial',
    `{kind: cover, date: 2026, title: "${TITLE}", people: [bob, bob, bob, bob]}`,
    'Bob Adams',
    '“Bob Adams”',
  ],
  [
    'the row of a chart, not its unit',
    `{kind: chart, title: T, form: column, unit: "%", rows: [${WIDE}]}`,
    'Q2',
    '“Q2: ',
  ],
  [
    'the cell that is longer than the page, not the first of its row',
    `{kind: table, title: T, head: [A, B, C], rows: [[first, second, "${SENTENCE.repeat(60)}"]]}`,
    `"${SENTENCE.repeat(60)}"`,
    '“A text',
  ],
];

test.each(PLACES)('%s', async (_, slide, place, named) => {
  const problems = await problemsOf(deck(`      - ${slide}`));
  const [problem] = problems.filter(({ code }) => code === 'fit/strict');
  expect(problem?.message).toContain(named);
  expect(written(problem as Problem)).toBe(place);
});

describe('slides that come by themselves', () => {
  const address = `https://example.org/${'path/'.repeat(300)}`;
  const outline = (source: string, sections = 1) => `deck:
  lang: en
  fit: strict
  auto: {cover: false, closing: false}
  title: T
sources:
  s: ${source}
sections:
${Array.from({ length: sections }, (_, i) => `  - {title: Section ${i}, opening: false, slides: [{kind: statement, text: Hi, sources: [s]}]}\n`).join('')}`;

  test.each([
    [
      'the address of a source',
      outline(`{title: T, date: 2024-05-06, url: "${address}"}`),
      address,
    ],
    ['its title', outline(`{title: ${SENTENCE.repeat(60)}, date: 2024-05-06}`), SENTENCE],
    ['its publisher', outline(`{title: T, publisher: ${SENTENCE.repeat(60)}}`), SENTENCE],
    ['its date', outline(`{title: T, date: "${SENTENCE.repeat(60)}"}`), SENTENCE],
    ['one of its authors', outline(`{title: T, authors: [A, "${SENTENCE.repeat(60)}"]}`), SENTENCE],
    ['a section behind the link to its slide', outline('{title: T}', 30), 'Section 29'],
  ])('are reported at %s', async (_, yaml, text) => {
    const problems = await problemsOf(yaml);
    const last = problems.findLast(({ code }) => code === 'fit/strict');
    expect(written(last as Problem).replace('"', '')).toMatch(text.trim());
  });
});

test('the last of cells that read the same', async () => {
  const slide = `      - {kind: table, title: T, head: [A], rows: [${'[same], '.repeat(14)}[same]]}`;
  const [problem] = await problemsOf(deck(slide));
  expect(problem?.place?.column).toBe(slide.lastIndexOf('same') + 1);
});

describe('pictures', () => {
  const svg = (width: number, height: number) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%"/></svg>`;
  const files = {
    'wide.svg': svg(200, 60),
    'icon.svg': svg(32, 32),
    'panorama.svg': svg(2000, 100),
    'photo.svg': svg(1600, 900),
  };
  const raw = (markdown: string) => `      - {kind: markdown, markdown: "# T\\n\\n${markdown}"}`;

  test('that are small by nature, or by wish, are right', async () => {
    const slides = [
      '![a logo](wide.svg)',
      '![an icon](icon.svg)',
      '![w:40 a photo](photo.svg)',
      '![all of it](panorama.svg)',
    ].map(raw);
    expect(await problemsOf(deck(slides.join('\n')), files)).toEqual([]);
  });

  test('that are squeezed until nobody sees them are not', async () => {
    const css = 'section.markdown img { max-height: 50px; }';
    const theme = { 'own.css': `@import "fireside"; ${css}` };
    const problems = await problemsOf(deck(raw('![a photo](photo.svg)'), '  theme: own.css\n'), {
      ...files,
      ...theme,
    });
    expect(problems).toMatchObject([{ code: 'fit/strict' }]);
    expect(problems[0]?.message).toContain('too small to be seen');
  });
});

test('the dot of an event is whole in PowerPoint where its day is a formula', async () => {
  const slide = `      - {kind: timeline, title: T, math: true, events: [{when: "$t_0$", text: a}, {when: "2001", text: b}]}`;
  await withOutline(deck(slide), {}, async (path) => {
    const { slides } = await sceneOf(path);
    const elements = slides[0]?.elements ?? [];
    const picture = elements.find(({ type }) => type === 'picture');
    const dot = elements.find(
      (one) =>
        one.type === 'shape' &&
        Math.abs(one.box.width - 18) < 1 &&
        Math.abs(one.box.height - 18) < 1,
    );
    // The other event's dot is a shape of its own, at the same height.
    expect(dot).toBeDefined();
    const bottom = ({ box }: { box: { y: number; height: number } }) => box.y + box.height;
    expect(bottom(picture as never)).toBeGreaterThanOrEqual(bottom(dot as never) - 0.5);
  });
});
