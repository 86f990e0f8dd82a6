/** The page with one deck after the other: printed, photographed and measured. */
import {
  type Browser,
  type CompiledDeck,
  type DeckPage,
  findBrowser,
  launchBrowser,
  openBuilder,
  openDeckPage,
  type PageRequest,
  type Scene,
} from 'fireside-deck';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SceneTable } from '../../src/browser/scene/scene.js';
import { gridSpotsOf } from '../../src/browser/scene/table-grid.js';
import { compileFile, outlineWith, withOutline } from '../support/build-deck.js';
import { emptyFontsEnv } from '../support/empty-fonts.js';
import { pdfPages } from '../support/read-built.js';

let browser: Browser;
let deckPage: DeckPage;

beforeAll(async () => {
  const env = emptyFontsEnv();
  browser = await launchBrowser(await findBrowser({ env }), { timeoutMs: 30_000, env });
  deckPage = await openDeckPage(browser);
});
afterAll(() => browser?.close());

const NOTHING: PageRequest = {
  pdf: false,
  scene: false,
  imageScale: undefined,
  handout: undefined,
};

/** Slides whose titles are the words. */
function deckOf(titles: readonly string[]): Promise<CompiledDeck> {
  const slides = titles.map((title) => `      - {kind: statement, text: ${title}}`).join('\n');
  return withOutline(outlineWith(slides), {}, compileFile);
}

function textsOf({ slides }: Scene): string[] {
  return slides.flatMap(({ elements }) =>
    elements.flatMap((one) =>
      one.type === 'text'
        ? one.paragraphs.map(({ runs }) => runs.map(({ text }) => text).join(''))
        : [],
    ),
  );
}

/** The scene of any HTML on a slide. */
async function sceneOf(html: string): Promise<Scene> {
  const { rendered, fontCss } = await deckOf(['文字']);
  const slides = rendered.slides.map((one) => ({ ...one, html: one.html.replace('文字', html) }));
  await deckPage.show({ ...rendered, slides }, fontCss);
  return (await deckPage.take({ ...NOTHING, scene: true }).scene) as Scene;
}

test('a deck is shown when all that was asked of the last one is done', async () => {
  const long = await deckOf(Array.from({ length: 10 }, (_, index) => `長 ${index}`));
  const short = await deckOf(['短']);
  const handout = '<!doctype html><p>handout';
  await deckPage.show(long.rendered, long.fontCss);
  // As where a build fails while the browser still works for it: it waits for nothing.
  const left = deckPage.take({ ...NOTHING, imageScale: 1, pdf: true, handout });
  const order: string[] = [];
  const printed = left.handoutPdf?.then(() => order.push('handout printed'));
  await deckPage.show(short.rendered, short.fontCss).then(() => order.push('shown'));
  await printed;
  expect(order).toEqual(['handout printed', 'shown']);
  const { scene } = deckPage.take({ ...NOTHING, scene: true });
  const texts = textsOf((await scene) as Scene);
  expect(texts).toContain('短');
  expect(texts.filter((text) => text.startsWith('長'))).toEqual([]);
});

test('a builder builds on after a deck that could not be finished', async () => {
  const builder = await openBuilder({ env: emptyFontsEnv(), timeoutMs: 60_000 });
  const titles = Array.from(
    { length: 20 },
    (_, index) => `      - {kind: statement, text: 長${index}}`,
  );
  const build = (slides: string, more = {}) =>
    withOutline(outlineWith(slides), {}, (outline) =>
      builder.build({ outline, formats: ['pdf', 'handout'], env: { ...emptyFontsEnv(), ...more } }),
    );
  try {
    const late = build(titles.join('\n'), { SOURCE_DATE_EPOCH: '99999999999999' });
    await expect(late).rejects.toThrow();
    const { files } = await build('      - {kind: statement, text: 短}');
    expect(files.map(({ bytes }) => pdfPages(bytes).length)).toEqual([1, 1]);
  } finally {
    await builder.close();
  }
});

test('a scene can be written while pictures are taken', async () => {
  const { rendered, fontCss } = await deckOf(['一', '二', '三', '四', '五', '六']);
  await deckPage.show(rendered, fontCss);
  const { scene, images } = deckPage.take({ ...NOTHING, scene: true, imageScale: 2, pdf: true });
  const order: string[] = [];
  await Promise.all([
    scene?.then(() => order.push('scene')),
    images?.then(() => order.push('images')),
  ]);
  expect(order).toEqual(['scene', 'images']);
});

test('colours are those that are seen, in whatever notation CSS has them', async () => {
  const colors = {
    'oklch(0.628 0.2577 29.23)': '#ff0000',
    'oklab(1 0 0)': '#ffffff',
    'lch(0% 0 0)': '#000000',
    'lab(100% 0 0)': '#ffffff',
    'color(display-p3 0 0 1)': '#0000ff',
    'oklch(0.628 0.2577 29.23 / 0.1)': '#ff00001a',
    'color-mix(in srgb, red 50%, blue)': '#800080',
    'color-mix(in srgb, #123456 10%, transparent)': '#1234561a',
    'rgb(1 2 3 / 20%)': '#01020333',
    'hsl(120 100% 50%)': '#00ff00',
  };
  const html = Object.keys(colors)
    .map((color) => `<b style="color: ${color}">${color}</b><br>`)
    .join('');
  const { slides } = await sceneOf(html);
  const seen = slides[0]?.elements.flatMap((one) =>
    one.type === 'text' ? one.paragraphs.flatMap(({ runs }) => runs) : [],
  );
  const found = seen?.flatMap(({ text, color }) => (text in colors ? [[text, color]] : []));
  expect(Object.fromEntries(found ?? [])).toEqual(colors);
});

test('merged cells have columns of their own, though no row has a single cell in each', async () => {
  const { slides } = await sceneOf(
    '<table style="table-layout: fixed; width: 600px; border-collapse: collapse">' +
      '<col style="width: 100px"><col style="width: 200px"><col style="width: 300px">' +
      '<tr><td colspan="2">AAA</td><td>BBB</td></tr>' +
      '<tr><td>CCC</td><td colspan="2">DDD</td></tr></table>',
  );
  const table = slides[0]?.elements.find(({ type }) => type === 'table') as SceneTable;
  expect(table.columns.map(Math.round)).toEqual([100, 200, 300]);
});

test('a cell that covers more than there is covers what there is', () => {
  const cell = (name: string, columns = 1, rows = 1) => ({ name, columns, rows });
  const spots = gridSpotsOf([
    { cells: [cell('all', 100)] },
    { cells: [cell('a'), cell('below', 1, 9), cell('c')] },
    { cells: [cell('wide', 3), cell('d')] },
  ]);
  expect(
    spots.map(({ cell, row, column, columns, rows }) => [cell.name, row, column, columns, rows]),
  ).toEqual([
    ['all', 0, 0, 3, 1],
    ['a', 1, 0, 1, 1],
    ['below', 1, 1, 1, 2],
    ['c', 1, 2, 1, 1],
    ['wide', 2, 0, 1, 1],
    ['d', 2, 2, 1, 1],
  ]);
});
