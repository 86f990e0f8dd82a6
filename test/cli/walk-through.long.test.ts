/**
 * The way of somebody who gives a talk next week: a talk begun, three mistakes made and mended while
 * the preview is open, and the deck built; all by the command line and in a real browser.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyFontsEnv } from '../support/empty-fonts.js';
import { pdfPages } from '../support/read-built.js';
import { scriptingBrowser } from '../support/scripting-browser.js';

const BIN = resolve('dist/bin.js');
const env = emptyFontsEnv();
const folder = mkdtempSync(join(tmpdir(), 'fireside-walk-'));
const outline = join(folder, 'outline.yaml');
let browser: Browser;
let closeBrowser: () => Promise<void>;
let preview: ChildProcess | undefined;

beforeAll(async () => {
  ({ browser, close: closeBrowser } = await scriptingBrowser());
});
afterAll(async () => {
  preview?.kill('SIGKILL');
  await closeBrowser();
  rmSync(folder, { recursive: true, force: true });
});

const fireside = (...args: readonly string[]): string =>
  execFileSync(process.execPath, [BIN, ...args], { cwd: folder, env, encoding: 'utf8' });

/** Changes the outline as an editor does that writes in place. */
function change(from: string, to: string): void {
  const text = readFileSync(outline, 'utf8');
  expect(text).toContain(from);
  writeFileSync(outline, text.replace(from, to));
}

async function openPreview(): Promise<Page> {
  const child = spawn(process.execPath, [BIN, 'preview', '--no-open'], { cwd: folder, env });
  preview = child;
  let said = '';
  child.stdout.on('data', (data) => {
    said += data;
  });
  await expect.poll(() => said, { timeout: 50_000 }).toMatch(/http:\S+\n/);
  const page = await browser.newPage();
  await page.goto(/http:\S+/.exec(said)?.[0] ?? '');
  await page.waitForSelector('#number:not(:empty)');
  return page;
}

const overlay = (page: Page): Promise<string> =>
  page
    .waitForSelector('#mistakes .problem')
    .then(() => page.$eval('#mistakes', ({ textContent }) => textContent ?? ''));

const isMended = (page: Page) =>
  page.waitForFunction(() => document.querySelector('#mistakes .problem') === null);

/** The line, from 1, on which a text stands. */
const lineOf = (text: string): number =>
  readFileSync(outline, 'utf8').slice(0, readFileSync(outline, 'utf8').indexOf(text)).split('\n')
    .length;

test('from init through three mistakes to a built deck', { timeout: 180_000 }, async () => {
  fireside('init', '--kind', 'panel', '--lang', 'en', '--title', 'What we learned');
  const page = await openPreview();
  expect(await page.$eval('#title', ({ textContent }) => textContent)).toBe('What we learned');

  change('kind: figures', 'kind: figurs');
  const first = await overlay(page);
  expect(first).toContain(`outline.yaml:${lineOf('kind: figurs')}`);
  expect(first).toContain('figures');
  change('kind: figurs', 'kind: figures');
  await isMended(page);

  change('by: chen', 'by: chan');
  const second = await overlay(page);
  expect(second).toContain(`outline.yaml:${lineOf('by: chan')}`);
  expect(second).toContain('chen');
  change('by: chan', 'by: chen');
  await isMended(page);

  change('title: More than half do', 'title: Note: more than half do');
  expect(await overlay(page)).toContain(`outline.yaml:${lineOf('Note: more')}`);
  const title = 'Note: more than half do not want to go back';
  change(title, `"${title}"`);
  await isMended(page);
  await page.waitForFunction(() =>
    document.querySelector('#strip')?.shadowRoot?.textContent?.includes('Note: more than half'),
  );

  expect(fireside('check')).toMatch(/0 errors, 0 warnings/);
  fireside('build');
  const pdf = readFileSync(join(folder, 'output', 'outline.pdf'));
  expect(pdfPages(pdf).join('')).toContain('Note:morethanhalf');
  for (const ending of ['.html', '-handout.pdf', '.pptx', '.md']) {
    expect(existsSync(join(folder, 'output', `outline${ending}`))).toBe(true);
  }
});
