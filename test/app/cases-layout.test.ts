/** Pictures with unusual names, and where lines of Chinese may begin: the last rows of `test/fixtures/cases`. */
import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { buildOutline, outlineWith } from '../support/build-deck.js';
import {
  pdfPages,
  pdfWords,
  plainMarp,
  poppler,
  slidesOf,
  type Word,
} from '../support/read-built.js';

const NAMES = [
  'a b.png',
  '圖（一）.png',
  '100%.png',
  "it's & <x>.png",
  '%20.png',
  '#1?.png',
  '深/層/圖.png',
];

/** A PNG of one colour, so many pixels wide and one high. */
function png(width: number): Uint8Array {
  const chunk = (type: string, data: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(named), 4);
    return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
  };
  const header = Buffer.from([0, 0, 0, width, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  const row = deflateSync(Buffer.from([0, ...Array<number>(width * 3).fill(90)]));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', row),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('a picture', () => {
  it('is shown whatever its name, in HTML, PDF and Markdown', async () => {
    // Each has a width of its own, by which it is known again.
    const files = Object.fromEntries(NAMES.map((name, index) => [name, png(11 + index)]));
    const slides = NAMES.map((name) => {
      const image = `{src: ${JSON.stringify(name)}, alt: ${JSON.stringify(`圖 "${name}"`)}}`;
      return `      - {kind: image, title: 圖, image: ${image}}`;
    });
    const built = await buildOutline(outlineWith(slides.join('\n')), ['html', 'pdf', 'md'], files);
    // They are narrow so that they can be told apart, and a build warns of that.
    const codes = new Set(built.problems.map(({ code }) => code));
    expect([...codes]).toEqual(['picture/too-small']);
    for (const shown of [slidesOf(built.text('.html')), plainMarp(built.text('.md')).slides]) {
      const images = shown.map(({ section }) => section.querySelector('figure img'));
      expect(images.map((image) => image?.getAttribute('alt'))).toEqual(
        NAMES.map((name) => `圖 "${name}"`),
      );
      expect(images.map((image) => image?.getAttribute('src'))).toEqual(
        NAMES.map(
          (_, index) => `data:image/png;base64,${Buffer.from(png(11 + index)).toString('base64')}`,
        ),
      );
    }
    const listed = poppler('pdfimages', built.file('.pdf'), ['-list']);
    const found = [...listed.matchAll(/^ +(\d+) +\d+ +image +(\d+) +1 /gm)];
    expect(found.map(([, page, width]) => [Number(page), Number(width)])).toEqual(
      NAMES.map((_, index) => [index + 1, 11 + index]),
    );
  });
});

/** Marks with which no line may begin, and those with which none may end. */
const NEVER_FIRST = /^[，。、；：！？）」』》〉】…％・”’]/u;
const NEVER_LAST = /[（「『《〈【“‘]$/u;

describe('a line', () => {
  it('never begins with a comma or a closing mark, and never ends with an opening one', async () => {
    const lengths = Array.from({ length: 24 }, (_, index) => index);
    // In a narrow column every length puts another mark at the line's end.
    const slides = lengths.map((length) => {
      const before = '松'.repeat(length);
      const texts = [
        `${before}（0000），松黃`,
        `${before}「引文」。《書》、（一）`,
        `${before}Blender（0000），「話」！？松`,
      ].map((text) => JSON.stringify(text));
      const column = (index: number): string =>
        `{title: ${texts[index]}, points: [${texts.join(', ')}]}`;
      return `      - {kind: compare, title: ${texts[0]}, columns: [${column(0)}, ${column(1)}, ${column(2)}]}
      - {kind: points, title: ${texts[1]}, points: [${texts.join(', ')}]}
      - {kind: table, title: ${texts[2]}, head: [一, 二, 三, 四], rows: [[${texts.join(', ')}, 四]]}
      - {kind: figures, title: 數, figures: [${texts.map((text) => `{value: "1", label: ${text}}`).join(', ')}]}
      - {kind: statement, text: ${texts[2]}}`;
    });
    const built = await buildOutline(outlineWith(slides.join('\n')), ['pdf']);
    const pdf = built.file('.pdf');
    // A slide that is too full becomes two.
    expect(pdfPages(pdf)).toHaveLength(built.slides);
    expect(built.slides).toBeGreaterThanOrEqual(lengths.length * 5);
    const lines = linesOf(pdf);
    expect(lines.filter((line) => line.includes('0000')).length).toBeGreaterThan(300);
    expect(lines.filter((line) => NEVER_FIRST.test(line))).toEqual([]);
    expect(lines.filter((line) => NEVER_LAST.test(line))).toEqual([]);
  });
});

/** Lines as they are drawn; poppler parts one where full-width marks are set closer. */
function linesOf(pdf: Uint8Array): string[] {
  return pdfWords(pdf).flatMap((words) => {
    const lines: Word[] = [];
    for (const word of words.sort((a, b) => a.left - b.left)) {
      const index = lines.findIndex((line) => follows(word, line));
      const line = lines[index];
      if (line === undefined) lines.push(word);
      else lines[index] = { ...line, text: line.text + word.text, right: word.right };
    }
    return lines.map(({ text }) => text);
  });
}

/** On the same line, and not farther away than a character is wide. */
function follows(word: Word, line: Word): boolean {
  const height = word.bottom - word.top;
  const shared = Math.min(word.bottom, line.bottom) - Math.max(word.top, line.top);
  return shared > height / 2 && Math.abs(word.left - line.right) < height * 0.8;
}
