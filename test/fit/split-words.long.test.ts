/** No word is split without a hyphen while its column can grow or its text shrink; else it is reported. */
import { expect, test } from 'vitest';
import { buildOutline } from '../support/build-deck.js';
import { slidesOf } from '../support/read-built.js';

/** Each kind with narrow columns, with words of twenty letters that fit when it tries. */
const FITTING = `
      - kind: timeline
        title: timeline
        events:
          - {when: Internationalisation, text: The Internationalisation of it}
          - {when: "2001", text: Before the Responsibility for it}
          - {when: "2002", text: All of the Telecommunications}
          - {when: "2003", text: Half of the Counterrevolutionaries}
      - kind: table
        title: table
        head: [Internationalisation, Responsibility, Telecommunications, Counterrevolutionaries]
        rows: [[Internationalisation and more, Responsibility, Telecommunications, Counterrevolutionaries]]
      - kind: compare
        title: compare
        columns:
          - {title: Internationalisation, points: [The Responsibility and Telecommunications]}
          - {title: Responsibility, points: [The Counterrevolutionaries of it]}
          - {title: Telecommunications, points: [The Internationalisation of it]}
      - kind: figures
        title: figures
        figures:
          - {value: 1, unit: "%", label: Internationalisation}
          - {value: 2, unit: "%", label: Responsibility}
          - {value: 3, unit: "%", label: Telecommunications}
          - {value: 4, unit: "%", label: Environmentalists}
      - {kind: people, title: people, people: [a, b, c, d, e, f, g, h]}
      - {kind: exchange, title: exchange, turns: [{by: a, text: Hi}, {by: b, text: Telecommunications}]}
      - kind: chart
        title: column
        form: column
        rows: [{label: Internationalisation, value: 1}, {label: Telecommunications, value: 2}, {label: Counterrevolutionaries, value: 3}, {label: Responsibility, value: 4}]
      - kind: chart
        title: line
        form: line
        rows: [{label: Internationalisation, value: 1}, {label: Telecommunications, value: 2}, {label: Counterrevolutionaries, value: 3}, {label: Responsibility, value: 4}]
      - kind: chart
        title: pie
        form: pie
        rows: [{label: Internationalisation, value: 1}, {label: Telecommunications, value: 2}, {label: Counterrevolutionaries, value: 3}, {label: Responsibility, value: 4}]`;

/**
 * Words of a language that is not known, which fit at no size, and where each is reported; what may break
 * does so without a report.
 */
const CUT = `
      - kind: table
        title: table
        head: [A, B, C, D, E, F, G]
        rows:
          - [x, y, z, u, v, w, short]
          - [Internationalisation, Responsibilities, Telecommunications, Counterrevolutionaries, Environmentalists, Interdisciplinary, Misunderstandings]
      - kind: chart
        title: chart
        form: column
        rows:
          - {label: A, value: 1}
          - {label: B, value: 2}
          - {label: C, value: 3}
          - {label: D, value: 4}
          - {label: E, value: 5}
          - {label: F, value: 6}
          - {label: G, value: 7}
          - {label: Counterrevolutionaries, value: 8}
      - {kind: statement, text: DonaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnungA}
      - kind: points
        title: what may break
        points:
          - https://example.org/a/very/long/address/that/is/longer/than/a/line/of/this/slide/and/goes/on/and/on.html
          - Donaudampf\u00adschifffahrts\u00adgesellschafts\u00adkapitäns\u00admützen\u00adabzeichen\u00adverordnungs\u00adgesetz\u00adentwurfs\u00adfassung
          - 天地玄黃宇宙洪荒日月盈昃辰宿列張寒來暑往秋收冬藏閏餘成歲律呂調陽雲騰致雨露結為霜金生麗水玉出崑岡`;

const outline = (
  slides: string,
  lang: string,
) => `deck: {title: T, lang: ${lang}, auto: {cover: false, agenda: false, sources: false, closing: false}}
people:
${['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((key) => `  ${key}: {name: Internationalisation Telecommunications, role: Counterrevolutionaries, side: guest}`).join('\n')}
sections:
  - title: One
    opening: false
    slides:${slides}
`;

test('columns grow and texts shrink until their words are whole', async () => {
  const built = await buildOutline(outline(FITTING, 'en'), ['html']);
  expect(built.problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
  expect(built.slides).toBe(9);
});

test('what is cut nevertheless is a warning at its word, and ends no build', async () => {
  const text = outline(CUT, 'zh-Hant');
  const built = await buildOutline(text, ['html']);
  const lines = text.split('\n');
  const reported = built.problems
    .filter(({ severity }) => severity !== 'note')
    .map(({ code, place, message }) => {
      const word = /“(.+)”/.exec(message)?.[1] ?? '';
      const rest = place?.lineText.slice(place.column - 1) ?? '';
      expect([word, rest.startsWith(word), lines[(place?.line ?? 0) - 1]]).toEqual([
        word,
        true,
        place?.lineText,
      ]);
      return `${code} ${word}`;
    });
  expect(reported).toContain('fit/split-word Counterrevolutionaries');
  expect(reported).toContain('fit/split-word Telecommunications');
  expect(reported.at(-1)).toMatch(/^fit\/split-word Donaudampfschifffahrtsgesellschaft/);
  expect(new Set(reported).size).toBeGreaterThanOrEqual(5);
  expect(slidesOf(built.text('.html'))).toHaveLength(4);
});
