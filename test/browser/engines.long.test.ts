/** What the tests in three engines stand on: each engine opens pages, hears keys and has windows. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { ENGINES, opened, until, useEngine } from '../support/engines.js';
import { executable } from '../support/executable.js';
import { serve } from '../support/serve.js';

const HTML = `<!DOCTYPE html><meta charset="utf-8"><title>頁</title>
<style>* { margin: 0 } button { position: absolute; left: 100px; top: 100px; width: 50px }
body { background: #0a0 }</style><button>一</button>
<script>
  const keys = [], clicks = [];
  addEventListener('keydown', (event) => {
    keys.push(event.key);
    if (event.key === 'w') open('#second', 'second', 'popup');
  });
  addEventListener('click', (event) => clicks.push(event.target.tagName, event.clientX));
</script>`;

declare const keys: readonly string[];
declare const clicks: readonly (string | number)[];

const folder = mkdtempSync(join(tmpdir(), 'fireside-engines-'));
const file = join(folder, 'page.html');
writeFileSync(file, HTML);
afterAll(() => rmSync(folder, { recursive: true }));

it('a program that is not installed is asked for by its Debian package', () => {
  expect(() => executable('no-such-program', 'a-package')).toThrow('apt-get install a-package');
});

describe.each(ENGINES)('%s', (name) => {
  const engine = useEngine(name);

  it('opens a page from disk and hears keys and clicks', async () => {
    const page = await (await engine()).newPage();
    await page.goto(pathToFileURL(file).href);
    await page.press('ArrowRight', 'PageDown', 'F5', 'Escape', 'b', '+', ' ');
    await page.click('button');
    await page.clickAt(7, 9);
    expect(await page.evaluate(() => keys)).toEqual([
      'ArrowRight',
      'PageDown',
      'F5',
      'Escape',
      'b',
      '+',
      ' ',
    ]);
    expect(await page.evaluate(() => clicks)).toEqual(['BUTTON', 125, 'HTML', 7]);
    await page.reload();
    expect(await page.evaluate(() => keys.length)).toBe(0);
    expect(await page.evaluate(async (one, two) => ({ one, two: [two] }), 1, 'b')).toEqual({
      one: 1,
      two: ['b'],
    });
    await page.close();
  });

  it('opens a page of a server in a viewport of any size', async () => {
    const served = await serve(new TextEncoder().encode(HTML));
    const page = await (await engine()).newPage();
    await page.goto(served.url);
    for (const [width, height] of [
      [1280, 720],
      [480, 270],
      [3840, 2160],
    ] as const) {
      await page.setViewport(width, height);
      await until(page, (w, h) => innerWidth === w && innerHeight === h, width, height);
      const png = Buffer.from(await page.screenshot());
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width, height]);
    }
    await page.close();
    await served.close();
  });

  it('has several windows at once', async () => {
    const browser = await engine();
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
    const second = await opened(browser, () => page.press('w'));
    await until(second, () => document.title === '頁');
    expect(await second.evaluate(() => location.hash)).toBe('#second');
    await second.press('x');
    expect(await second.evaluate(() => keys)).toEqual(['x']);
    expect(await page.evaluate(() => keys)).toEqual(['w']);
    const all = await browser.pages();
    expect(all).toEqual(expect.arrayContaining([page, second]));
    await second.close();
    expect(await browser.pages()).toHaveLength(all.length - 1);
    await page.close();
  });
});
