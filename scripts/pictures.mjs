/**
 * Makes the pictures of the README from the talk itself: `npm run pictures`.
 * docs/pictures/deck.png is a sheet of slides, docs/pictures/<kind>.png one slide of each kind.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { compile } from '../dist/compile.js';
import { startFontEmbedder } from '../dist/fonts/embed.js';
import { launchBrowser } from '../dist/stage/browser.js';
import { findBrowser } from '../dist/stage/find-browser.js';

const SHEET = [
  'cover',
  'people',
  'figures',
  'image',
  'quote',
  'timeline',
  'compare',
  'exchange',
  'commentary',
];
const FOLDER = 'docs/pictures';

const fonts = startFontEmbedder();
const { rendered, fontCss } = await compile('outline.yaml', fonts);
await fonts.close();
const firstOf = new Map(rendered.slides.toReversed().map((slide) => [slide.kind, slide]));

/** A grid of slides, `columns` wide, each slide `width` CSS pixels wide. */
function grid(slides, columns, width) {
  const style = `html,body{margin:0}body{background:#8b8b8b}
.marpit{display:grid;grid-template-columns:repeat(${columns},${width}px);gap:12px;padding:12px;width:max-content}
svg[data-marpit-svg]{display:block;width:${width}px;height:${(width * 9) / 16}px}`;
  const rows = Math.ceil(slides.length / columns);
  return {
    html: `<!DOCTYPE html><html lang="${rendered.lang}"><style>${fontCss}</style><style>${rendered.slideCss}</style><style>${style}</style><body><div class="marpit">${slides.map(({ html }) => html).join('')}</div></body></html>`,
    width: columns * (width + 12) + 12,
    height: rows * ((width * 9) / 16 + 12) + 12,
  };
}

const browser = await launchBrowser(await findBrowser({ env: process.env }), { timeoutMs: 30_000 });
try {
  const page = await browser.newPage();
  const take = async (name, { html, width, height }, scale) => {
    await page.setViewport(width, height, 1);
    await page.setContent(html);
    writeFileSync(
      `${FOLDER}/${name}.png`,
      await page.screenshot({ x: 0, y: 0, width, height }, scale),
    );
  };
  mkdirSync(FOLDER, { recursive: true });
  await take(
    'deck',
    grid(
      SHEET.map((kind) => firstOf.get(kind)),
      3,
      400,
    ),
    1.2,
  );
  for (const [kind, slide] of firstOf) await take(kind, grid([slide], 1, 400), 1);
} finally {
  await browser.close();
}
