/** Pictures in raw Markdown are in every format, and files of the outline's folder like all others. */
import { readFileSync } from 'node:fs';
import { BuildError } from 'fireside-deck';
import { beforeAll, expect, test } from 'vitest';
import { type Built, buildOutline, outlineWith } from '../support/build-deck.js';
import { elements, readPackage } from '../support/pptx-package.js';
import { plainMarp, poppler, slidesOf } from '../support/read-built.js';

const PHOTO = readFileSync('test/fixtures/photo/photo.jpg');
const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40"/></svg>';
const FILES = { 'images/photo.jpg': PHOTO, 'images/a b.svg': DRAWING };

const raw = (title: string, markdown: string): string =>
  `      - {kind: markdown, title: ${title}, markdown: ${JSON.stringify(markdown)}}`;
const SLIDES = [
  raw('一張', '文字\n\n![w:300 一張相片](images/photo.jpg)'),
  raw('一幅', '![w:240 一幅畫](images/a%20b.svg)\n\n`![x](none.png)`'),
  raw('背景', '![bg right:40%](images/photo.jpg)\n\n文字'),
  raw('網頁', '<img src=images/photo.jpg alt="又一張" width="200">'),
].join('\n');
/** What only looks like a picture, and names with Markdown characters in them. */
const UNUSUAL = [
  raw('括號', '![a [small] one](images/a_(1).jpg "title")\n\n    ![code](none.png)'),
  raw(
    '逸出',
    '\\![none](none.png)\n\n```\n![code](none.png)\n```\n\n- 一\n\n    ![in a list](images/a_(1).jpg)',
  ),
].join('\n');

let built: Built;
beforeAll(async () => {
  built = await buildOutline(outlineWith(SLIDES), ['html', 'pdf', 'pptx', 'md'], FILES);
});

test('HTML and Markdown have them inside, with alt text and size', () => {
  for (const slides of [slidesOf(built.text('.html')), plainMarp(built.text('.md')).slides]) {
    const images = slides.map(({ section }) => section.querySelector('p img, div > img, img'));
    const sources = images.map((image) => image?.getAttribute('src')?.slice(0, 15));
    expect([sources[0], sources[1], sources.at(-1)]).toEqual([
      'data:image/jpeg',
      'data:image/svg+',
      'data:image/jpeg',
    ]);
    expect(images[1]?.getAttribute('alt')).toBe('一幅畫');
    expect(images[1]?.getAttribute('width')).toBe('240');
  }
  expect(built.text('.html')).toMatch(/background-image:\s*url\((&quot;|")data:image\/jpeg/);
  expect(built.text('.html')).not.toContain('images/photo.jpg');
});

test('the PDF draws them', () => {
  const pages = [...poppler('pdfimages', built.file('.pdf'), ['-list']).matchAll(/^ +(\d+) /gm)];
  expect(new Set(pages.map(([, page]) => Number(page)))).toEqual(new Set([1, 3, 4]));
});

test('PowerPoint has them where they are, a background at its side, and a slide a slide', () => {
  const { documents, faults } = readPackage(built.file('.pptx'));
  expect(faults).toEqual([]);
  const pictures = [1, 2, 3, 4].map((number) => {
    const [picture] = elements(documents.get(`ppt/slides/slide${number}.xml`), 'p:pic');
    const [name] = elements(picture, 'p:cNvPr');
    const [size] = elements(picture, 'a:ext').filter((one) => one.hasAttribute('cx'));
    return [name?.getAttribute('descr'), Number(size?.getAttribute('cx')) / 9525];
  });
  expect(pictures.map(([alt]) => alt)).toEqual(['一張相片', '一幅畫', '', '又一張']);
  expect(pictures.map(([, width]) => Math.round(Number(width)))).toEqual([300, 240, 512, 200]);
  const number = elements(documents.get('ppt/slides/slide3.xml'), 'p:sp').find(
    (one) => elements(one, 'a:fld').length > 0,
  );
  // Where all others have it: no warning.
  expect(elements(number, 'a:off')).toEqual([]);
});

test('brackets in names and words, code and escapes are read as Markdown reads them', async () => {
  const files = { 'images/a_(1).jpg': PHOTO };
  const odd = await buildOutline(outlineWith(UNUSUAL), ['html'], files);
  const images = slidesOf(odd.text('.html')).map(({ section }) =>
    [...section.querySelectorAll('img')].map((image) => image.getAttribute('src')?.slice(0, 15)),
  );
  expect(images).toEqual([['data:image/jpeg'], ['data:image/jpeg']]);
});

test('an included file names them from its own folder', async () => {
  const yaml = outlineWith('      - include: parts/one.yaml');
  const part = `- ${raw('一張', '![一](b%20c.jpg)').trim().slice(2)}`;
  const files = { 'parts/one.yaml': part, 'parts/b c.jpg': PHOTO };
  const included = await buildOutline(yaml, ['md'], files);
  expect(included.text('.md')).toContain('![一](data:image/jpeg;base64,');
});

test.each([
  ['![一](images/none.png)', 'picture/missing', 'images/none.png'],
  ['![一](https://example.org/a.png)', 'picture/address', 'https://example.org/a.png'],
  ['![bg](images/a.svg)', 'picture/background', 'images/a.svg'],
  ['![一][甲]\\n\\n[甲]: images/photo.jpg', 'picture/reference', '![一][甲]'],
])('%s is refused at its place', async (markdown, code, words) => {
  const yaml = outlineWith(`      - kind: markdown\n        markdown: "# 題\\n\\n${markdown}"`);
  const problems = await buildOutline(yaml, ['html'], FILES).then(
    () => [],
    (error: unknown) => (error instanceof BuildError ? error.problems : []),
  );
  expect(problems.map((one) => one.code)).toEqual([code]);
  const { lineText = '', column = 0 } = problems[0]?.place ?? {};
  expect(lineText.slice(column - 1)).toMatch(
    new RegExp(`^${words.replaceAll(/[.[\]!]/g, '\\$&')}`),
  );
});
