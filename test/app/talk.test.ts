/** The files of the real talk, read back with tools that did not write them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BuildResult,
  build,
  type CompiledDeck,
  compile,
  startFontEmbedder,
} from 'fireside-deck';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyFontsEnv } from '../support/empty-fonts.js';

const FORMATS = ['html', 'pdf', 'handout', 'pptx', 'md'] as const;
let result: BuildResult;
let compiled: CompiledDeck;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fireside-talk-'));
  const fonts = startFontEmbedder();
  compiled = await compile('outline.yaml', fonts);
  await fonts.close();
  result = await build({ outline: 'outline.yaml', formats: FORMATS, env: emptyFontsEnv() });
  for (const { name, bytes } of result.files) writeFileSync(join(folder, name), bytes);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(command: string, ...args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
  });
  if (error) throw error;
  expect({ command, status, stderr }).toMatchObject({ status: 0 });
  return stdout;
}

const sizeOf = (name: string): number => readFileSync(join(folder, name)).length;

test('the talk builds without a warning', () => {
  expect(result.problems).toEqual([]);
  expect(result.files.map(({ name }) => name).sort()).toEqual([
    'outline-handout.pdf',
    'outline.html',
    'outline.md',
    'outline.pdf',
    'outline.pptx',
  ]);
});

test('HTML at most 1.5 MB, PDF and handout under 1 MB', () => {
  expect(sizeOf('outline.html')).toBeLessThan(1_500_000);
  expect(sizeOf('outline.pdf')).toBeLessThan(1_000_000);
  expect(sizeOf('outline-handout.pdf')).toBeLessThan(1_000_000);
});

test('HTML asks nothing of any address', () => {
  const html = readFileSync(join(folder, 'outline.html'), 'utf8');
  expect(html).toContain('<html lang="zh-Hant" translate="no">');
  expect(
    html.match(/(?:src|href)="(?!#|data:)[^"]*"|url\((?!["']?data:)[^)]*\)|@import/g) ?? [],
  ).toEqual([]);
});

test.each(['outline.pdf', 'outline-handout.pdf'])('%s embeds our TrueType fonts only', (name) => {
  const lines = run('pdffonts', name).trim().split('\n').slice(2);
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) {
    expect(line).toMatch(
      /^[A-Z]{6}\+NotoSans(TC|SC)?-(Regular|Bold) +CID TrueType +Identity-H +yes yes yes/,
    );
  }
});

test('the PDF is sound, tagged, 16:9, in the deck’s language, with title and author', () => {
  run('qpdf', '--check', 'outline.pdf');
  const info = run('pdfinfo', 'outline.pdf');
  expect(info).toMatch(/^Title: +人人都有自己的AI代理人$/m);
  expect(info).toMatch(/^Author: +\S/m);
  expect(info).toMatch(/^Tagged: +yes$/m);
  expect(info).toMatch(/^Page size: +960 x 540 pts$/m);
  expect(info).toMatch(new RegExp(`^Pages: +${result.slides}$`, 'm'));
  const catalog = JSON.stringify(JSON.parse(run('qpdf', '--json', 'outline.pdf')));
  expect(catalog).toContain('"/Lang":"u:zh-Hant"');
});

test('each page of the PDF gives back its title and no Kangxi radical', () => {
  const pages = run('pdftotext', '-raw', 'outline.pdf', '-').split('\f');
  for (const { number, title } of compiled.rendered.slides) {
    const page = (pages[number - 1] ?? '').replace(/\s/g, '');
    expect(page).toContain(title.replace(/\s/g, ''));
    expect(page).not.toMatch(/[\u2f00-\u2fdf\u2e80-\u2eff]/);
  }
});

test('bookmarks: a section over its slides, each leading to its page', () => {
  const { outlines } = JSON.parse(run('qpdf', '--json', '--json-key=outlines', 'outline.pdf')) as {
    outlines: {
      title: string;
      destpageposfrom1: number;
      kids: { title: string; destpageposfrom1: number }[];
    }[];
  };
  const { slides, sections } = compiled.rendered;
  expect(outlines.filter(({ kids }) => kids.length > 0).map(({ title }) => title)).toEqual(
    sections.map(({ title }) => title),
  );
  const all = outlines.flatMap(({ kids, ...one }) => [one, ...kids]);
  expect(all.map(({ title, destpageposfrom1 }) => [title, destpageposfrom1])).toEqual(
    slides.map(({ title, number }) => [title, number]),
  );
});

test('links between slides lead to their pages', () => {
  const destinations = run('pdfinfo', '-dests', 'outline.pdf');
  const commented = compiled.rendered.slides.filter(({ html }) => html.includes('href="#'));
  expect(commented.length).toBeGreaterThan(5);
  expect(destinations).toMatch(/"\d+"/);
});

test('the handout has three slides to an A4 page', () => {
  const info = run('pdfinfo', 'outline-handout.pdf');
  expect(info).toMatch(/^Page size: +59[45][.\d]* x 84[12][.\d]* pts \(A4\)$/m);
  // Of 36 slides; one that opens a section is not alone at a page's end.
  expect(info).toMatch(/^Pages: +13$/m);
  run('qpdf', '--check', 'outline-handout.pdf');
  const last = run('pdftotext', '-f', '2', '-l', '2', 'outline-handout.pdf', '-').replace(
    /\s/g,
    '',
  );
  for (const { title } of compiled.rendered.slides.slice(2, 5)) {
    expect(last).toContain(title.replace(/\s/g, ''));
  }
});

test('the same outline gives the same bytes', async () => {
  const again = await build({ outline: 'outline.yaml', formats: FORMATS, env: emptyFontsEnv() });
  for (const { name, bytes } of again.files) {
    expect({
      name,
      same: Buffer.compare(Buffer.from(bytes), readFileSync(join(folder, name))),
    }).toEqual({
      name,
      same: 0,
    });
  }
});
