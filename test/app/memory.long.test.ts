/** What a compile holds; one that remembers gives what one gives that does not. */
import { writeFileSync } from 'node:fs';
import { startFontEmbedder } from 'fireside-deck';
import { afterAll, expect, it } from 'vitest';
import { compile } from '../../src/app/compile.js';
import { type CompileCache, createCompileCache } from '../../src/app/compile-cache.js';
import type { Slide } from '../../src/deck/deck.js';
import { exportHtml } from '../../src/export/html/html.js';
import { exportMarkdown } from '../../src/export/markdown/markdown.js';
import { cachedWriter, type SlideText } from '../../src/markdown/templates/slide-cache.js';
import { createSlideContexts } from '../../src/markdown/templates/slide-contexts.js';
import { createSlideNumbers } from '../../src/markdown/templates/slide-numbers.js';
import { BuildError } from '../../src/problem.js';
import { compileFile, outlineWith, withOutline } from '../support/build-deck.js';
import { photo } from '../support/photo.js';
import { randomOutline } from '../support/random-outline.js';

const fonts = startFontEmbedder();
afterAll(() => fonts.close());

/** What is drawn of an outline, or what is wrong with it. */
async function drawn(path: string, cache?: CompileCache): Promise<object> {
  try {
    const { rendered } = await compile(path, fonts, { cache });
    const { slideCss, deckCss, script, slides } = rendered;
    const all = { slideCss, deckCss, script, html: slides.map(({ html }) => html) };
    // Marp gives the scope of a slide's own style another name each time.
    return JSON.parse(JSON.stringify(all).replace(/data-marpit-scope-\w+/g, 'data-marpit-scope'));
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    return { problems: error.problems };
  }
}

const point = (title: string, more = ''): string =>
  `      - {kind: points, title: ${title}, points: [甲, 乙]${more}}`;
const raw = (markdown: string): string =>
  `      - {kind: markdown, title: 自己的, markdown: ${JSON.stringify(markdown)}}`;

const linking = '      - {kind: points, title: "[前](#a)與[後](#b)", points: [甲]}';

/** One after the other, each a change of the one before. */
const CHANGES: readonly (readonly [name: string, outline: string])[] = [
  ['two slides', outlineWith([point('一'), point('二')].join('\n'))],
  ['one before them', outlineWith([point('新'), point('一'), point('二')].join('\n'))],
  [
    'one with links, and one before it',
    outlineWith([point('新'), point('一', ', id: a'), linking, point('二', ', id: b')].join('\n')),
  ],
  [
    'another before them',
    outlineWith(
      [point('又'), point('新'), point('一', ', id: a'), linking, point('二', ', id: b')].join(
        '\n',
      ),
    ),
  ],
  ['one twice', outlineWith([point('一'), point('一'), point('二')].join('\n'))],
  ['one in another language', outlineWith([point('一'), point('一', ', lang: ja')].join('\n'))],
  ['one that is hidden', outlineWith([point('一', ', hidden: true'), point('二')].join('\n'))],
  ['steps', outlineWith([point('一', ', steps: true'), point('二')].join('\n'))],
  ['another kind', outlineWith([point('一'), '      - {kind: statement, text: 一句}'].join('\n'))],
  ['raw Markdown', outlineWith([raw('# 一\n\n- 甲'), point('一')].join('\n'))],
  [
    'a style',
    outlineWith([raw('# 一\n\n<style>h1 { color: red; }</style>'), point('一')].join('\n')),
  ],
  [
    'a style of one slide',
    outlineWith([raw('# 一\n\n<style scoped>h1 { color: red; }</style>'), point('一')].join('\n')),
  ],
  [
    'a directive for all behind it',
    outlineWith([raw('<!-- class: x -->\n# 一'), point('一')].join('\n')),
  ],
  [
    'a page that is not counted',
    outlineWith([raw('<!-- _paginate: skip -->\n# 一'), point('一')].join('\n')),
  ],
  [
    'a link defined elsewhere',
    outlineWith([raw('# [一][a]'), raw('# 二\n\n[a]: https://example.org')].join('\n')),
  ],
  ['raw Markdown again', outlineWith([raw('# 一\n\n- 甲'), point('一')].join('\n'))],
  ['a slide too many', outlineWith([raw('# 一\n\n---\n\n# 二'), point('一')].join('\n'))],
  [
    'HTML that has no end',
    outlineWith([point('一'), raw('# 一\n\n<pre>\nx'), point('三')].join('\n')),
  ],
  ['a background', outlineWith([raw('# 一\n\n![bg](x.png)'), point('一')].join('\n'))],
  ['another theme', outlineWith(point('一'), ', theme: gaia')],
  ['the first again', outlineWith([point('一'), point('二')].join('\n'))],
];

it('change for change', async () => {
  await withOutline('', {}, async (path) => {
    const memory = createCompileCache();
    for (const [name, outline] of CHANGES) {
      writeFileSync(path, outline);
      expect({ name, ...(await drawn(path, memory)) }).toEqual({ name, ...(await drawn(path)) });
    }
  });
});

it('of slides that are as they were, whatever a brand’s cover weighs', async () => {
  const slides = Array.from({ length: 8 }, (_, index) => point(`第${index}`)).join('\n');
  const cover = await photo(2400, 1800);
  const outline = `brand: {cover: cover.jpg}\n${outlineWith(slides)}`;
  const { deck, templates } = await withOutline(outline, { 'cover.jpg': cover }, compileFile);
  expect(deck.brand?.cover).toBeDefined();
  const written: number[] = [];
  const numbers = createSlideNumbers(deck);
  const write = (slide: Slide): SlideText => {
    written.push(slide.number);
    return { title: '', markdown: '' };
  };
  for (let again = 0; again < 2; again++) {
    const cached = cachedWriter(write, deck, templates, numbers, []);
    for (const slide of deck.slides) cached(slide);
  }
  expect(written).toEqual(deck.slides.map(({ number }) => number));
  // What templates know of the deck has the cover in it, too: it is made ready once.
  const contextFor = createSlideContexts(deck, templates, () => '', [], numbers);
  const [first, ...others] = deck.slides.map((one) => contextFor(one).context.deck);
  for (const other of others) expect(other).toBe(first);
});

it('of a kind that shows numbers, when a slide is put in before it', async () => {
  const files = {
    'templates/counted/slide.hbs': '# {{title}}\n\n<p>{{slide.number}} / {{deck.count}}</p>\n',
    'templates/counted/schema.yaml': 'type: object\nproperties: {title: {$ref: "#/$defs/title"}}\n',
  };
  const counted = '      - {kind: counted, title: 數}';
  await withOutline('', files, async (path) => {
    const memory = createCompileCache();
    for (const slides of [[counted], [point('一'), counted], [counted, point('二')]]) {
      writeFileSync(path, outlineWith(slides.join('\n')));
      expect(await drawn(path, memory)).toEqual(await drawn(path));
    }
  });
});

it('with random decks, each after others', async () => {
  await withOutline('', {}, async (path) => {
    const memory = createCompileCache();
    for (const seed of [1, 2, 1, 3, 2, 4, 5]) {
      writeFileSync(path, randomOutline(seed));
      expect({ seed, ...(await drawn(path, memory)) }).toEqual({ seed, ...(await drawn(path)) });
    }
  });
});

it('holds a picture once, however many slides show it, and each file has it whole', async () => {
  const slides = [
    '      - {kind: image, title: 一, image: {src: photo.jpg, alt: 相片}}',
    '      - {kind: image, title: 二, image: {src: photo.jpg, alt: 相片}}',
    raw('# 三\n\n![相片](photo.jpg)'),
    raw('# 四\n\n![bg](photo.jpg)'),
    '      - {kind: framed, title: 五}',
  ];
  const picture = await photo(1200, 900);
  const files = {
    'photo.jpg': picture,
    'templates/framed/slide.hbs': '# {{title}}\n\n<img src="photo.jpg" alt="相片">\n',
    'templates/framed/style.css': '.framed { background: url(../../photo.jpg); }\n',
    'templates/framed/schema.yaml': 'type: object\nproperties: {title: {$ref: "#/$defs/title"}}\n',
  };
  const outline = outlineWith(slides.join('\n'));
  const { rendered, fontCss } = await withOutline(outline, files, compileFile);
  const { slides: made, slideCss, deckCss } = rendered;
  expect(JSON.stringify([made, slideCss, deckCss]).length).toBeLessThan(picture.length);
  const uri = `data:image/jpeg;base64,${picture.toString('base64')}`;
  const page = new TextDecoder().decode(await exportHtml(rendered, fontCss));
  const markdown = new TextDecoder().decode(exportMarkdown(rendered));
  for (const text of [page, markdown]) {
    expect(text.split(uri)).toHaveLength(slides.length + 2);
    expect(text).not.toMatch(/data:image\/jpeg;base64,(?!\/9j\/)/);
  }
});
