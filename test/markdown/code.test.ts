/** The kind `code`, and code in other texts: coloured, in a font of its own, complete in every format. */
import { beforeAll, expect, test } from 'vitest';
import { type Built, buildOutline, outlineWith } from '../support/build-deck.js';
import { elements, readPackage } from '../support/pptx-package.js';
import { pdfPages, poppler, slidesOf } from '../support/read-built.js';

const CODE = `export function explain({ place }: Problem): string {
\tconst { file, line } = place; // 說明 <b> & "引號"
    return \`\${file}:\${line} **不是粗體**\`;
}`;

/** A slide of code; `code` is in the outline unchanged. */
function codeSlide(fields: string, code: string): string {
  const lines = code.split('\n').map((line) => (line === '' ? '' : `          ${line}`));
  return `      - kind: code\n${fields.replace(/^/gm, '        ')}\n        code: |\n${lines.join('\n')}`;
}

let built: Built;
beforeAll(async () => {
  const slides = [
    codeSlide('title: 程式\nlanguage: ts\nhighlight: 2-3', CODE),
    '      - {kind: points, title: 行內, points: ["執行 `npm start` 就好"]}',
  ];
  built = await buildOutline(outlineWith(slides.join('\n')), ['html', 'pdf', 'pptx']);
});

test('its characters are exactly the outline’s', () => {
  const [slide] = slidesOf(built.text('.html'));
  expect(slide?.section.querySelector('pre code')?.textContent).toBe(CODE);
});

test('words have the colours of its language, and the lines that matter are marked', () => {
  const [slide] = slidesOf(built.text('.html'));
  const texts = (selector: string): (string | null)[] =>
    [...(slide?.section.querySelectorAll(selector) ?? [])].map((one) => one.textContent);
  expect(texts('.hljs-keyword')).toEqual(expect.arrayContaining(['export', 'function', 'const']));
  expect(texts('mark')).toEqual(CODE.split('\n').slice(1, 3));
});

test('the PDF has it in an embedded monospaced TrueType font', () => {
  const faces = poppler('pdffonts', built.file('.pdf'), []);
  expect(faces).toMatch(/NotoSansMono\S*\s+CID TrueType\s+\S+\s+yes/);
  expect(faces).not.toContain('Type 3');
  expect(pdfPages(built.file('.pdf'))[0]).toContain('//說明<b>&"引號"');
});

test('PowerPoint has one text box of it, line by line, in its own font', () => {
  const { documents } = readPackage(built.file('.pptx'));
  const slide = documents.get('ppt/slides/slide1.xml');
  const block = elements(slide, 'p:sp').find((shape) => shape.textContent?.includes('explain'));
  const pieces = elements(block, 'a:p').map((paragraph) =>
    [...paragraph.childNodes].map((one) => (one.nodeName === 'a:br' ? '\n' : one.textContent)),
  );
  // A tab is as many blanks as it is wide.
  expect(pieces.flat().join('')).toBe(CODE.replace('\t', '    '));
  const faces = new Set(elements(block, 'a:latin').map((one) => one.getAttribute('typeface')));
  expect(faces).toEqual(new Set(['Consolas']));
});

test('inline code has the same font', () => {
  const { documents } = readPackage(built.file('.pptx'));
  const run = elements(documents.get('ppt/slides/slide2.xml'), 'a:r').find(
    (one) => one.textContent === 'npm start',
  );
  expect(elements(run, 'a:latin')[0]?.getAttribute('typeface')).toBe('Consolas');
});

test('too much of it goes on on the next slide, between its blocks, and the marks go with it', async () => {
  const blocks = Array.from({ length: 12 }, (_, n) => `def f${n}(x):\n    return x + ${n}\n`);
  const slide = codeSlide('title: 長\nlanguage: python\nhighlight: 1, 34', blocks.join('\n'));
  const long = await buildOutline(outlineWith(slide), ['html']);
  const slides = slidesOf(long.text('.html'));
  expect(slides.length).toBeGreaterThan(1);
  const parts = slides.map(({ section }) => section.querySelector('pre')?.textContent ?? '');
  expect(parts.join('\n\n')).toBe(blocks.join('\n').trim());
  for (const part of parts) expect(part).toMatch(/^def /);
  expect(slides.map(({ section }) => section.querySelector('mark')?.textContent)).toEqual([
    'def f0(x):',
    ...parts.slice(1, -1).map(() => undefined),
    'def f11(x):',
  ]);
});

test('a language that is not known is a warning, and the code is there', async () => {
  const { problems } = await buildOutline(
    outlineWith('      - {kind: code, title: 題, language: klingon, code: "a < b"}'),
    ['html'],
  );
  expect(problems).toMatchObject([{ code: 'code/unknown-language', severity: 'warning' }]);
});

test('a fence in raw Markdown is coloured as well', async () => {
  const fence = '```ts\nconst a = `<b>`;\n```\n\n```klingon\nconst a;\n```';
  const raw = `      - {kind: markdown, title: 題, markdown: ${JSON.stringify(fence)}}`;
  const { text } = await buildOutline(outlineWith(raw), ['html']);
  const [slide] = slidesOf(text('.html'));
  const blocks = [...(slide?.section.querySelectorAll('pre code') ?? [])];
  expect(blocks.map((one) => one.textContent)).toEqual(['const a = `<b>`;\n', 'const a;\n']);
  const colored = blocks.map((one) =>
    [...one.querySelectorAll('span')].map((it) => it.getAttribute('class')),
  );
  expect(colored).toEqual([['hljs-keyword', 'hljs-string'], []]);
});
