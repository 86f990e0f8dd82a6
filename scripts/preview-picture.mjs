/** The preview as a writer sees it, with the talk in it and a mistake in its outline. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser, preview } from 'fireside-deck';
import { launch } from 'puppeteer-core';

const WIDTH = 1280;
const HEIGHT = 720;
/** The slide that is looked at. */
const SLIDE = 8;

/**
 * @param file where the picture goes; one with a mistake goes beside it
 */
export async function takePreview(file) {
  const folder = mkdtempSync(join(tmpdir(), 'fireside-pictures-'));
  const { path, libraries } = await findBrowser({ env: process.env });
  const browser = await launch({
    executablePath: path,
    headless: 'shell',
    env: { ...process.env, ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}) },
    args: ['--hide-scrollbars', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  const before = process.cwd();
  try {
    cpSync('images', join(folder, 'images'), { recursive: true });
    const talk = readFileSync('outline.yaml', 'utf8');
    // Paths are relative to the folder that a writer is in.
    process.chdir(folder);
    writeFileSync('outline.yaml', talk);
    const running = await preview({ outline: 'outline.yaml', edit: () => {} });
    const page = await browser.newPage();
    await page.setViewport({ width: WIDTH, height: HEIGHT, deviceScaleFactor: 1 });
    await page.goto(running.address);
    const isChecked = () => document.body.dataset.progress === 'checked';
    await page.waitForFunction(isChecked, { timeout: 60_000 });
    for (let i = 1; i < SLIDE; i++) await page.keyboard.press('ArrowRight');
    const take = async (name) => {
      await page.evaluate(() => document.fonts.ready.then(() => {}));
      writeFileSync(join(before, name), await page.screenshot());
    };
    await take(file);
    writeFileSync('outline.yaml', talk.replace('      - kind: points', '      - kind: pionts'));
    await page.waitForSelector('#mistakes .problem');
    await take(file.replace('.png', '-mistake.png'));
    await running.close();
  } finally {
    process.chdir(before);
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
