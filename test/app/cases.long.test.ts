/** Every text of `test/fixtures/cases`, in each kind of field, as each built file shows it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Built, buildOutline, outlineWith } from '../support/build-deck.js';
import { PLAIN_SCALARS, TEXT_CASES, type TextCase } from '../support/cases.js';
import {
  type PlainDeck,
  pdfPages,
  plainMarp,
  poppler,
  type SlideView,
  slidesOf,
} from '../support/read-built.js';

/** The slides that carry a text, and the elements that show it, with how many there are. */
const SLIDES: readonly {
  readonly yaml: (text: string, key: string) => string;
  readonly shows: Readonly<Record<string, number>>;
}[] = [
  {
    yaml: (text, key) => `
        kind: points
        title: ${text}
        sources: [${key}]
        points: [${text}, {text: 二, points: [${text}]}]`,
    shows: { h1: 1, header: 1, 'ul > li > ul > li': 1 },
  },
  {
    yaml: (text) => `
        kind: points
        title: 導
        lead: ${text}
        points: [${text}]`,
    shows: { '.lead': 1, 'ul > li': 1 },
  },
  {
    yaml: (text, key) => `
        kind: quote
        title: 引
        text: ${text}
        by: ${key}
        context: ${text}`,
    shows: { 'blockquote > p': 1, '.context': 1, header: 1 },
  },
  {
    yaml: (text) => `
        kind: table
        title: 表
        head: [${text}, 值]
        rows: [[${text}, 一], [${text}, 二]]
        caption: ${text}`,
    shows: { 'th:first-child': 1, 'td:first-child': 2, '.caption': 1 },
  },
  {
    yaml: (text) => `
        kind: figures
        title: 數
        figures: [{value: ${text}, unit: ${text}, label: ${text}}]
        caption: ${text}`,
    shows: { '.unit': 1, '.label': 1, '.caption': 1 },
  },
  {
    yaml: (_, key) => `
        kind: people
        title: 人
        people: [${key}]`,
    shows: { '.name': 1, '.role': 1 },
  },
  {
    yaml: (text) => `
        kind: compare
        title: 比
        columns: [{title: ${text}, points: [${text}]}, {title: 二, points: [${text}]}]`,
    shows: { '.column:first-child h2': 1, '.column > ul > li': 2 },
  },
  {
    yaml: (text) => `
        kind: timeline
        title: 時
        events: [{when: ${text}, text: ${text}}, {when: ${text}, text: ${text}}]`,
    shows: { '.when': 2, '.what': 2 },
  },
  {
    yaml: (text, key) => `
        kind: exchange
        title: 對
        turns: [{by: ${key}, text: ${text}, verbatim: true}]`,
    shows: { '.chip .name': 1 },
  },
  {
    yaml: (text) => `
        kind: statement
        text: ${text}
        caption: ${text}`,
    shows: { h1: 1, '.caption': 1 },
  },
];

/** A section's opening slide, then those above. */
const PER_CASE = SLIDES.length + 1;
const FIGURES = 5;

function outlineOf(cases: readonly TextCase[]): string {
  const texts = cases.map(({ text }) => JSON.stringify(text));
  const list = (item: (text: string, index: number) => string): string =>
    texts.map(item).join('\n');
  return `deck: {title: 案例, auto: {cover: false, agenda: false, sources: false, closing: false}}
people:
${list((text, i) => `  k${i}: {name: ${text}, role: ${text}, side: mentioned}`)}
sources:
${list((text, i) => `  k${i}: {publisher: ${text}}`)}
sections:
${list((text, i) => {
  const slides = SLIDES.map(({ yaml }) => `      - ${yaml(text, `k${i}`).trim()}`);
  return `  - title: ${text}\n    slides:\n${slides.join('\n')}`;
})}`;
}

/** What no text may bring onto a slide. */
const FORBIDDEN =
  'img:not(.emoji), image, script, style, iframe, svg, math, mjx-container, input, pre, hr, del, s';

describe('a text in every kind of field', () => {
  let built: Built;
  let html: readonly SlideView[];
  let pages: readonly string[];
  let plain: PlainDeck;

  beforeAll(async () => {
    built = await buildOutline(outlineOf(TEXT_CASES), ['html', 'pdf', 'md']);
    html = slidesOf(built.text('.html'));
    pages = pdfPages(built.file('.pdf'));
    plain = plainMarp(built.text('.md'));
  });

  it('adds no slide to any format', () => {
    const count = TEXT_CASES.length * PER_CASE;
    expect(built.slides).toBe(count);
    expect(html).toHaveLength(count);
    expect(pages).toHaveLength(count);
    expect(plain.slides).toHaveLength(count);
  });

  it('brings no directive: each slide has its kind’s class and its own page number', () => {
    const kinds = ['section', ...SLIDES.map(({ yaml }) => /kind: (\w+)/.exec(yaml('', ''))?.[1])];
    for (const slides of [html, plain.slides]) {
      for (const [index, { section }] of slides.entries()) {
        const kind = kinds[index % PER_CASE];
        // No text of a case adds another class.
        expect(section.getAttribute('class')).toMatch(new RegExp(`^${kind} size-\\d+$`));
        const number = kind === 'section' ? null : String(index + 1);
        expect(section.getAttribute('data-marpit-pagination')).toBe(number);
      }
    }
  });

  it('needs no address: neither page nor Markdown ask for one', () => {
    for (const { section } of [...html, ...plain.slides]) {
      const asking = section.querySelectorAll(
        '[src]:not([src^="data:image/"]), [srcset], [data], [style*="url("], link',
      );
      expect(asking.length).toBe(0);
    }
    expect(plain.css).not.toMatch(/url\((?!\s*["']?data:)|@import/);
  });

  const numbered = TEXT_CASES.map((one, index) => ({ ...one, index }));
  const inBoth = (['html', 'md'] as const).flatMap((format) =>
    numbered.map((one) => ({ ...one, format })),
  );
  it.each(inBoth)('$text, in $format', ({ shown, bold, code, links, index, format }) => {
    const slides = format === 'html' ? html : plain.slides;
    const [opening, ...others] = slides.slice(index * PER_CASE, (index + 1) * PER_CASE);
    const [points, led, , , figures, , , , exchange] = others;
    expect(opening?.texts('h1')).toEqual([shown]);
    for (const [offset, { shows }] of SLIDES.entries()) {
      for (const [selector, count] of Object.entries(shows)) {
        const wanted = Array<string>(count).fill(shown);
        expect(others[offset]?.texts(selector), selector).toEqual(wanted);
      }
      expect(others[offset]?.section.querySelectorAll(FORBIDDEN).length).toBe(0);
    }
    expect(points?.texts('ul > li')[0]).toBe(shown);
    expect(points?.texts('footer .source')).toEqual([`${index + 1} ${shown}`]);
    expect(figures?.texts('.value')).toEqual([`${shown}${shown}`]);
    expect(exchange?.texts('.words')).toEqual([`「${shown}」`]);
    expect(points?.texts('h1 strong')).toEqual(bold === undefined ? [] : [bold]);
    expect(points?.texts('h1 code')).toEqual(code === undefined ? [] : [code]);
    const places = [
      [points, 'h1'],
      [points, 'header'],
      [led, '.lead'],
    ] as const;
    for (const [slide, place] of places) {
      const found = [...(slide?.section.querySelectorAll(`${place} a`) ?? [])];
      expect(found.map((link) => decodeURI(link.getAttribute('href') ?? ''))).toEqual(links);
    }
  });

  const drawn = numbered.filter(({ hasGlyphs }) => hasGlyphs);
  it.each(drawn)('$text, in the PDF', ({ text, shown, index }) => {
    const wanted = shown.replace(/\s/g, '');
    const first = index * PER_CASE;
    for (const [offset, page] of pages.slice(first, first + PER_CASE).entries()) {
      // A large value with two lines beside its unit is read across both.
      if (offset === FIGURES && text.includes('\n')) continue;
      expect(page, `slide ${offset + 1} of the text`).toContain(wanted);
    }
  });

  it('ends each link in the PDF where its address ends', () => {
    const listed = poppler('pdfinfo', built.file('.pdf'), ['-url']);
    const found = new Set(
      [...listed.matchAll(/https?:\S+|ftp:\S+/g)].map(([address]) => decodeURI(address)),
    );
    const wanted = TEXT_CASES.flatMap(({ links }) => links).map((link) => new URL(link).href);
    expect([...found].sort()).toEqual([...new Set(wanted.map(decodeURI))].sort());
  });
});

describe('a scalar without quotes', () => {
  it('is the text as written, in every field', async () => {
    const slides = PLAIN_SCALARS.map(
      (text) => `
      - kind: table
        title: ${text}
        head: [${text}, 二]
        rows: [[${text}, ${text}]]
        caption: ${text}`,
    );
    const deck = `deck:
  title: 2024
  auto: {cover: false, agenda: false, sources: false, closing: false}
sections:
  - title: no
    opening: false
    slides:${slides.join('')}`;
    const built = await buildOutline(deck, ['html', 'md']);
    for (const shown of [slidesOf(built.text('.html')), plainMarp(built.text('.md')).slides]) {
      expect(shown.map((slide) => slide.texts('h1, th:first-child, td, .caption'))).toEqual(
        PLAIN_SCALARS.map((text) => [text, text, text, text, text]),
      );
      expect(shown.map((slide) => slide.texts('header')[0])).toEqual(PLAIN_SCALARS.map(() => 'no'));
    }
  });
});

it('a link to a slide that is not there is an error where it stands, once a slide', async () => {
  const slides = `      - {kind: points, title: "[一](#no)", points: ["[二](#no)", "[三](#none)"]}
      - {kind: points, id: there, title: 題, points: ["[二](#there)", "[三](#no)"]}
      - kind: markdown
        markdown: |
          # 題

          [四](#tere) \`[五](#code)\` [六](#題)`;
  const yaml = outlineWith(slides);
  const failed = buildOutline(yaml, ['md']);
  const line = (words: string) => yaml.slice(0, yaml.indexOf(words)).split('\n').length;
  const at = (id: string, words: string, hint = 'There are: there.') => ({
    code: 'outline/unknown-slide',
    message: `No slide has \`id: ${id}\``,
    place: { line: line(words) },
    hint,
  });
  await expect(failed).rejects.toMatchObject({
    problems: [
      at('no', '[一]'),
      at('none', '[三](#none)'),
      at('no', '[三](#no)'),
      at('tere', '[四]', 'Did you mean `there`?'),
    ],
  });
});
