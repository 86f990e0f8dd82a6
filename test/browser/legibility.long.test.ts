/** What the page reads of each text: its colour and its background as they are visible. */
import { type Browser, findBrowser, launchBrowser, openDeckPage } from 'fireside-deck';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Legibility, TextContrast } from '../../src/browser/scene/index.js';
import { compileFile, type Files, outlineWith, withOutline } from '../support/build-deck.js';
import { emptyFontsEnv } from '../support/empty-fonts.js';

let browser: Browser;
beforeAll(async () => {
  const env = emptyFontsEnv();
  browser = await launchBrowser(await findBrowser({ env }), { timeoutMs: 30_000, env });
});
afterAll(() => browser.close());

/** The texts of each slide; `change` takes the HTML of each after Marp is done with it. */
async function read(outline: string, files: Files = {}, change = (html: string) => html) {
  return withOutline(outline, files, async (path) => {
    const { rendered, fontCss } = await compileFile(path);
    const slides = rendered.slides.map((slide) => ({ ...slide, html: change(slide.html) }));
    const deckPage = await openDeckPage(browser);
    await deckPage.show({ ...rendered, slides }, fontCss);
    const request = { pdf: false, scene: false, imageScale: undefined, handout: undefined };
    const output = deckPage.take({ ...request, legibility: true });
    return (await output.legibility) ?? [];
  });
}

/** The text of a slide that begins so. */
function textOf(texts: Legibility | undefined, start: string): TextContrast {
  const found = texts?.find(({ text }) => text.startsWith(start));
  if (found === undefined) throw new Error(`no text “${start}” among ${JSON.stringify(texts)}`);
  return found;
}

const RAW = `      - kind: markdown
        markdown: |
          # Heading

          Paragraph

          | head | cell |
          | --- | --- |
          | one | two |`;

/** The colours that the theme's CSS gives. */
test.each([
  ['default', { Heading: ['#224466', '#ffffff'], Paragraph: ['#1f2328', '#ffffff'] }],
  ['gaia', { Heading: ['#3f535d', '#fff8e1'], Paragraph: ['#3f535d', '#fff8e1'] }],
  ['uncover', { Heading: ['#202228', '#fdfcff'], one: ['#202228', '#fdfcff'] }],
] as const)('Marp’s theme %s is read in its own colours', async (theme, wanted) => {
  const [texts] = await read(outlineWith(RAW, `, theme: ${theme}`));
  for (const [start, colors] of Object.entries(wanted)) {
    const { color, background } = textOf(texts, start);
    expect({ start, colors: [color, background] }).toEqual({ start, colors });
  }
});

/** A picture whose left half is black, its right half white. */
const HALVES =
  '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="60"><rect width="800" height="60" fill="#fff"/><rect width="400" height="60"/></svg>';
const HALVES_URI = `data:image/svg+xml;base64,${Buffer.from(HALVES).toString('base64')}`;

/** Markdown takes no SVG for a picture. */
const BLACK_URI =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mNgYGAAAAAEAAHI6uv5AAAAAElFTkSuQmCC';

const PICTURE = '<img src="{{image.src}}" alt="{{image.alt}}">';
const PILED =
  'img { position: absolute; left: 0; top: 0; } p { position: relative; color: #fff; white-space: nowrap; }';

/** Marp lets no inline SVG through; what another template engine may is put in afterwards. */
const SVG =
  '<svg width="200" height="60"><rect width="200" height="60" fill="#000"/><text x="10" y="40" fill="#fff" font-size="30">text</text></svg>';

/** On a white slide, black unless the CSS says else: HTML, CSS, then what `text` is seen as. */
const CASES: Readonly<
  Record<string, [html: string, css: string, color: string, background: string, ratio?: number]>
> = {
  'a text over a picture is held against the part behind it': [
    `${PICTURE}<p>text on black</p>`,
    PILED,
    '#ffffff',
    '#000000',
    21,
  ],
  'a text over the whole picture is held against its worst part': [
    `${PICTURE}<p>${'text on both '.repeat(5)}</p>`,
    `${PILED} p { word-spacing: 60px; }`,
    '#ffffff',
    '#ffffff',
    1,
  ],
  'a see-through text is mixed with the picture': [
    `${PICTURE}<p>text</p>`,
    `${PILED} p { color: rgb(255 255 255 / .5); }`,
    '#808080',
    '#000000',
  ],
  'a gradient is a picture': [
    '<p>text</p>',
    'p { background: linear-gradient(90deg, #000 90%, #fff 90%); }',
    '#000000',
    '#000000',
    1,
  ],
  'a see-through text is mixed with its background': [
    '<p>text</p>',
    'p { color: rgb(0 0 0 / .5); }',
    '#808080',
    '#ffffff',
    3.98,
  ],
  'a see-through background is mixed with what is behind it': [
    '<p>text</p>',
    'p { color: #fff; background: rgb(0 0 0 / .5); }',
    '#ffffff',
    '#808080',
    3.98,
  ],
  'a group fades as one: its text stays over its own background': [
    '<p>text</p>',
    'p { opacity: .5; color: #fff; background: #000; }',
    '#ffffff',
    '#808080',
    3.98,
  ],
  'a veil over a text fades both': [
    '<p>text</p><i></i>',
    'i { position: absolute; inset: 0; background: rgb(255 255 255 / .5); }',
    '#808080',
    '#ffffff',
  ],
  'the background may be a box that is no ancestor': [
    '<b></b><p>text</p>',
    'b { position: absolute; inset: 0; background: #123456; } p { position: relative; color: #fff; }',
    '#ffffff',
    '#123456',
  ],
  'where the background changes along a line the worst counts': [
    '<b></b><p>text that runs into the dark</p>',
    'b { position: absolute; inset: 0 0 0 60px; background: #111; } p { position: relative; }',
    '#000000',
    '#111111',
  ],
  'colours may be written in any notation': [
    '<p>text</p>',
    'p { color: color-mix(in srgb, #000 50%, #fff); background: oklch(1 0 0); }',
    '#808080',
    '#ffffff',
  ],
  'text that a style writes is read': [
    '<p>one</p>',
    'p::before { content: "text"; display: block; color: #777; }',
    '#777777',
    '#ffffff',
    4.48,
  ],
  'text of an SVG has the colour that it is filled with': ['SVG', '', '#ffffff', '#000000', 21],
};

describe('on a slide', () => {
  let slides: readonly Legibility[];
  const names = Object.keys(CASES);

  beforeAll(async () => {
    const files: Record<string, string> = { 'halves.svg': HALVES };
    for (const [index, [html, css]] of Object.values(CASES).entries()) {
      const folder = `templates/trial${index}`;
      files[`${folder}/schema.yaml`] =
        'type: object\nproperties: {image: {$ref: "#/$defs/picture"}}\n';
      files[`${folder}/slide.hbs`] = `<div class="trial">${html}</div>`;
      files[`${folder}/style.css`] = `section.trial${index} {
        --paper: #fff;
        .trial { position: relative; font-size: 30px; line-height: 60px; color: #000; }
        p { margin: 0; }
        ${css}
      }`;
    }
    const outline = names.map(
      (_, index) => `      - {kind: trial${index}, image: {src: halves.svg, alt: 半}}`,
    );
    slides = await read(outlineWith(outline.join('\n')), files, (html) => html.replace('SVG', SVG));
  });

  test.each(names)('%s', (name) => {
    const [, , color, background, ratio] = CASES[name] ?? [];
    const text = textOf(slides[names.indexOf(name)], 'text');
    expect(text).toMatchObject({ color, background });
    if (ratio !== undefined) expect(text.ratio).toBeCloseTo(ratio, 1);
  });
});

test('Marp’s own background is behind the text', async () => {
  const slides = await read(
    outlineWith(`      - kind: markdown
        markdown: |
          <!-- _backgroundImage: "url(${HALVES_URI})" -->

          # directive
      - kind: markdown
        markdown: |
          ![bg](${BLACK_URI})

          # syntax`),
  );
  expect(textOf(slides[0], 'directive')).toMatchObject({ background: '#000000' });
  expect(textOf(slides[1], 'syntax')).toMatchObject({ background: '#000000' });
});

test('how large a text has to be: the theme says, by what it is', async () => {
  const html =
    '<ul><li>point <small>aside</small> <sup>1</sup></li></ul><p class="note">named</p><table><tr><td>cell</td></tr></table>';
  const kind = (name: string, css: string): Files => ({
    [`templates/${name}/schema.yaml`]: 'type: object\n',
    [`templates/${name}/slide.hbs`]: html,
    [`templates/${name}/style.css`]: css,
  });
  const [plain, own] = await read(outlineWith('      - {kind: plain}\n      - {kind: own}'), {
    ...kind('plain', ''),
    ...kind('own', 'section.own { --floor: 28px; --small: 20px; }'),
  });
  const floors = (texts: Legibility | undefined): number[] =>
    ['point', 'aside', '1', 'named', 'cell'].map((start) => textOf(texts, start).floor);
  expect(floors(plain)).toEqual([22, 18, 0, 18, 18]);
  expect(floors(own)).toEqual([28, 20, 0, 20, 20]);
});
