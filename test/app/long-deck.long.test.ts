/** A deck of 300 slides is built as one of thirty is. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { watchMemory } from '../../bench/memory.mjs';
import { entriesOf } from '../../src/deck/entries.js';
import { buildOutline, compileFile, outlineWith, withOutline } from '../support/build-deck.js';
import { emptyFontsEnv } from '../support/empty-fonts.js';
import { halfClear } from '../support/png.js';
import { readPackage } from '../support/pptx-package.js';
import { pdfPages, slidesOf } from '../support/read-built.js';

const slide = (number: number): string =>
  `      - {kind: points, title: 第${number}頁, points: [一個要點，說明開源的好處, {text: 另一個, points: [更細的一點]}, 第三個], notes: 第${number}頁的備註。}`;

it('cuts a slide once, into however many parts', async () => {
  const yaml = outlineWith(
    '      - {kind: code, title: 碼, code: "1\\n2\\n3\\n4\\n5\\n6\\n7\\n8\\n9"}',
  );
  const { outline } = await withOutline(yaml, {}, compileFile);
  const [section] = outline.sections;
  const [slide] = section?.slides ?? [];
  if (section === undefined || slide === undefined) throw new Error('the outline has a slide');
  const { code: lines } = slide.fields.code as { code: string };
  let reads = 0;
  // What is spread over the parts has no lines of its own: they are read where it is cut.
  const code = Object.defineProperty({ $role: 'code' }, 'code', {
    get() {
      reads++;
      return lines;
    },
  });
  const fields = { ...slide.fields, code } as typeof slide.fields;
  const counting = { ...outline, sections: [{ ...section, slides: [{ ...slide, fields }] }] };
  const plan = { parts: 9, fineness: 'items' } as const;
  const parts = entriesOf(counting, new Map([[0, plan]]));
  const shown = parts.map((part) => (part.slide.fields.code as { code: string }).code);
  expect(shown).toEqual(lines.trim().split('\n'));
  expect(reads).toBe(1);
});

it('has all of 1,000 lines of code once, on as many slides as they take', async () => {
  const lines = Array.from({ length: 1000 }, (_, i) => `${'  '.repeat(i % 4)}step${i}(${i});`);
  const yaml = `      - kind: code\n        title: 碼\n        language: js\n        code: |\n${lines
    .map((line) => `          ${line}`)
    .join('\n')}`;
  const built = await buildOutline(outlineWith(yaml), ['html', 'pdf', 'pptx']);
  expect(built.problems.map(({ code }) => code)).toEqual(['fit/split']);
  const slides = slidesOf(built.text('.html'));
  const shown = slides.map(({ section }) => section.querySelector('pre code')?.textContent ?? '');
  expect(shown.flatMap((code) => code.trimEnd().split('\n')).map((line) => line.trim())).toEqual(
    lines.map((line) => line.trim()),
  );
  const pages = pdfPages(built.file('.pdf'));
  expect(pages.length).toBe(slides.length);
  expect(pages.length).toBeLessThan(80);
  const steps = (text: string) => text.match(/step\d+/g) ?? [];
  const all = lines.flatMap(steps);
  expect(pages.flatMap(steps)).toEqual(all);
  const { documents } = readPackage(built.file('.pptx'));
  expect(
    slides.flatMap((_, index) =>
      steps(documents.get(`ppt/slides/slide${index + 1}.xml`)?.documentElement?.textContent ?? ''),
    ),
  ).toEqual(all);
});

it('is built to all formats with less than 600 MB, all processes together', async () => {
  const slides = Array.from({ length: 300 }, (_, index) => slide(index + 1)).join('\n');
  await withOutline(outlineWith(slides), {}, async (outline) => {
    const out = join(dirname(outline), 'output');
    const args = [resolve('dist/bin.js'), 'build', outline, '--out', out];
    const child = spawn(process.execPath, args, { env: emptyFontsEnv(), stdio: 'ignore' });
    const stop = watchMemory(child.pid ?? 0, 50);
    const [status] = await once(child, 'close');
    const memory = stop();
    expect(status).toBe(0);
    expect(memory).toBeGreaterThan(100);
    expect(memory).toBeLessThan(600);
    const { files } = readPackage(readFileSync(join(out, 'outline.pptx')));
    const written = [...files.keys()].filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path));
    expect(written).toHaveLength(300);
  });
});

it('has a picture of its own on each slide, in PowerPoint too', async () => {
  const names = Array.from({ length: 250 }, (_, index) => `${index}.png`);
  const slides = names.map(
    (name) => `      - {kind: image, title: 圖, image: {src: ${name}, alt: 圖}}`,
  );
  const files = Object.fromEntries(
    names.map((name, index) => [name, halfClear(300 + Math.floor(index / 200), 200, index % 200)]),
  );
  // Hidden pages are given less after ten seconds: one picture a second would take four minutes.
  const built = await buildOutline(outlineWith(slides.join('\n')), ['pptx', 'html'], files);
  const media = [...readPackage(built.file('.pptx')).files.keys()];
  expect(media.filter((path) => path.startsWith('ppt/media/'))).toHaveLength(names.length);
});
