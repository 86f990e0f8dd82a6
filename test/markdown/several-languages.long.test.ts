/** Decks in several languages: on a slide, in a few words, and the problem of an unknown one. */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { type Built, buildOutline, outlineWith } from '../support/build-deck.js';
import { elements, readPackage } from '../support/pptx-package.js';
import { plainMarp, poppler, slidesOf } from '../support/read-built.js';

let built: Built;

beforeAll(async () => {
  const outline = readFileSync('test/fixtures/scripts/mixed.yaml', 'utf8');
  built = await buildOutline(outline, ['html', 'pdf', 'pptx', 'md']);
});

test('a slide and some words have their own language in HTML', () => {
  const html = built.text('.html');
  expect(html).toContain('<html lang="zh-Hant" translate="no">');
  const slides = slidesOf(html);
  expect(slides.map(({ section }) => section.getAttribute('lang'))).toEqual([
    'zh-Hant',
    'en',
    'ja',
    'he',
  ]);
  expect(slides[0]?.texts('h1 [lang="fr"]')).toEqual(['Bonjour tout le monde']);
  expect(slides[0]?.texts('h1 [lang="fr"] strong')).toEqual(['tout']);
  expect(slides[0]?.texts('[lang="he"][dir="rtl"]')).toEqual(['שלום 2024']);
  expect(html).toMatch(/<div class="note" data-slide="4" lang="he" dir="auto"/);
});

test('and in plain Marp, which has one language for all slides', () => {
  const { slides, css } = plainMarp(built.text('.md'));
  expect(slides[0]?.texts('h1 [lang="fr"]')).toEqual(['Bonjour tout le monde']);
  expect(slides[2]?.texts('li [lang="ja"]')).toEqual(['漢字の形']);
  expect(slides[3]?.section.getAttribute('class')).toMatch(/^points rtl size-\d+$/);
  expect(css).toMatch(/section[^{}]*\.rtl\s*\{\s*direction:\s*rtl/);
});

test('the section’s name and the people keep the deck’s language on a slide in another', () => {
  const [, english] = slidesOf(built.text('.html'));
  expect(english?.texts('header [lang="zh-Hant"]')).toEqual(['一節']);
  expect(english?.texts('.name [lang="zh-Hant"]')).toEqual(['Ann']);
});

test('quotation marks follow the slide’s language', () => {
  const [, english] = slidesOf(built.text('.html'));
  expect(english?.texts('.mark')).toEqual(['“', '”']);
});

test.each([
  ['zh-Hant', '「」', '轉述', '謝謝'],
  ['zh-Hans', '“”', '转述', '谢谢'],
  ['ja', '「」', '要旨', 'ありがとうございました'],
  ['en', '“”', 'paraphrased', 'Thank you'],
])('%s has its own fixed words', async (lang, quotes, paraphrase, closing) => {
  const turns = '[{by: zuck, text: 一, verbatim: true}, {by: zuck, text: 二}]';
  const { text } = await buildOutline(
    outlineWith(`      - {kind: exchange, title: 題, lang: ${lang}, turns: ${turns}}
      - {kind: closing, lang: ${lang}}`),
    ['html'],
  );
  const [exchange, last] = slidesOf(text('.html'));
  expect(exchange?.texts('.words')).toEqual([
    `${quotes.charAt(0)}一${quotes.charAt(1)}`,
    `二${paraphrase}`,
  ]);
  expect(last?.texts('h1')).toEqual([closing]);
});

test('ideographs have the shape of their language: a font for each', () => {
  const faces = poppler('pdffonts', built.file('.pdf'), []);
  for (const face of ['TC', 'SC', 'JP', 'Hebrew']) {
    expect(faces).toMatch(new RegExp(`\\+NotoSans${face}-\\w+ +CID TrueType`));
  }
});

test('the PDF’s tags name the languages of its slides', () => {
  const file = Buffer.from(built.file('.pdf')).toString('latin1');
  for (const lang of ['en', 'ja', 'he']) expect(file).toContain(`/Lang (${lang})`);
});

test('in PowerPoint each run has its language, and the font of it where the theme’s is another', () => {
  const { documents } = readPackage(built.file('.pptx'));
  const runs = elements(documents.get('ppt/slides/slide1.xml'), 'a:r').map((run) => {
    const [properties] = elements(run, 'a:rPr');
    const [face] = elements(run, 'a:ea');
    const [text] = elements(run, 'a:t');
    return [text?.textContent, properties?.getAttribute('lang'), face?.getAttribute('typeface')];
  });
  expect(runs).toContainEqual(['Bonjour tout le monde', 'fr-FR', undefined]);
  expect(runs).toContainEqual(['骨の直線', 'ja-JP', 'Yu Gothic']);
  expect(runs).toContainEqual(['骨头', 'zh-CN', 'Microsoft YaHei']);
  expect(runs).toContainEqual(['שלום 2024', 'he-IL', undefined]);
});

test('a language that is none is an error with its line', async () => {
  const slides = `      - {kind: points, lang: jp, title: 題, points: [一]}
      - kind: points
        title: 題
        points:
          - "[Bonjour]{lang=french}"
          - >
            第一行
            第二行[x]{lang=zh_Hant}
          - "\`[x]{lang=nonsense}\`"`;
  const built = buildOutline(outlineWith(slides, ', lang: cn'), ['md']);
  await expect(built).rejects.toMatchObject({
    problems: [
      { code: 'outline/unknown-language', place: { line: 1 }, hint: 'Did you mean `zh-Hans`?' },
      { place: { line: 10 }, hint: 'Did you mean `ja`?' },
      { place: { line: 14, column: 23, length: 13 }, hint: 'Did you mean `fr`?' },
      { place: { line: 17 }, hint: 'Did you mean `zh-Hant`?' },
    ],
  });
});

test('brackets and braces that name no language stay text', async () => {
  const texts = ['[x]{y}', '[x] {lang=fr}', 'x]{lang=fr}', '\\[x]{lang=fr}', '`[x]{lang=fr}`'];
  const points = texts.map((text) => JSON.stringify(text)).join(', ');
  const { text } = await buildOutline(
    outlineWith(`      - {kind: points, title: 題, points: [${points}]}`),
    ['html'],
  );
  const [slide] = slidesOf(text('.html'));
  expect(slide?.texts('li')).toEqual([
    '[x]{y}',
    '[x] {lang=fr}',
    'x]{lang=fr}',
    '[x]{lang=fr}',
    '[x]{lang=fr}',
  ]);
});
