/** The installed marp-cli converts outline.md: each slide has the text and the picture of ours. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../../../src/browser/index.js';
import { UNHINTED } from '../../support/empty-fonts.js';
import { stepsIn } from '../../support/guide-files.js';
import { marpCli } from '../../support/marp-cli.js';
import { officeFonts } from '../../support/office-fonts.js';
import { pagePictures } from '../../support/pixels.js';
import { pdfPages, poppler } from '../../support/read-built.js';
import { scriptingBrowser } from '../../support/scripting-browser.js';

const folder = mkdtempSync(join(tmpdir(), 'fireside-marp-'));
/** A machine on which Noto Sans is installed, as `outline.md` has no fonts inside. */
let env: NodeJS.ProcessEnv;
let ours: Uint8Array;

beforeAll(async () => {
  env = officeFonts(join(folder, 'fonts'), 'Noto Sans', UNHINTED);
  const { path, libraries } = await findBrowser({ env });
  env = { ...env, CHROME_PATH: path, ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}) };
  // What the documentation has its reader do.
  for (const step of stepsIn(readFileSync('docs/marp.md', 'utf8'))) {
    if (!('file' in step)) continue;
    mkdirSync(dirname(join(folder, step.file)), { recursive: true });
    writeFileSync(join(folder, step.file), step.text);
  }
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(resolve('.'), join(folder, 'node_modules/fireside-deck'));
  cpSync('outline.yaml', join(folder, 'outline.yaml'));
  cpSync('images', join(folder, 'images'), { recursive: true });
  run(resolve('dist/bin.js'), 'build', '--to', 'md,pdf', '--out', 'ours');
  ours = readFileSync(join(folder, 'ours/outline.pdf'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(script: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${script} ${args.join(' ')}: ${status}\n${stderr}`);
}

/** Of a thousand pixels; where subset and whole fonts are smoothed differently. None was measured. */
const TOLERANCE = 1;
/** Of 255, in any colour: below it nobody sees a difference. */
const VISIBLE = 8;

function expectSameSlides(pdf: Uint8Array): void {
  expect(pdfPages(pdf)).toEqual(pdfPages(ours));
  const others = pagePictures(pdf);
  const different = pagePictures(ours).map(({ pixels }, page) => {
    const other = others[page]?.pixels ?? Buffer.alloc(0);
    let count = 0;
    for (let at = 0; at < pixels.length; at += 3) {
      const isSame = [0, 1, 2].every(
        (color) => Math.abs((pixels[at + color] ?? 0) - (other[at + color] ?? -VISIBLE)) < VISIBLE,
      );
      if (!isSame) count++;
    }
    return { page: page + 1, thousandths: (count / (pixels.length / 3)) * 1000 };
  });
  expect(different).toHaveLength(others.length);
  expect(different.filter(({ thousandths }) => thousandths > TOLERANCE)).toEqual([]);
}

test('to PDF', () => {
  run(marpCli, 'ours/outline.md', '--pdf', '--no-stdin', '--no-config-file', '-o', 'marp.pdf');
  expectSameSlides(readFileSync(join(folder, 'marp.pdf')));
});

test('to HTML, as a browser prints it', async () => {
  run(marpCli, 'ours/outline.md', '--no-stdin', '--no-config-file', '-o', 'marp.html');
  const { browser, close } = await scriptingBrowser(env);
  try {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(folder, 'marp.html')).href);
    expectSameSlides(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  } finally {
    await close();
  }
});

test('by the configuration of docs/marp.md, with Markdown in our theme beside it', () => {
  run(marpCli, '--no-stdin');
  expectSameSlides(readFileSync(join(folder, 'output/outline.pdf')));
  const agenda = readFileSync(join(folder, 'output/agenda.pdf'));
  expect(pdfPages(agenda)).toEqual(['BeforethetalkSoundandlight講者備註1']);
  expect(poppler('pdffonts', agenda, [])).toMatch(/NotoSans-Bold[\s\S]*NotoSansTC-Regular/);
  const [{ pixels } = { pixels: Buffer.alloc(0) }] = pagePictures(agenda);
  // The paper of `fireside`, and the accent of the theme that imports it, before each item.
  expect([...pixels.subarray(0, 3)]).toEqual([0xfb, 0xfa, 0xf7]);
  expect(pixels.includes(Buffer.from([0x0f, 0x62, 0x68]))).toBe(true);
});
