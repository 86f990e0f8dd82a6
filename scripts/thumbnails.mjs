/**
 * Makes docs/pictures/themes.png, `npm run thumbnails`: every kind of slide in our two themes, from
 * the outline that the tests use, by the product's own build and browser.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, findBrowser, launchBrowser } from 'fireside-deck';

const THEMES = ['fireside', 'fireside-dark'];
const FIXTURE = 'test/fixtures/kinds';
const FILE = 'docs/pictures/themes.png';
/** CSS pixels. */
const COLUMNS = 6;
const WIDTH = 208;
const HEIGHT = (WIDTH * 9) / 16;
const GAP = 8;

/** The slides of the outline in a theme, as data URIs of PNGs. */
async function slidesIn(theme) {
  const folder = mkdtempSync(join(tmpdir(), 'fireside-thumbnails-'));
  try {
    cpSync(FIXTURE, folder, { recursive: true });
    const outline = join(folder, 'outline.yaml');
    const text = readFileSync(outline, 'utf8').replace(/^deck:/m, `deck:\n  theme: ${theme}`);
    writeFileSync(outline, text);
    const { files } = await build({ outline, formats: ['png'] });
    return files.map(
      ({ bytes }) => `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const decks = [];
for (const theme of THEMES) decks.push(await slidesIn(theme));
const rows = Math.ceil(decks[0].length / COLUMNS);
const style = `body{margin:0;background:#8b8b8b}
div{display:grid;box-sizing:border-box;grid-template-columns:repeat(${COLUMNS},${WIDTH}px);align-content:start;gap:${GAP}px;padding:${GAP}px;width:max-content}
img{display:block;width:${WIDTH}px;height:${HEIGHT}px}`;
const body = decks
  .map((slides) => `<div>${slides.map((src) => `<img src="${src}">`).join('')}</div>`)
  .join('');
const width = COLUMNS * (WIDTH + GAP) + GAP;
const height = decks.length * (rows * (HEIGHT + GAP) + GAP);

const browser = await launchBrowser(await findBrowser({ env: process.env }), { timeoutMs: 30_000 });
try {
  const page = await browser.newPage();
  await page.setViewport(width, height, 1);
  await page.setContent(`<!DOCTYPE html><style>${style}</style><body>${body}`);
  writeFileSync(FILE, await page.screenshot({ x: 0, y: 0, width, height }, 1));
} finally {
  await browser.close();
}
