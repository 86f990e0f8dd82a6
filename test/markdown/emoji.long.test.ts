/** Emoji: pictures of our own in HTML and PDF, the characters themselves wherever text is read. */
import { beforeAll, expect, test } from 'vitest';
import { type Built, buildOutline, outlineWith } from '../support/build-deck.js';
import { type Pixel, pixelsOf } from '../support/pixels.js';
import { paragraphs, readPackage } from '../support/pptx-package.js';
import { plainMarp, poppler, slidesOf } from '../support/read-built.js';

const SEQUENCES = ['🟩', '👨‍👩‍👧‍👦', '🇹🇼', '👍🏽', '1️⃣', '❤️', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'];

/** Together they describe their chart in more than a hundred characters, which are no emoji. */
const MONTHS = Array.from({ length: 12 }, (_, index) => `${index + 1}月`);

let built: Built;
beforeAll(async () => {
  const slides = `      - kind: points
        title: 題 🟩 目
        points: [${SEQUENCES.map((one) => `"見${one}。"`).join(', ')}]
        notes: 笑一個 🟩
      - kind: markdown
        markdown: |
          # 自己寫的 🟩

          一句 :100: 與 🇹🇼
      - {kind: points, title: 字而已, points: ["版權 ©、商標 ™"]}
      - kind: chart
        title: 描述很長
        unit: 億
        rows: [${MONTHS.map((month) => `{label: ${month}的營業收入, value: 12}`).join(', ')}]`;
  built = await buildOutline(outlineWith(slides), ['html', 'pdf', 'pptx', 'md']);
});

test('each is one picture with itself as its text, and nothing is fetched', () => {
  const [first, raw, plain] = slidesOf(built.text('.html'));
  const pictures = (slide: typeof first): Element[] => [
    ...(slide?.section.querySelectorAll('img') ?? []),
  ];
  expect(pictures(first).map((one) => one.getAttribute('alt'))).toEqual(['🟩', ...SEQUENCES]);
  for (const one of [...pictures(first), ...pictures(raw)]) {
    expect(one.getAttribute('src')).toMatch(/^data:image\/svg\+xml/);
  }
  expect(pictures(raw).map((one) => one.getAttribute('alt'))).toEqual(['🟩', '🇹🇼']);
  expect(raw?.texts('p')).toEqual(['一句 :100: 與 🇹🇼']);
  expect(pictures(plain)).toEqual([]);
});

test('outline.md shows them in Marp, and asks no address for them', () => {
  const { html } = plainMarp(built.text('.md'));
  expect(html.match(/<img[^>]*alt="🇹🇼"[^>]*src="data:/g)).toHaveLength(2);
  expect(html).not.toMatch(/src="https?:/);
});

test('the PDF draws them in colour and says in its tags which they are', () => {
  const isGreen = ([red, green, blue]: Pixel): boolean => green > red + 40 && green > blue + 40;
  expect(pixelsOf(built.file('.pdf'), 1).filter(isGreen).length).toBeGreaterThan(200);
  const tags = poppler('qpdf', built.file('.pdf'), ['--json']);
  for (const one of SEQUENCES) expect(tags).toContain(`"/ActualText": "u:${one}"`);
});

test('PowerPoint has the characters, which it draws itself', () => {
  const { documents } = readPackage(built.file('.pptx'));
  const slide = documents.get('ppt/slides/slide1.xml');
  expect(paragraphs(slide)).toEqual(
    expect.arrayContaining(['題 🟩 目', ...SEQUENCES.map((one) => `見${one}。`)]),
  );
  expect(slide?.getElementsByTagName('p:pic')).toHaveLength(0);
});

test('the presenter reads them in the notes', () => {
  const page = built.text('.html');
  expect(page).toMatch(/<span class="note-emoji [^"]*">🟩<\/span>/);
});

test('a character that would be text in one place and a picture in another is a warning', async () => {
  const { problems } = await buildOutline(
    outlineWith('      - {kind: points, title: 題, points: ["笑 ☺"]}'),
    ['html'],
  );
  expect(problems).toMatchObject([{ code: 'font/missing', severity: 'warning' }]);
  expect(problems[0]?.hint).toContain('U+FE0F');
});
