/** A text is shown as it was written, sign for sign, in every field and format; plain Marp asks nobody. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { beforeAll, expect, test } from 'vitest';
import { type Built, buildOutline } from '../support/build-deck.js';
import { markedSlides } from '../support/field-words.js';
import { elements, paragraphs, readPackage } from '../support/pptx-package.js';
import { plainMarp } from '../support/read-built.js';

/** Entities, tags, quotes, what Markdown and TeX would take for theirs, and emoji in both forms. */
const SIGNS = '&lt;b> &#106; &amp; "q" \'r\' <i> $x$ :smile: 😀☕';
/** Entities of raw Markdown are Markdown's; emoji are what plain Marp would fetch. */
const RAW = ':smile: 😀☕';

const { yaml, marked } = markedSlides((word, isMarkdown) => `${word} ${isMarkdown ? RAW : SIGNS}`);
const OUTLINE = `deck: {title: ':smile: 😀', lang: en, auto: {cover: true, agenda: false, sources: true, closing: false}}
people: {ann: {name: 'Ann :smile: 😀', side: guest}}
sources: {book: {title: 'A :smile: 😀', authors: [':cat: 🐈'], publisher: ':book: 📗', url: 'https://example.org/:smile:/x'}}
sections:
  - title: 'Section :smile: 😀'
    subtitle: ':smile: 😀'
    slides:
      - {kind: points, id: target, title: Target, points: [a point]}
${yaml.replace(/^/gm, '      ')}`;

let built: Built;
beforeAll(async () => {
  const files = {
    'photo.jpg': readFileSync('test/fixtures/photo/photo.jpg'),
    'clip.mp4': readFileSync('test/fixtures/kinds/clip.mp4'),
  };
  built = await buildOutline(OUTLINE, ['html', 'pptx', 'md'], files);
});

/** What is read of a page: its text, emoji by their alt texts, and what pictures and charts say. */
function spoken(html: string): string {
  const { document } = parseHTML(html);
  for (const script of document.querySelectorAll('script,style')) script.remove();
  const attributes = [...document.querySelectorAll('[alt],[aria-label],[data-chart]')].flatMap(
    (one) => [
      one.getAttribute('alt') ?? '',
      one.getAttribute('aria-label') ?? '',
      JSON.stringify(JSON.parse(one.getAttribute('data-chart') ?? '""')).replaceAll('\\"', '"'),
    ],
  );
  for (const emoji of document.querySelectorAll('img.emoji'))
    emoji.replaceWith(emoji.getAttribute('alt') ?? '');
  return [document.querySelector('body')?.textContent ?? '', ...attributes].join('\n');
}

/** The fields whose text is not there as it was written. */
function changed(shown: string): string[] {
  const all = shown.replace(/\s+/g, ' ');
  return marked
    .filter(({ field }) => field !== 'code.language')
    .filter(({ field, word }) => {
      const signs = field === 'markdown.markdown' ? RAW : SIGNS;
      return !all.includes(`${word} ${signs}`);
    })
    .map(({ field }) => field);
}

test('in HTML', () => {
  expect(changed(spoken(built.text('.html')))).toEqual([]);
});

test('in plain Marp', () => {
  expect(changed(spoken(`<body>${plainMarp(built.text('.md')).html}</body>`))).toEqual([]);
});

test('in PowerPoint', () => {
  const { documents } = readPackage(built.file('.pptx'));
  const parts = [...documents].filter(([path]) => /^ppt\/(slides|charts)\//.test(path));
  const texts = parts.flatMap(([, part]) => [
    ...paragraphs(part),
    ...elements(part, 'c:v').map(({ textContent }) => textContent),
    ...elements(part, 'p:cNvPr').map((one) => one.getAttribute('descr')),
  ]);
  expect(changed(texts.join('\n'))).toEqual([]);
});

test('outline.md asks for nothing, whether marp-core or marp-cli opens it', () => {
  const markdown = built.text('.md');
  const folder = mkdtempSync(join(tmpdir(), 'fireside-marp-'));
  try {
    const path = join(folder, 'outline.md');
    writeFileSync(path, markdown);
    const cli = ['--no-install', 'marp', path, '--output', join(folder, 'outline.html')];
    execFileSync('npx', cli, { stdio: 'ignore' });
    const pages = [plainMarp(markdown).html, readFileSync(join(folder, 'outline.html'), 'utf8')];
    for (const page of pages) {
      const { document } = parseHTML(`<body>${page}</body>`);
      const asked = [...document.querySelectorAll('[src],link[href],image')].map(
        (one) => one.getAttribute('src') ?? one.getAttribute('href') ?? '',
      );
      expect(asked.length).toBeGreaterThan(20);
      expect(asked.filter((address) => !address.startsWith('data:'))).toEqual([]);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
