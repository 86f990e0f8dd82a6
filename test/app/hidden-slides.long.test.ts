/** `hidden: true`: a slide that the speaker has and the audience does not. */
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Built, buildOutline } from '../support/build-deck.js';
import { type OpenDeck, openDeck, press, shown, untilShown } from '../support/open-deck.js';
import { bookmarksIn, labelsIn, linksIn } from '../support/pdf-structure.js';
import { readPackage } from '../support/pptx-package.js';
import { pdfPages, plainMarp, poppler, type SlideView, slidesOf } from '../support/read-built.js';

const YAML = `deck: {title: 測試, auto: {cover: false, sources: false, closing: false}}
people:
  wu: {name: 吳評, side: commentator}
sections:
  - title: 甲段
    opening: false
    slides:
      - {kind: points, id: back, title: 後備一, hidden: true, points: [藏一]}
      - {kind: points, id: why, title: 看得見一, points: ['見[後備](#back)與[結尾](#end)']}
  - title: 乙段
    opening: false
    slides:
      - {kind: commentary, title: 後備二, hidden: true, on: why, by: wu, points: [藏二]}
      - {kind: points, id: end, title: 看得見二, points: [點]}
`;
const SEEN = ['議程', '看得見一', '看得見二'];

let built: Built;

beforeAll(async () => {
  built = await buildOutline(YAML, ['html', 'pdf', 'handout', 'pptx', 'md', 'png']);
}, 60_000);

function titles(slides: readonly SlideView[]): string[] {
  return slides.map(({ texts }) => texts('h1').join(''));
}

test('the speaker’s HTML has all slides, each with its number', () => {
  const slides = slidesOf(built.text('.html'));
  expect(titles(slides)).toEqual(['議程', '後備一', '看得見一', '後備二', '看得見二']);
  expect(slides[0]?.texts('a')).toEqual(['甲段', '乙段']);
  const links = [...(slides[0]?.section.querySelectorAll('a') ?? [])];
  expect(links.map((one) => one.getAttribute('href'))).toEqual(['#3', '#5']);
});

test('the PDF leaves them out: its pages are called by the slides’ numbers', () => {
  const pdf = built.file('outline.pdf');
  const pages = pdfPages(pdf);
  expect(pages).toHaveLength(3);
  for (const [index, title] of SEEN.entries()) expect(pages[index]).toContain(title);
  expect(pages.join('')).not.toMatch(/後備[一二]|藏/);
  expect(labelsIn(pdf)).toEqual(['1', '3', '5']);
  expect(pages[2]).toMatch(/5$/);
  poppler('qpdf', pdf, ['--check']);
  const titles = bookmarksIn(pdf).flatMap((one) => [one, ...one.kids]);
  expect(titles.map(({ title, page }) => [title, page])).toEqual([
    ['議程', 1],
    ['甲段', 2],
    ['看得見一', 2],
    ['乙段', 3],
    ['看得見二', 3],
  ]);
});

test('links in the PDF lead to what is there; one to a hidden slide is text', () => {
  expect(linksIn(built.file('outline.pdf'))).toEqual([
    { from: 1, to: 2 },
    { from: 1, to: 3 },
    { from: 2, to: 3 },
  ]);
});

test('no foot names a comment that the audience does not see', () => {
  expect(pdfPages(built.file('outline.pdf'))[1]).not.toContain('吳評');
});

test('Markdown leaves them out and keeps numbers and links', () => {
  const { slides, css } = plainMarp(built.text('.md'));
  expect(titles(slides)).toEqual(SEEN);
  expect(built.text('.md')).not.toMatch(/後備[一二]|藏/);
  const links = slides.map(({ section }) =>
    [...section.querySelectorAll('a')].map((one) => one.getAttribute('href')),
  );
  expect(links).toEqual([['#2', '#3'], [null, '#3'], []]);
  expect(slides[2]?.section.getAttribute('class')).toContain('number-5');
  expect(css).toMatch(/section[^{]*::after\s*\{\s*content:\s*var\(--number, attr/);
  expect(css).toMatch(/\.number-5\s*\{\s*--number: "5"/);
});

test('PNG leaves them out and keeps their numbers free', () => {
  const pictures = built.files.map(({ name }) => name).filter((name) => name.endsWith('.png'));
  expect(pictures).toEqual(['outline.001.png', 'outline.003.png', 'outline.005.png']);
});

test('PowerPoint has them as its own hidden slides', () => {
  const { files, faults } = readPackage(built.file('.pptx'));
  expect(faults).toEqual([]);
  const textOf = (path: string): string => new TextDecoder().decode(files.get(path));
  const shows = [1, 2, 3, 4, 5].map((n) =>
    /<p:sld\b[^>]*show="0"/.test(textOf(`ppt/slides/slide${n}.xml`)),
  );
  expect(shows).toEqual([false, true, false, true, false]);
  expect(textOf('docProps/app.xml')).toContain('<HiddenSlides>2</HiddenSlides>');
});

test('no handout has them unless it asks', async () => {
  expect(pdfPages(built.file('-handout.pdf')).join('')).not.toMatch(/後備[一二]|藏/);
  const asking = YAML.replace(
    'title: 測試',
    'title: 測試, handout: {layout: slides-6, hidden: true}',
  );
  const { file } = await buildOutline(asking, ['handout']);
  expect(pdfPages(file('-handout.pdf')).join('')).toMatch(/後備一.*後備二/);
});

test('a deck whose slides are all hidden is an error', async () => {
  const all = YAML.replace('cover: false', 'cover: false, agenda: false')
    .replace('title: 看得見一', 'title: 看得見一, hidden: true')
    .replace('title: 看得見二', 'title: 看得見二, hidden: true');
  await expect(buildOutline(all, ['pdf'])).rejects.toThrow(/Every slide is hidden/);
});

describe('in the page that presents', () => {
  let deck: OpenDeck;
  beforeAll(async () => {
    deck = await openDeck(YAML);
  });
  afterAll(() => deck.close());

  test('a talk passes them over, forwards and back, and a number goes there', async () => {
    const { page } = deck;
    await deck.open();
    expect(await shown(page)).toBe('議程');
    await press(page, 'ArrowRight');
    await untilShown(page, '看得見一');
    await press(page, 'ArrowRight');
    await untilShown(page, '看得見二');
    await press(page, 'ArrowRight');
    expect(await shown(page)).toBe('看得見二');
    await press(page, 'ArrowLeft');
    await untilShown(page, '看得見一');
    await press(page, '2', 'Enter');
    await untilShown(page, '後備一');
    await press(page, 'ArrowRight');
    await untilShown(page, '看得見一');
  });

  test('the overview shows the audience none of them, and the speaker all', async () => {
    const count = (page: OpenDeck['page']): Promise<number> =>
      page.$$eval('.slide', (all) => all.filter((one) => one.checkVisibility()).length);
    await deck.open();
    await press(deck.page, 'o');
    expect(await count(deck.page)).toBe(3);
    await deck.open('?view=presenter');
    await press(deck.page, 'o');
    expect(await count(deck.page)).toBe(5);
  });
});

test('the audience’s files have nothing of them, and the same numbers', async () => {
  const formats = ['html', 'pptx', 'md', 'pdf'] as const;
  const shared = await buildOutline(YAML, formats, {}, { audience: true });
  const texts = [shared.text('.html'), shared.text('.md'), ...pdfPages(shared.file('.pdf'))];
  const parts = Object.values(unzipSync(shared.file('.pptx'))).map((one) =>
    new TextDecoder().decode(one),
  );
  for (const text of [...texts, ...parts]) expect(text).not.toMatch(/後備[一二]|藏[一二]/);
  expect(labelsIn(shared.file('.pdf'))).toEqual(['1', '3', '5']);
  expect(titles(slidesOf(shared.text('.html')))).toEqual([
    '議程',
    '…',
    '看得見一',
    '…',
    '看得見二',
  ]);
});

describe('a hidden slide’s sources and names', () => {
  const SECRET = `deck: {title: 測試, auto: {cover: false, agenda: false, closing: false}}
people:
  wu: {name: 吳評, side: commentator}
sources:
  memo: {title: 機密備忘, url: "https://intra.example/memo"}
  record: {title: 公開紀錄}
  inherited: {title: 內部節錄}
sections:
  - title: 甲段
    opening: false
    sources: [inherited]
    slides:
      - {kind: points, id: takeover, title: 藏, hidden: true, sources: [memo], math: true, steps: true, lang: ja, points: [藏一]}
      - {kind: points, id: apart, title: 藏, hidden: true, points: ['[去](#takeover)']}
      - {kind: points, id: asked, title: 藏, hidden: true, points: [藏二]}
      - {kind: points, id: answered, title: 藏, hidden: true, points: [藏三]}
      - {kind: points, title: 看得見一, sources: [record], points: ['見[後備](#asked)']}
      - {kind: commentary, title: 看得見二, on: answered, by: wu, sources: [record], points: [點]}
`;
  let shared: Built;
  beforeAll(async () => {
    shared = await buildOutline(SECRET, ['html', 'pptx', 'md', 'pdf'], {}, { audience: true });
  });
  const allTexts = (): string[] => [
    shared.text('.html'),
    shared.text('.md'),
    ...pdfPages(shared.file('.pdf')),
    ...Object.values(unzipSync(shared.file('.pptx'))).map((one) => new TextDecoder().decode(one)),
  ];

  test('no audience’s file names what hidden slides alone cite, nor what they are called', () => {
    for (const text of allTexts()) {
      expect(text).not.toMatch(/機密備忘|intra\.example|內部節錄|takeover|apart/);
    }
    const [blank] = slidesOf(shared.text('.html'));
    expect(blank?.section.getAttribute('lang')).toBe('zh-Hant');
    expect(shared.text('.html')).not.toContain('data-steps');
  });

  test('the list there counts from 1, and the feet have its numbers', () => {
    const slides = slidesOf(shared.text('.html'));
    const cited = slides.map(({ texts }) => texts('.source'));
    expect(cited.slice(0, 4)).toEqual([[], [], [], []]);
    expect(cited.slice(4, 6)).toEqual([['1 公開紀錄'], ['1 公開紀錄']]);
    expect(slides.at(-1)?.texts('li')).toEqual(['公開紀錄']);
  });

  test('the speaker’s files count alike; behind, hidden slides have theirs, out of the list', async () => {
    const own = await buildOutline(SECRET, ['html', 'pdf']);
    const slides = slidesOf(own.text('.html'));
    expect(slides.map(({ texts }) => texts('.source')).slice(0, 6)).toEqual([
      ...[['2 機密備忘'], ['3 內部節錄'], ['3 內部節錄'], ['3 內部節錄']],
      ...[['1 公開紀錄'], ['1 公開紀錄']],
    ]);
    expect(slides.at(-1)?.texts('li')).toEqual(['公開紀錄']);
    expect(pdfPages(own.file('.pdf')).join('')).not.toMatch(/機密備忘|intra\.example|內部節錄/);
  });

  test('what is shown still leads to them', () => {
    expect(shared.text('.html')).toContain('id="asked"');
    expect(shared.text('.html')).toContain('id="answered"');
  });
});
