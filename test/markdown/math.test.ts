/** Formulas on slides with `math: true`: set by MathJax, offline, with their TeX as their text. */
import { beforeAll, expect, test } from 'vitest';
import { type Built, buildOutline, outlineWith } from '../support/build-deck.js';
import { pixelsOf } from '../support/pixels.js';
import { elements, readPackage } from '../support/pptx-package.js';
import { pdfWords, slidesOf } from '../support/read-built.js';

let built: Built;
beforeAll(async () => {
  const slides = String.raw`      - kind: points
        math: true
        title: 當 $E=mc^2$ 時
        points:
          - '價錢 \$5，公式 $\frac{1}{2}$。'
          - '$$\sum_{i=1}^n i$$'
      - kind: markdown
        math: true
        markdown: |
          # 自己寫的

          和 $a_1 + b$ 與 \$7
      - {kind: points, title: 沒有公式, points: [由 $5 到 $9]}`;
  built = await buildOutline(outlineWith(slides), ['html', 'pdf', 'pptx', 'md']);
});

test('each is a picture with its TeX as its text; a dollar sign in prose stays one', () => {
  const [first, raw, plain] = slidesOf(built.text('.html'));
  const formulas = (slide: typeof first): (string | null)[] =>
    [...(slide?.section.querySelectorAll('img.math') ?? [])].map((one) => one.getAttribute('alt'));
  expect(formulas(first)).toEqual(['E=mc^2', String.raw`\frac{1}{2}`, String.raw`\sum_{i=1}^n i`]);
  expect(first?.texts('li')[0]).toMatch(/^價錢 \$5，公式\s*。$/);
  expect(formulas(raw)).toEqual(['a_1 + b']);
  expect(raw?.section.textContent).toContain('$7');
  expect(plain?.texts('li')).toEqual(['由 $5 到 $9']);
  expect(built.text('.html')).not.toMatch(/(src|href)="https?:[^"]*(mathjax|katex)/i);
});

test('the PDF draws them as outlines and keeps the words around them', () => {
  const pdf = built.file('.pdf');
  const words = pdfWords(pdf)[0] ?? [];
  const before = words.find(({ text }) => text.endsWith('公式'));
  const behind = words.find((one) => one.text === '。' && one.top < (before?.bottom ?? 0) + 20);
  expect(before).toBeDefined();
  expect(behind).toBeDefined();
  const between = pixelsOf(pdf, 1).filter(
    (_, index) =>
      index % 960 > (before?.right ?? 0) + 1 &&
      index % 960 < (behind?.left ?? 0) - 1 &&
      Math.abs(Math.floor(index / 960) - (before?.top ?? 0)) < 24,
  );
  expect(between.filter(([red]) => red < 100).length).toBeGreaterThan(20);
});

test('PowerPoint has a picture of the line, with all of its words as alternative text', () => {
  const { documents } = readPackage(built.file('.pptx'));
  const alts = elements(documents.get('ppt/slides/slide1.xml'), 'p:cNvPr').map((one) =>
    one.getAttribute('descr'),
  );
  expect(alts).toEqual(
    expect.arrayContaining([String.raw`價錢 $5，公式 \frac{1}{2}。`, String.raw`\sum_{i=1}^n i`]),
  );
});

test('a mistake in TeX is an error with its line and the reason', async () => {
  const outline = outlineWith(String.raw`      - kind: points
        math: true
        title: 題
        points: ['好 $a$', '錯 $\frac{1}$']`);
  await expect(buildOutline(outline, ['html'])).rejects.toMatchObject({
    problems: [{ code: 'math/tex', severity: 'error', place: { line: 13 } }],
  });
});

test('what is nested deeper than MathJax can go is an error with its line, too', async () => {
  const deep = `${'{'.repeat(2400)}x${'}'.repeat(2400)}`;
  const slide = `      - {kind: statement, math: true, text: "$${deep}$"}`;
  await expect(buildOutline(outlineWith(slide), ['html'])).rejects.toMatchObject({
    problems: [
      {
        code: 'math/tex',
        message: expect.stringMatching(/^The formula “\{{120}…” .*nested too deep$/),
        place: { line: 10 },
      },
    ],
  });
});
