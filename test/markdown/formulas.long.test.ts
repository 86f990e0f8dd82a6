/** Formulas in table cells and charts, which PowerPoint once dropped; and words in formulas. */
import { beforeAll, expect, test } from 'vitest';
import { type Built, buildOutline, outlineWith } from '../support/build-deck.js';
import { halfClear } from '../support/png.js';
import { elements, paragraphs, type ReadPackage, readPackage } from '../support/pptx-package.js';
import { poppler, slidesOf } from '../support/read-built.js';

const OUTLINE = outlineWith(String.raw`      - kind: table
        math: true
        title: 表
        head: [甲, 乙]
        rows: [['$$x^2$$', '與 $y$'], [一, '$$\frac{1}{2}$$ 字']]
      - {kind: chart, math: true, title: 圖, unit: '$m^2$', rows: [{label: '$x_1$', value: 3}, {label: 二, value: 4}]}
      - kind: chart
        math: true
        form: line
        title: 圖
        series: ['$s_1$', 二]
        rows: [{label: 一, value: [3, 5]}, {label: 二, value: [4, 6]}]
      - kind: chart
        math: true
        title: 圖
        rows: [{label: 一, value: 3}, {label: 二, value: 4}]
      - {kind: points, math: true, title: 字, points: ['$a = \text{其中 é} b$']}
      - kind: markdown
        markdown: |
          # 圖在表裡

          | 甲 | 乙 |
          |---|---|
          | ![圖](a.png) | 字 ![二](a.png) |
`);

let built: Built;
let pack: ReadPackage;
beforeAll(async () => {
  built = await buildOutline(OUTLINE, ['html', 'pdf', 'pptx'], { 'a.png': halfClear(60, 40) });
  pack = readPackage(built.file('.pptx'));
});

const slide = (number: number) => pack.documents.get(`ppt/slides/slide${number}.xml`);
const said = (number: number): (string | null)[] =>
  elements(slide(number), 'p:pic').map(
    (one) => elements(one, 'p:cNvPr')[0]?.getAttribute('descr') ?? null,
  );

test('a cell with a formula or a picture is a picture over PowerPoint’s table', () => {
  expect(said(1)).toEqual(['x^2', '與 y', String.raw`\frac{1}{2} 字`]);
  expect(paragraphs(elements(slide(1), 'a:tbl')[0])).toEqual(['甲', '乙', '', '', '一', '']);
  expect(said(6)).toEqual(['圖', '字 二']);
});

test('a chart with formulas is a picture that says its numbers, all others are charts', () => {
  expect(said(2)).toEqual(['x_1 3m^2、二 4m^2']);
  expect(said(3)).toEqual([expect.stringContaining('s_1 3')]);
  const charts = [2, 3, 4].map((number) => elements(slide(number), 'c:chart').length);
  expect(charts).toEqual([0, 0, 1]);
  const [, , lines] = slidesOf(built.text('.html'));
  expect(lines?.section.querySelectorAll('.plot img.math')).toHaveLength(1);
});

test('words in a formula are in the deck’s embedded fonts', () => {
  const rules = [
    ...built.text('.html').matchAll(/--formula: ?url\("?data:image\/svg\+xml;base64,([\w+/=]+)/g),
  ];
  const drawings = rules.map(([, data = '']) => Buffer.from(data, 'base64').toString());
  const [words, ...others] = drawings.filter((svg) => svg.includes('<text'));
  expect(others).toEqual([]);
  expect(words).toMatch(/@font-face[^}]*src: ?url\(["']?data:font/);
  const fonts = poppler('pdffonts', built.file('.pdf'), []);
  expect(fonts).not.toContain('Type 3');
});

test('a character in a formula that no font has is an error at its text', async () => {
  const yaml = outlineWith(
    String.raw`      - {kind: points, math: true, title: 字, points: ['$\text{𓀀}$']}`,
  );
  await expect(buildOutline(yaml, ['html'])).rejects.toMatchObject({
    problems: [{ code: 'math/tex', message: expect.stringContaining('No font has “𓀀”') }],
  });
});
