/** A built deck as a speaker has it: the file on disk, in a browser with its scripts on. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'fireside-deck';
import type { Browser, Page } from 'puppeteer-core';
import { withOutline } from './build-deck.js';
import { emptyFontsEnv } from './empty-fonts.js';
import { scriptingBrowser } from './scripting-browser.js';

export interface OpenDeck {
  readonly browser: Browser;
  /** The page in which the deck is open; `open` loads it anew. */
  readonly page: Page;
  readonly html: string;
  readonly bytes: Uint8Array;
  /** The file's address. */
  readonly url: string;
  /** All addresses that were asked for. */
  readonly asked: readonly string[];
  /** What went wrong in a page. */
  readonly faults: readonly string[];
  /** Opens the deck anew; `more` comes behind its address. */
  open(more?: string, page?: Page): Promise<void>;
  /** Hears of what a further page asks for and where it fails. */
  watch(page: Page): void;
  close(): Promise<void>;
}

/** @param outline the text of one, or the path of one that is there */
export async function openDeck(outline: string | { readonly path: string }): Promise<OpenDeck> {
  const folder = mkdtempSync(join(tmpdir(), 'fireside-open-'));
  const make = (path: string) => build({ outline: path, formats: ['html'], env: emptyFontsEnv() });
  const { files } = await (typeof outline === 'string'
    ? withOutline(outline, {}, make)
    : make(outline.path));
  const bytes = files[0]?.bytes ?? new Uint8Array();
  const file = join(folder, 'outline.html');
  writeFileSync(file, bytes);
  const url = pathToFileURL(file).href;
  const { browser, close } = await scriptingBrowser();
  const asked: string[] = [];
  const faults: string[] = [];
  const watch = (page: Page): void => {
    page.on('request', (request) => asked.push(request.url()));
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => {
      // Where a test asks the protocol about CSS, that reads the document's file once more.
      const isOurs = message.text().startsWith('Unsafe attempt to load URL file:');
      if (message.type() === 'error' && !isOurs) faults.push(message.text());
    });
  };
  const page = await browser.newPage();
  watch(page);
  const open = async (more = '', where = page): Promise<void> => {
    // Where only the part behind “#” differs, a browser stays as it is.
    await where.goto('about:blank');
    await where.goto(`${url}${more}`, { waitUntil: 'load' });
  };
  await open();
  return {
    browser,
    page,
    html: new TextDecoder().decode(bytes),
    bytes,
    url,
    asked,
    faults,
    open,
    watch,
    async close() {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The title of the slide that is shown, or of the one in another place. */
export function shown(page: Page, place: 'now' | 'next' = 'now'): Promise<string | undefined> {
  return page.evaluate((where) => {
    const slide = document.querySelector<HTMLElement>(`.slide[data-place=${where}]`);
    if (
      slide === null ||
      !slide.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    )
      return undefined;
    return slide.querySelector('h1')?.textContent?.replace(/\s+/g, ' ').trim();
  }, place);
}

/** Waits until that slide is shown: another window's news takes its way. */
export async function untilShown(page: Page, title: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelector('.slide[data-place=now] h1')?.textContent?.trim() === wanted,
    {},
    title,
  );
}

/** Presses keys one after the other. */
export async function press(page: Page, ...keys: Parameters<Page['keyboard']['press']>[0][]) {
  for (const key of keys) await page.keyboard.press(key);
}
