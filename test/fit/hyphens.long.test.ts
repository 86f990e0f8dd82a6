/** Words wider than their columns are hyphenated by their language, the same in every format. */
import { readFileSync } from 'node:fs';
import { check } from 'fireside-deck';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { hyphenated } from '../../src/markdown/hyphens/index.js';
import { type Built, buildOutline, outlineWith, withOutline } from '../support/build-deck.js';
import { emptyFontsEnv } from '../support/empty-fonts.js';
import { paragraphs, readPackage } from '../support/pptx-package.js';
import { poppler, slidesOf } from '../support/read-built.js';

const SOFT = '\u00ad';

test('words have soft hyphens by the patterns of their language, three letters from their ends', async () => {
  const parted = async (word: string, lang: string): Promise<string> =>
    (await hyphenated(word, lang)).replaceAll(SOFT, '-');
  expect(await parted('Umweltverschmutzung', 'de-AT')).toBe('Umwelt-ver-schmut-zung');
  expect(await parted('internationalization', 'en')).toBe('inter-na-tion-al-iza-tion');
  expect(await parted('développement', 'fr')).toBe('déve-lop-pe-ment');
  expect(await parted('verantwoordelijkheid', 'nl')).toBe('ver-ant-woor-de-lijk-heid');
  expect(await parted('responsabilidad', 'es')).toBe('res-pon-sa-bi-li-dad');
  for (const lang of ['zh-Hant', 'ja', 'ko', 'he', 'ar', '']) {
    expect(await parted('internationalization', lang)).toBe('internationalization');
  }
});

describe('a German deck with long words in narrow columns', () => {
  const outline = readFileSync('test/fixtures/scripts/de.yaml', 'utf8');
  const slides = outline.slice(outline.indexOf('slides:')).replaceAll(SOFT, '');
  const words = slides.match(/\p{L}{14,}/gu) ?? [];
  let built: Built;
  beforeAll(async () => {
    built = await buildOutline(outline, ['html', 'pdf', 'handout', 'pptx', 'md']);
  });

  it('is as large as usual, and no word is cut', () => {
    expect(built.problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
    const sizes = slidesOf(built.text('.html')).map(({ section }) =>
      Number(/size-(\d+)/.exec(section.getAttribute('class') ?? '')?.[1]),
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(25);
  });

  it('has soft hyphens in its PDF only at the ends of lines', () => {
    for (const name of ['outline.pdf', '-handout.pdf']) {
      const text = poppler('pdftotext', built.file(name), ['-raw'], ['-']);
      expect(text.match(/\u00ad/g)?.length, name).toBeGreaterThan(15);
      const whole = text.replace(/\u00ad\n/g, '');
      expect(whole).not.toContain(SOFT);
      expect(words.filter((word) => !whole.includes(word))).toEqual([]);
    }
  });

  it('has hyphens in its PowerPoint file, which knows no soft ones', () => {
    const { documents } = readPackage(built.file('.pptx'));
    const texts = [...documents].flatMap(([name, part]) =>
      /slides\/slide\d+\.xml$/.test(name) ? paragraphs(part) : [],
    );
    expect(texts.join('\n')).not.toContain(SOFT);
    expect(texts).toContain('Donaudampf-schifffahrts-gesellschaft');
    expect(texts).toContain('Umweltverschmutzung');
  });
});

const LONG = [
  'Counterrevolutionaries',
  'Interdisciplinarity',
  'Misunderstandings',
  'Telecommunications',
];
const table = (
  lang: string,
): string => `deck: {title: T, lang: ${lang}, auto: {cover: false, agenda: false, sources: false, closing: false}}
sections:
  - title: One
    opening: false
    slides:
      - kind: table
        title: T
        head: [A, B, C, D, E, F, G, H]
        rows: [[${[...LONG, ...LONG].join(', ')}]]
`;

test('what is cut though it could be hyphenated by a known language is an error of check', async () => {
  const problemsIn = (lang: string) =>
    withOutline(table(lang), {}, async (path) => {
      const { problems } = await check({ outline: path, env: emptyFontsEnv() });
      return problems.filter(({ code }) => code === 'fit/split-word');
    });
  expect(await problemsIn('en')).toEqual([]);
  const found = await problemsIn('zh-Hant');
  expect(found.length).toBeGreaterThan(0);
  for (const { severity, place, hint } of found) {
    expect([severity, place?.line]).toEqual(['error', 9]);
    expect(hint).toContain('U+00AD');
  }
});

test('alt texts, titles and bookmarks have no soft hyphens', async () => {
  const title = `Umwelt${SOFT}verschmutzung`;
  const built = await buildOutline(
    outlineWith(
      `      - {kind: chart, title: ${title}, form: bar, rows: [{label: ${title}, value: 1}, {label: B, value: 2}]}`,
    ),
    ['html', 'pptx'],
  );
  const html = built.text('.html');
  expect([...html.matchAll(/(?:alt|aria-label|title)="([^"]*)"/g)].join()).not.toContain(SOFT);
  expect(html).not.toMatch(new RegExp(`<title>[^<]*${SOFT}`));
});
