/** A deck in Hebrew reads from right to left, in every format. */
import { readFileSync } from 'node:fs';
import type { Scene } from 'fireside-deck';
import { beforeAll, expect, test } from 'vitest';
import type { TextBlock } from '../../src/browser/scene/scene.js';
import { type Built, buildOutline } from '../support/build-deck.js';
import { elements, paragraphs, readPackage, sdkFaults } from '../support/pptx-package.js';
import { plainMarp, poppler, slidesOf } from '../support/read-built.js';
import { sceneOf } from '../support/scene-of.js';

const OUTLINE = 'test/fixtures/scripts/he.yaml';
const WIDTH = 1280;
const MARGIN = 80;
let built: Built;
let scene: Scene;

beforeAll(async () => {
  const picture = readFileSync('test/fixtures/scripts/picture.svg');
  const formats = ['html', 'pdf', 'handout', 'pptx', 'md'] as const;
  built = await buildOutline(readFileSync(OUTLINE, 'utf8'), formats, { 'picture.svg': picture });
  scene = await sceneOf(OUTLINE);
});

/** Words in the order in which they are read; which marks stand between them poppler guesses. */
const wordsOf = (text: string): string =>
  (text.match(/[\p{sc=Hebrew}׳״]+|[A-Za-z]+|\d+/gu) ?? []).join(' ');

const kinds = (): string[] =>
  slidesOf(built.text('.html')).map(
    ({ section }) => section.getAttribute('class')?.split(' ')[0] ?? '',
  );
const slideOf = (kind: string): Scene['slides'][number] => {
  const slide = scene.slides[kinds().indexOf(kind)];
  if (slide === undefined) throw new Error(`there is no ${kind}`);
  return slide;
};
const textsOf = (kind: string): TextBlock[] =>
  slideOf(kind).elements.filter((element) => element.type === 'text');
const textOf = ({ paragraphs }: TextBlock): string =>
  paragraphs.map(({ runs }) => runs.map(({ text }) => text).join('')).join('\n');

test('the build says nothing', () => {
  expect(built.problems).toEqual([]);
});

test('HTML: the document, each slide and the notes say their direction', () => {
  const html = built.text('.html');
  expect(html).toContain('<html lang="he" dir="rtl"');
  const slides = slidesOf(html);
  expect(slides.length).toBe(scene.slides.length);
  for (const { section } of slides) {
    expect([section.getAttribute('lang'), section.getAttribute('dir')]).toEqual(['he', 'rtl']);
  }
  expect(html).toMatch(/<div class="note" data-slide="\d+" lang="he" dir="auto"/);
});

test('titles begin at the right margin, page numbers stand at the left', () => {
  for (const { elements } of scene.slides) {
    const texts = elements.filter((element) => element.type === 'text');
    for (const { role, box, direction, paragraphs } of texts) {
      if (role === 'number') expect(box.x).toBeCloseTo(MARGIN, 0);
      if (role !== 'title') continue;
      expect(box.x + box.width).toBeCloseTo(WIDTH - MARGIN, 0);
      expect(direction).toBe('rtl');
      expect(paragraphs[0]?.align).toBe('start');
    }
  }
});

test('points begin at the right, their bullets beside them', () => {
  const body = textsOf('points').find(({ role }) => role === 'body');
  expect(body?.direction).toBe('rtl');
  expect(body?.paragraphs[0]).toMatchObject({ align: 'start', indent: 44, hanging: 44 });
});

test('the host speaks at the right, the guest at the left', () => {
  const texts = textsOf('exchange');
  const [host] = texts.filter((block) => textOf(block) === 'ג׳נסן הואנג');
  const [guest] = texts.filter((block) => textOf(block) === 'מארק צוקרברג');
  expect(host?.box.x).toBeGreaterThan(WIDTH * 0.7);
  expect(guest?.box.x).toBeLessThan(WIDTH * 0.3);
});

test('a chart is mirrored: the first column at the right, a line with its dots', async () => {
  const charts = scene.slides.flatMap(({ elements }) =>
    elements.filter((element) => element.type === 'chart'),
  );
  expect(charts.map(({ direction }) => direction)).toEqual(['rtl', 'rtl', 'rtl', 'rtl']);
});

test('a number keeps its minus sign before it, the unit follows the direction of its letters', () => {
  const slides = slidesOf(built.text('.html'));
  const figures = slides[kinds().indexOf('figures')];
  expect(figures?.texts('.value bdi > bdi')).toEqual(['609', '-3.1%']);
  const value = textsOf('figures').find((block) => textOf(block).includes('3.1'));
  expect(value && textOf(value)).toBe('\u200e-3.1%');
});

test.each(['.pdf', '-handout.pdf'])('%s: read from the right, its text in order', (ending) => {
  const name = ending === '.pdf' ? /outline\.pdf$/ : /-handout\.pdf$/;
  const file = built.files.find((one) => name.test(one.name));
  const bytes = Buffer.from(file?.bytes ?? []).toString('latin1');
  expect(bytes).toMatch(/\/ViewerPreferences <<[^>]*\/Direction \/R2L/);
  expect(bytes).toContain('/Lang (he)');
  const text = wordsOf(poppler('pdftotext', file?.bytes ?? new Uint8Array(), [], ['-']));
  for (const line of [
    'יותר מ-100 שותפים ביום הראשון',
    'האם NVIDIA תרוויח מזה 13% יותר?',
    'https://example.org/llama-3.1?x=1',
    'המודל הגדול ביותר, Llama 3.1 405B, חינם לכל מי שמוריד אותו',
  ]) {
    expect(text).toContain(wordsOf(line));
  }
});

test('the PDF embeds only the deck’s fonts', () => {
  const lines = poppler('pdffonts', built.file('.pdf'), []).trim().split('\n').slice(2);
  for (const line of lines) expect(line).toMatch(/\+NotoSans(Hebrew|TC)?-\w+ +CID TrueType/);
  expect(lines.some((line) => line.includes('NotoSansHebrew'))).toBe(true);
});

test('PowerPoint: the deck, its paragraphs, its tables and its charts run from the right', () => {
  const { documents, faults } = readPackage(built.file('.pptx'));
  expect(faults).toEqual([]);
  const deck = documents.get('ppt/presentation.xml')?.documentElement;
  expect(deck?.getAttribute('rtl')).toBe('1');
  for (const part of ['ppt/slideMasters/slideMaster1.xml', 'ppt/notesMasters/notesMaster1.xml']) {
    for (const level of elements(documents.get(part), 'a:lvl1pPr')) {
      expect([part, level.getAttribute('rtl')]).toEqual([part, '1']);
    }
  }
  const slides = [...documents].filter(([path]) => /slides\/slide\d+\.xml$/.test(path));
  // The guest’s name ends at the left, where the guest is, and so do the numbers of a column.
  const exchange = `ppt/slides/slide${kinds().indexOf('exchange') + 1}.xml`;
  const written = slides
    .filter(([path]) => path !== exchange)
    .flatMap(([, slide]) => elements(slide, 'a:p'))
    .filter(({ parentNode }) => parentNode?.parentNode?.nodeName !== 'a:tc')
    .filter(
      (paragraph) => !/^[\p{N}\p{P}\p{S}\s\p{Cf}]+\S{0,4}$/u.test(paragraph.textContent ?? ''),
    )
    .flatMap((paragraph) => elements(paragraph, 'a:pPr'));
  expect(written.length).toBeGreaterThan(30);
  for (const properties of written) {
    expect(properties.getAttribute('rtl') ?? '1').toBe('1');
    const { textContent } = properties.parentNode ?? properties;
    expect([textContent, properties.getAttribute('algn') ?? 'r']).toEqual([
      textContent,
      expect.stringMatching(/^(r|ctr)$/),
    ]);
  }
  const tables = slides.flatMap(([, slide]) => elements(slide, 'a:tblPr'));
  expect(tables.map((table) => table.getAttribute('rtl'))).toEqual(['1']);
  const charts = [...documents].filter(([path]) => /charts\/chart\d+\.xml$/.test(path));
  const turned = charts.map(([, chart]) =>
    elements(chart, 'c:orientation').map((one) => one.getAttribute('val')),
  );
  expect(turned).toEqual([['maxMin', 'maxMin'], ['maxMin', 'minMax'], ['maxMin', 'minMax'], []]);
});

test('PowerPoint: Hebrew runs have a font and their language, English notes their direction', () => {
  const { documents } = readPackage(built.file('.pptx'));
  const [theme] = elements(documents.get('ppt/theme/theme1.xml'), 'a:minorFont');
  expect(elements(theme, 'a:cs')[0]?.getAttribute('typeface')).toBe('Arial');
  const [, notes] = [...documents].find(([path]) => path.includes('notesSlides/')) ?? [];
  expect(paragraphs(notes)).toEqual(['לדבר לאט.', 'Say “open source” in English.']);
  const [hebrew, english] = elements(notes, 'a:p');
  expect(elements(hebrew, 'a:rPr')[0]?.getAttribute('lang')).toBe('he-IL');
  expect(elements(hebrew, 'a:pPr')).toEqual([]);
  expect(elements(english, 'a:pPr')[0]?.getAttribute('rtl')).toBe('0');
});

test('the Open XML SDK finds nothing wrong', async () => {
  expect(await sdkFaults(built.file('.pptx'))).toEqual([]);
});

test('in plain Marp the slides run from the right, too', () => {
  const { slides, css } = plainMarp(built.text('.md'));
  for (const { section } of slides) {
    expect(section.getAttribute('lang')).toBe('he');
    expect(/ rtl( size-\d+)?$/.test(section.getAttribute('class') ?? '')).toBe(true);
  }
  expect(css).toMatch(/\.rtl\s*\{\s*direction:\s*rtl/);
});
