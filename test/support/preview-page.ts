/** A preview as a writer has it: the server, its page in a browser with scripts, and the files. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Place, type Preview, preview } from 'fireside-deck';
import type { Browser, Page } from 'puppeteer-core';
import type { Files } from './build-deck.js';
import { emptyFontsEnv } from './empty-fonts.js';

export interface OpenPreview {
  readonly page: Page;
  readonly preview: Preview;
  readonly folder: string;
  /** The path of the outline. */
  readonly outline: string;
  /** The places that the editor was asked for. */
  readonly edited: Place[];
  /** What went wrong in the page. */
  readonly faults: string[];
  /** Writes a file beside the outline, as an editor that writes in place does. */
  write(name: string, content: string | Uint8Array): void;
  close(): Promise<void>;
}

/**
 * Gives the open preview another deck, as if it had just been opened for it: all files but its own
 * are gone.
 */
export async function reuse(open: OpenPreview, yaml: string, files: Files = {}): Promise<void> {
  decks++;
  const title = `第${decks}份`;
  for (const name of readdirSync(open.folder)) {
    if (name !== 'outline.yaml') rmSync(join(open.folder, name), { recursive: true });
  }
  for (const [name, content] of Object.entries(files)) open.write(name, content);
  open.edited.length = 0;
  open.faults.length = 0;
  open.write('outline.yaml', yaml.replace('title: 測試', `title: ${title}`));
  await open.page.waitForFunction(
    (wanted) => document.querySelector('#title')?.textContent === wanted,
    {},
    title,
  );
  await open.page.goto('about:blank');
  await open.page.goto(open.preview.address);
  await open.page.waitForSelector('#number:not(:empty)');
}

let decks = 0;

/** Starts a preview of an outline that is written for it, and opens it. */
export async function openPreview(
  browser: Browser,
  yaml: string,
  files: Files = {},
): Promise<OpenPreview> {
  const folder = mkdtempSync(join(tmpdir(), 'fireside-preview-'));
  const write = (name: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  };
  for (const [name, content] of Object.entries(files)) write(name, content);
  write('outline.yaml', yaml);
  const outline = join(folder, 'outline.yaml');
  const edited: Place[] = [];
  const edit = (place: Place) => void edited.push(place);
  const running = await preview({ outline, env: emptyFontsEnv(), edit });
  const page = await browser.newPage();
  await page.setViewport({ width: 1440, height: 860 });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.goto(running.address);
  return {
    page,
    preview: running,
    folder,
    outline,
    edited,
    faults,
    write,
    async close() {
      await page.close();
      await running.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
