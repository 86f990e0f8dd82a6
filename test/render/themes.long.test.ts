/** Every kind in every theme at three text sizes: nothing covered, missing, too small, or fetched. */

import type { CompiledDeck } from 'fireside-deck';
import { beforeAll, describe, expect, test } from 'vitest';
import { readTemplates } from '../../src/read/templates.js';
import { htmlDocument } from '../../src/render/document.js';
import { useBrowserPage } from '../support/browser-page.js';
import {
  buildOutline,
  compileFile,
  type Files,
  outlineWith,
  withOutline,
} from '../support/build-deck.js';
import { heavyKindsIn, KINDS_FILES, kindsIn } from '../support/kinds-outline.js';
import { elements, readPackage } from '../support/pptx-package.js';
import {
  collisions,
  isFrame,
  isSecondary,
  READ_LINES,
  type TextLine,
} from '../support/text-lines.js';

const THEMES = [
  'fireside',
  'fireside-dark',
  'default',
  'gaia',
  'uncover',
  'editorial',
  'bold',
  'corporate',
];
/** Not fitted, and the sizes below that. */
const SIZES = [32, 28, 22];

const page = useBrowserPage();

/** The lines of a compiled deck's slides, in a text size. */
async function linesOf({ rendered, fontCss }: CompiledDeck, size: number): Promise<TextLine[]> {
  const slides = rendered.slides.map(({ html }) =>
    html.replace(/(<section\b[^>]* class="[^"]*)"/, `$1 size-${size}"`),
  );
  const screen = 'html,body{margin:0} svg[data-marpit-svg]{display:block}';
  const body = `<div class="marpit">${slides.join('')}</div>`;
  const css = [fontCss, rendered.slideCss, screen];
  await page().setContent(htmlDocument({ lang: rendered.lang, title: '', css, body }));
  return page().evaluate<TextLine[]>(READ_LINES);
}

const compiled = (outline: string, files: Files = KINDS_FILES): Promise<CompiledDeck> =>
  withOutline(outline, files, compileFile);

describe.each(THEMES)('in %s', (theme) => {
  let deck: CompiledDeck;
  beforeAll(async () => {
    deck = await compiled(kindsIn(theme));
  });

  test('there is a slide of each kind, and none asks for anything', () => {
    const { slides, slideCss } = deck.rendered;
    const kinds = new Set(slides.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([...readTemplates('/nowhere').kinds.keys()].sort());
    expect(slideCss).not.toMatch(/@import|url\(\s*(?!["']?(data:|#))/);
  });

  test.each(SIZES)('all texts are whole, apart and large enough, %i px', async (size) => {
    const lines = await linesOf(deck, size);
    expect(new Set(lines.map(({ slide }) => slide)).size).toBe(deck.rendered.slides.length);
    // Nothing is fitted here, and in uncover everything is larger.
    const crowded = theme === 'uncover' ? slidesWithMore(lines) : new Set();
    expect(collisions(lines.filter(({ slide }) => !crowded.has(slide)))).toEqual([]);
    expect(lines.filter(isOutside)).toEqual([]);
    const least = (line: TextLine): number => (isFrame(line) ? 13 : isSecondary(line) ? 18 : 22);
    expect(lines.filter((line) => line.size < least(line))).toEqual([]);
  });

  test('what is too much grows downwards and covers nothing', async () => {
    const lines = await linesOf(await compiled(heavyKindsIn(theme)), 22);
    // What is below a list keeps its place at the foot of the slide; bold's band has two lines.
    const crowded = slidesWithMore(lines);
    const others = lines.filter(
      ({ slide, path, kind }) =>
        !isFrameOf(path) && !crowded.has(slide) && !(theme === 'bold' && kind === 'timeline'),
    );
    expect(collisions(others)).toEqual([]);
    expect(lines.filter(({ top, path }) => top < (isFrameOf(path) ? 20 : 55))).toEqual([]);
  });
});

const BELOW = /\.(remark|callout|qr)\b/;

/** Slides with something below their list. */
function slidesWithMore(lines: readonly TextLine[]): Set<number> {
  return new Set(lines.filter(({ path }) => BELOW.test(path)).map(({ slide }) => slide));
}

function isFrameOf(path: string): boolean {
  return /^(header|footer)/.test(path);
}

/** Slides without a foot. */
const BARE = /^(cover|section|closing)$/;

/** Beyond the margins, or on the foot. */
function isOutside(line: TextLine): boolean {
  const bottom = isFrame(line) ? 680 : BARE.test(line.kind) ? 672 : 650;
  return (
    line.left < 79 ||
    line.right > 1203 ||
    line.top < (isFrame(line) ? 20 : 55) ||
    line.bottom > bottom
  );
}

test('a size is that of the body text', async () => {
  const deck = await compiled(kindsIn('fireside'));
  for (const size of [22, 31, 40]) {
    const lines = await linesOf(deck, size);
    const list = lines.filter(({ kind, path }) => kind === 'points' && /^ol[\w.]* li$/.test(path));
    expect(list.map((line) => line.size)).toEqual(list.map(() => size));
    expect(list).not.toEqual([]);
  }
});

test('a theme of one’s own sets the floor', async () => {
  const css = '@import "fireside"; section { --floor: 28px; }';
  const deck = await compiled(kindsIn('own.css'), { ...KINDS_FILES, 'own.css': css });
  const isBody = (line: TextLine): boolean =>
    !isFrame(line) && !isSecondary(line) && !/^h[1-6]|diagram/.test(line.path);
  const body = (await linesOf(deck, 22)).filter(isBody);
  expect(Math.min(...body.map(({ size }) => size))).toBe(28);
});

/** The colour of an image at its corner, as four bytes. */
async function cornerOf(png: Uint8Array): Promise<number[]> {
  const uri = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  await page().setContent(`<img src="${uri}">`);
  return page().evaluate(`(async () => {
    const image = document.querySelector('img');
    const context = document.createElement('canvas').getContext('2d');
    context.drawImage(image, 0, 0);
    return [...context.getImageData(2, 2, 1, 1).data];
  })()`);
}

test('a drawing has a light plate on dark paper in PowerPoint, below its SVG, and needs none on light', async () => {
  const drawing =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M1 1h2"/></svg>';
  const files = { 'a.svg': drawing };
  const kinds = [
    'kind: image, title: 題, image: {src: a.svg, alt: 線}',
    'kind: picture, title: 題, image: {src: a.svg, alt: 線}',
    'kind: gallery, title: 題, pictures: [{src: a.svg, alt: 一}, {src: a.svg, alt: 二}]',
    'kind: statement, text: 題, image: {src: a.svg, alt: 線}',
  ];
  const slides = kinds.map((kind) => `      - {${kind}}`).join('\n');
  const plates: number[][] = [];
  for (const theme of ['fireside', 'fireside-dark']) {
    const built = await buildOutline(outlineWith(slides, `, theme: ${theme}`), ['pptx'], files);
    const { documents, files: parts } = readPackage(built.file('.pptx'));
    const shown = kinds.map((_, index) => documents.get(`ppt/slides/slide${index + 1}.xml`));
    plates.push(
      shown.map((slide) => {
        const names = elements(slide, 'p:cNvPr').map((one) => one.getAttribute('name') ?? '');
        return names.filter((name) => name.startsWith('Background')).length;
      }),
    );
    expect(shown.map((slide) => elements(slide, 'asvg:svgBlip').length)).toEqual([1, 1, 2, 1]);
    for (const [name, bytes] of parts) {
      if (/media\/.*\.png$/.test(name)) expect(await cornerOf(bytes)).toEqual([0, 0, 0, 0]);
    }
  }
  expect(plates).toEqual([
    [0, 0, 0, 0],
    [1, 1, 2, 1],
  ]);
});
