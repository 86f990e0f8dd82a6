/** What another version of the browser prints is finished as well: Debian's, which is updated weekly. */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'fireside-deck';
import { afterAll, describe, expect, test } from 'vitest';
import { findBrowser, launchBrowser } from '../../../src/browser/index.js';
import { emptyFontsEnv } from '../../support/empty-fonts.js';
import { pdfPages, poppler } from '../../support/read-built.js';

/** Not that in PATH: installed there, it would take the place of the bundled one in all tests. */
const DEBIAN = '/usr/lib/chromium/chromium';

/** By their paths, so that each is tested whatever is installed. */
const BROWSERS: readonly [name: string, path: () => Promise<string>][] = [
  ['the bundled one', async () => (await findBrowser({ env: { HOME: process.env.HOME } })).path],
  [
    'Debian’s Chromium',
    async () => {
      if (existsSync(DEBIAN)) return DEBIAN;
      throw new Error(`${DEBIAN} is not there: apt-get install chromium`);
    },
  ],
];

const texts: string[][] = [];

describe.each(BROWSERS)('printed by %s', (_, path) => {
  test('PDF and handout are whole, and finished without a warning', async () => {
    const { files, problems } = await build({
      outline: 'test/fixtures/kinds/outline.yaml',
      formats: ['pdf', 'handout'],
      browser: await path(),
      env: emptyFontsEnv(),
    });
    expect(problems.map(({ code }) => code)).not.toContain('pdf/unfinished');
    expect(files.map(({ name }) => name)).toEqual(['outline.pdf', 'outline-handout.pdf']);
    for (const { bytes } of files) {
      expect(poppler('qpdf', bytes, ['--check'])).toContain('No syntax or stream encoding errors');
      expect(poppler('pdfinfo', bytes, [])).toMatch(/Creator: +Fireside\n[\s\S]*Tagged: +yes/);
      expect(poppler('pdfinfo', bytes, ['-meta'])).toContain('<pdfuaid:part>1</pdfuaid:part>');
      expect(poppler('qpdf', bytes, ['--json', '--json-key=outlines'])).toContain('工具的樣子');
    }
    texts.push(files.flatMap(({ bytes }) => pdfPages(bytes)));
  });
});

test('each page has the same text by both', () => {
  expect(texts).toHaveLength(BROWSERS.length);
  expect(texts[1]).toEqual(texts[0]);
});

describe('a temporary folder with a long path', () => {
  const before = process.env.TMPDIR;
  const parent = mkdtempSync(join(tmpdir(), 'fireside-test-'));
  afterAll(() => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(parent, { recursive: true, force: true });
  });

  test('is none for Chromium, whose socket’s path may not be as long', async () => {
    const long = join(parent, 'x'.repeat(60));
    mkdirSync(long);
    process.env.TMPDIR = long;
    const browser = await launchBrowser({ path: DEBIAN, kind: 'given' }, { timeoutMs: 30_000 });
    expect(await browser.version()).toMatch(/^(Headless)?Chrome\/\d+/);
    await browser.close();
  });
});
