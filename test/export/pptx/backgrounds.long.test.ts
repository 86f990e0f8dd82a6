/** What is behind a slide is behind it in PowerPoint, too: gradients and pictures as much as colours. */
import { beforeAll, expect, test } from 'vitest';
import { buildOutline, outlineWith } from '../../support/build-deck.js';
import { halfClear } from '../../support/png.js';
import {
  elements,
  type ReadPackage,
  readPackage,
  relationsOf,
  sdkFaults,
} from '../../support/pptx-package.js';
import { templateOf } from '../../support/pptx-templates.js';
import { slidesOf } from '../../support/read-built.js';

const THEME = `/* @theme company */
@import 'fireside';
section { background: linear-gradient(135deg, #201060, #802040); --ink: #fff; }
section.statement { background: radial-gradient(circle at 30% 40%, #ff8800, #330033); }
section.quote blockquote { background: linear-gradient(90deg, #004488, #0088aa); }
section th { background: linear-gradient(#333333, #555555); }
`;
const raw = (directive: string, title: string): string =>
  `      - {kind: markdown, markdown: "<!-- ${directive} -->\\n# ${title}"}`;
const OUTLINE = outlineWith(
  [
    '      - {kind: points, title: 一, points: [甲]}',
    '      - {kind: points, title: 二, points: [乙]}',
    raw('_backgroundImage: linear-gradient(#67b8e3, #0288d1)', '三'),
    raw('_backgroundImage: url(k.png)', '四'),
    raw('_backgroundColor: #224466\\n_backgroundImage: none', '五'),
    '      - {kind: statement, text: 六}',
    '      - {kind: quote, title: 七, text: 一句話, by: zuck}',
    '      - {kind: table, title: 八, head: [甲, 乙], rows: [[丙, 丁]]}',
  ].join('\n'),
  ', theme: company.css',
);

let pack: ReadPackage;
let html: string;
let bytes: Uint8Array;
beforeAll(async () => {
  const files = { 'company.css': THEME, 'k.png': halfClear(64, 36) };
  const built = await buildOutline(OUTLINE, ['pptx', 'html'], files);
  bytes = built.file('.pptx');
  pack = readPackage(bytes);
  html = built.text('.html');
});

/** The picture behind a part; its layout's where it has none of its own, or its colour. */
function groundOf(part: string): string | undefined {
  const { documents } = pack;
  const relations = relationsOf(documents, part);
  const [own] = elements(documents.get(part), 'p:bg');
  if (own === undefined) {
    const layout = relations.find(({ target }) => target.startsWith('ppt/slideLayouts/'));
    return layout && groundOf(layout.target);
  }
  const [picture] = elements(own, 'a:blip');
  const id = picture?.getAttribute('r:embed');
  return id ? relations.find((one) => one.id === id)?.target : 'a colour';
}
const ofSlide = (number: number) => groundOf(`ppt/slides/slide${number}.xml`);

test('each background that is no plain colour is a picture, once in the file', () => {
  const grounds = Array.from({ length: 8 }, (_, index) => ofSlide(index + 1));
  // A quote's ground is the theme's own.
  const [one, two, three, four, five, six, , eight] = grounds;
  expect(one).toMatch(/^ppt\/media\/.*\.png$/);
  expect([two, eight]).toEqual([one, one]);
  expect(five).toBe('a colour');
  expect(new Set([one, three, four, six]).size).toBe(4);
  expect([three, four, six]).toEqual(Array(3).fill(expect.stringMatching(/^ppt\/media\//)));
});

test('so is that of a part of the slide; a cell with a gradient has a colour', () => {
  const { documents } = pack;
  expect(elements(documents.get('ppt/slides/slide7.xml'), 'p:pic')).toHaveLength(1);
  const [head] = elements(documents.get('ppt/slides/slide8.xml'), 'a:tcPr');
  const fills = elements(head, 'a:solidFill').filter(({ parentNode }) => parentNode === head);
  expect(fills).toHaveLength(1);
});

test('a directive’s picture is in the file, and the validator has nothing to say', async () => {
  const [, , , four] = slidesOf(html);
  expect(four?.section.getAttribute('style')).toContain('url(data:image/png;base64,');
  expect(await sdkFaults(bytes, ['Microsoft365'])).toEqual([]);
});

test('a company’s template keeps its own backgrounds, for which text colours are chosen', async () => {
  const quote = '      - {kind: quote, title: 七, text: 一句話, by: zuck}';
  const files = { 'company.css': THEME, 'company.pptx': templateOf() };
  const built = await buildOutline(
    outlineWith(quote, ', theme: company.css, pptx: company.pptx'),
    ['pptx'],
    files,
  );
  const { documents } = readPackage(built.file('.pptx'));
  const slides = [...documents].filter(([path]) => /^ppt\/slides\/slide\d+\.xml$/.test(path));
  expect(slides).toHaveLength(1);
  expect(slides.flatMap(([, slide]) => elements(slide, 'p:pic'))).toEqual([]);
});

test('a slide’s own background is on a company’s template, too, with texts that can be read', async () => {
  const slides = `      - {kind: points, title: 八, points: [字], background: "#0b2545"}
      - {kind: points, title: 九, points: [字]}`;
  const built = await buildOutline(outlineWith(slides, ', pptx: company.pptx'), ['pptx'], {
    'company.pptx': templateOf(),
  });
  const { documents } = readPackage(built.file('.pptx'));
  const [own, other] = ['slide1', 'slide2'].map((name) => documents.get(`ppt/slides/${name}.xml`));
  const fill = elements(own, 'p:bgPr')[0];
  expect(elements(fill, 'a:srgbClr').map((one) => one.getAttribute('val'))).toEqual(['0b2545']);
  expect(elements(other, 'p:bg')).toEqual([]);
  const colored = elements(own, 'a:rPr').filter((one) => elements(one, 'a:solidFill').length > 0);
  expect(colored.length).toBeGreaterThanOrEqual(2);
  expect(await sdkFaults(built.file('.pptx'), ['Microsoft365'])).toEqual([]);
});
