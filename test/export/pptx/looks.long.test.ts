/** Where LibreOffice puts what the page shows: lines, their places, colours. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TextBlock } from '../../../src/browser/scene/scene.js';
import { exportNativePptx } from '../../../src/export/pptx/native/native-slides.js';
import { officePdfs } from '../../support/office-fonts.js';
import { linesOf } from '../../support/pdf-lines.js';
import { DECK, SCENE } from '../../support/pptx-deck.js';
import { block, cell, paragraph, rendered, scene, shape, slide } from '../../support/pptx-scene.js';

const folder = mkdtempSync(join(tmpdir(), 'fireside-looks-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Where a browser has the baselines of a block's lines, in Noto Sans TC. */
function baselines({ box, padding, paragraphs, anchor }: TextBlock): number[] {
  const heights = paragraphs.map((one) => one.spaceBefore + one.lineHeight * one.lines.length);
  const free =
    box.height - padding.top - padding.bottom - heights.reduce((sum, one) => sum + one, 0);
  let y = box.y + padding.top + { top: 0, middle: free / 2, bottom: free }[anchor];
  return paragraphs.flatMap(({ spaceBefore, lineHeight, lines, runs }) => {
    y += spaceBefore;
    return lines.map(() => {
      y += lineHeight;
      return y - lineHeight / 2 + 0.436 * (runs[0]?.size ?? 0);
    });
  });
}

const SIZES = [18, 26, 32, 46, 72, 112];
const HEIGHTS = [1.2, 1.25, 1.35, 1.5];

const SIZED = SIZES.flatMap((size) =>
  HEIGHTS.map((height) => {
    const count = Math.floor(1000 / size);
    const lines = ['字'.repeat(count), '國'.repeat(Math.ceil(count / 2))];
    const own = { run: { size }, lineHeight: size * height, spaceBefore: 9 };
    return block('text', 100, 60, count * size + 8, [paragraph(lines, own), paragraph('尾', own)]);
  }),
);

const BULLET = { kind: 'character' as const, character: '–', color: '#b03a16', size: 32 };
const ITEM = { indent: 44, hanging: 44, bullet: BULLET, spaceBefore: 15 };
const SURFACE = { form: 'rectangle' as const, fill: '#f0ede5' };
const PADDING = { top: 30, right: 40, bottom: 10, left: 20 };
const CASES: [TextBlock, number[]][] = [
  [block('text', 100, 100, 900, [paragraph('中央', { align: 'center' })]), [518]],
  [block('text', 100, 100, 900, [paragraph('末端', { align: 'end' })]), [936]],
  [
    block('text', 100, 100, 400, [paragraph('底')], {
      surface: SURFACE,
      padding: PADDING,
      anchor: 'bottom',
      box: { x: 100, y: 100, width: 400, height: 300 },
    }),
    [120],
  ],
  [
    block('text', 100, 100, 400, [paragraph('中')], {
      surface: { ...SURFACE, form: 'ellipse' },
      anchor: 'middle',
      box: { x: 100, y: 100, width: 52, height: 52 },
    }),
    [110],
  ],
  [
    block('text', 100, 100, 900, [
      paragraph('甲', ITEM),
      paragraph('乙', { level: 1, indent: 44, run: { size: 26 }, lineHeight: 39 }),
      paragraph('丙', ITEM),
    ]),
    [100, 144, 100],
  ],
  [
    block('text', 100, 100, 1000, [
      paragraph(['平衡平衡平衡', '平衡平衡'], { align: 'center', run: { size: 60 } }),
    ]),
    [420, 480],
  ],
];

const TABLE = {
  type: 'table' as const,
  box: { x: 80, y: 200, width: 800, height: 112 },
  columns: [400, 400],
  rows: [
    { height: 56, header: true, cells: [cell('模型'), cell('大小')] },
    { height: 56, header: false, cells: [cell('小'), cell('八十億')] },
  ],
};

const COLORS = ['#59626c', '#d8d4ca', '#b7b1a2', '#f0ede5', '#2f6a2c', '#9b2c2c', '#97312f'];
const DARK_COLORS = ['#b3bac2', '#3b4754', '#f0a35e', '#22303e', '#8fc46b', '#86b0ff', '#cfca6a'];
const swatches = (list: readonly string[], ground: string, text: string) =>
  slide(
    [
      block('text', 100, 600, 400, [paragraph('文字', { run: { color: text } })]),
      ...list.map((fill, index) =>
        shape({ x: 100 + index * 100, y: 200, width: 80, height: 80 }, { fill }),
      ),
    ],
    ground,
  );

const PAGES = [
  ...SIZED.map((one) => slide([one])),
  ...CASES.map(([one]) => slide([one])),
  slide([TABLE]),
  swatches(COLORS, '#fbfaf7', '#18212b'),
  swatches(DARK_COLORS, '#16202b', '#f7f4ec'),
];
const FIRST_CASE = SIZED.length + 1;
const TABLE_PAGE = FIRST_CASE + CASES.length;
const FIRST_SWATCHES = TABLE_PAGE + 1;

const pdfs = { looks: '', deck: '' };

beforeAll(() => {
  const pages = PAGES.map((_, index) => ({ title: `第${index + 1}頁`, kind: 'text' }));
  const decks = {
    looks: exportNativePptx(rendered(pages), scene(PAGES), new Date(0)),
    deck: exportNativePptx(DECK, SCENE, new Date(0)),
  };
  Object.assign(pdfs, officePdfs(decks, folder));
});

describe('geometry by LibreOffice', () => {
  // LibreOffice sets a line of exact height lower than PowerPoint, by up to a tenth of the text's size.
  it('has first and last lines within a sixth of an em of the page, as many as on it', () => {
    const off = SIZED.map((one, index) => {
      const lines = linesOf(pdfs.looks, index + 1);
      expect(lines.map(({ signs }) => signs)).toEqual(
        one.paragraphs.flatMap((own) => own.lines.map(({ text }) => text.length)),
      );
      const wanted = baselines(one);
      const size = one.paragraphs[0]?.runs[0]?.size ?? 1;
      return lines.map(
        ({ baseline, left }, at) =>
          Math.max(Math.abs(baseline - (wanted[at] ?? 0)), Math.abs(left - 100)) / size,
      );
    });
    expect(Math.max(...off.flat())).toBeLessThan(1 / 6);
  });

  it('keeps the places of aligned, anchored, padded, listed and balanced text', () => {
    for (const [index, [one, lefts]] of CASES.entries()) {
      const lines = linesOf(pdfs.looks, FIRST_CASE + index);
      const wanted = baselines(one);
      expect([index, lines.length]).toEqual([index, wanted.length]);
      for (const [at, line] of lines.entries()) {
        expect([index, at, Math.abs(line.baseline - (wanted[at] ?? 0)) < 8]).toEqual([
          index,
          at,
          true,
        ]);
        expect([index, at, Math.abs(line.left - (lefts[at] ?? 0)) < 8]).toEqual([index, at, true]);
      }
    }
  });

  it('keeps table text where the page has it', () => {
    const lines = linesOf(pdfs.looks, TABLE_PAGE);
    const wanted = [228, 284].map((middle) => middle + 0.436 * 24);
    expect(lines.map(({ signs }) => signs)).toEqual([4, 4]);
    for (const [index, line] of lines.entries()) {
      expect(Math.abs(line.baseline - (wanted[index] ?? 0))).toBeLessThan(4);
      expect(Math.abs(line.left - 80)).toBeLessThan(4);
    }
  });

  it('keeps each colour to 3 of 255, on light and dark backgrounds', () => {
    for (const [page, list] of [COLORS, DARK_COLORS].entries()) {
      const number = String(FIRST_SWATCHES + page);
      const range = ['-f', number, '-l', number, '-r', '72'];
      const picture = execFileSync('pdftoppm', [...range, pdfs.looks], { maxBuffer: 1e8 });
      const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(picture.toString('latin1', 0, 40));
      const start = head?.[0].length ?? 0;
      const width = Number(head?.[1]);
      for (const [index, color] of list.entries()) {
        const at =
          start + 3 * (Math.round(240 * 0.75) * width + Math.round((140 + index * 100) * 0.75));
        const wanted = [1, 3, 5].map((from) => Number.parseInt(color.slice(from, from + 2), 16));
        const off = wanted.map((value, channel) =>
          Math.abs(value - (picture[at + channel] ?? -99)),
        );
        expect([color, Math.max(...off) <= 3]).toEqual([color, true]);
      }
    }
  });

  it('keeps the colour of text that has it from a layout', () => {
    const area = ['-x', '0', '-y', '1900', '-W', '3800', '-H', '150'];
    const range = ['-f', '2', '-l', '2', '-r', '288'];
    const picture = execFileSync('pdftoppm', [...range, ...area, pdfs.deck], { maxBuffer: 1e8 });
    const darkest = picture.subarray(-3 * 3800 * 150).reduce((least, one) => Math.min(least, one));
    expect(Math.abs(darkest - 0x59)).toBeLessThanOrEqual(3);
  });

  it('opens a deck of everything, a page a slide', () => {
    const pdf = pdfs.deck;
    const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' });
    expect(Number(/^Pages:\s+(\d+)$/m.exec(info)?.[1])).toBe(SCENE.slides.length);
    const text = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' });
    expect(text).toMatch(/4\.\s+甲/);
    for (const word of ['人人都有自己的代理人', '八十億', '12.5', '沒有標題的一頁'])
      expect(text).toContain(word);
  });
});
