/**
 * Makes docs/pictures/presenter.png, part of `npm run pictures`: the presenter view of the talk in
 * the middle of it, as the built page shows it in a browser.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, findBrowser } from 'fireside-deck';
import { launch } from 'puppeteer-core';

const FILE = 'docs/pictures/presenter.png';
const SLIDE = 18;
/** Of the day, and since the talk began: the same picture whenever it is made. */
const NOW = '2024-07-30T14:17:00';
const SECONDS = 14 * 60 + 20;

export async function photographPresenter() {
  const folder = mkdtempSync(join(tmpdir(), 'fireside-presenter-'));
  const { path, libraries } = await findBrowser({ env: process.env });
  const env = { ...process.env, ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}) };
  const isRoot = process.getuid?.() === 0;
  const browser = await launch({
    executablePath: path,
    env,
    headless: 'shell',
    userDataDir: join(folder, 'profile'),
    args: ['--disable-gpu', '--hide-scrollbars', ...(isRoot ? ['--no-sandbox'] : [])],
  });
  try {
    const { files } = await build({ outline: 'outline.yaml', formats: ['html'] });
    const file = join(folder, 'outline.html');
    writeFileSync(file, files[0].bytes);
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    await page.evaluateOnNewDocument(
      (now, seconds, slide) => {
        const time = new Date(now).getTime();
        window.Date = class extends Date {
          constructor() {
            super(time);
          }
          static now() {
            return time;
          }
        };
        // The state as a reload finds it.
        const timer = { before: 0, since: time - seconds * 1000, stamp: 1 };
        history.replaceState({ slide: slide - 1, step: 0, black: false, stamp: 1, timer }, '');
      },
      NOW,
      SECONDS,
      SLIDE,
    );
    await page.goto(`${pathToFileURL(file).href}?view=presenter#${SLIDE}`);
    await page.evaluate(() => document.fonts.ready);
    writeFileSync(FILE, await page.screenshot());
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await photographPresenter();
