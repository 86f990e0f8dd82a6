/** Our master as somebody edits it: other fonts, sizes and places, more text; drawn by LibreOffice. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Element } from '@xmldom/xmldom';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildOutline, buildShared, outlineWith } from '../../support/build-deck.js';
import { officePdfs } from '../../support/office-fonts.js';
import { type Line, linesOf } from '../../support/pdf-lines.js';
import { elements, paragraphs, type ReadPackage, readPackage } from '../../support/pptx-package.js';

const folder = mkdtempSync(join(tmpdir(), 'fireside-master-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const EIGHT = Array.from({ length: 8 }, (_, index) => `第${index + 1}點說明一件事情`);
const OUTLINE = outlineWith(`      - kind: points
        title: 八個要點
        points: [${EIGHT.join(', ')}]
        sources: recap
      - kind: points
        title: 兩層的要點
        points:
          - {text: 第一點, points: [下一層的說明, 再一個說明]}
          - {text: 第二點, points: [下一層的說明]}
        sources: recap
      - kind: compare
        title: 兩邊各有看法
        columns:
          - {title: 開源, points: [大家都能使用, 也能修改]}
          - {title: 閉源, points: [容易賺錢, 容易管理]}
        sources: recap
      - kind: quote
        title: 他的說法
        text: 讓我談論封閉的平臺我就會生氣
        by: zuck
        sources: recap
`);

let talk: Uint8Array;
let small: Uint8Array;
let pack: ReadPackage;

beforeAll(async () => {
  const built = await buildShared({ outline: 'outline.yaml', formats: ['pptx'] });
  talk = built.files[0]?.bytes ?? new Uint8Array();
  pack = readPackage(talk);
  small = (await buildOutline(OUTLINE, ['pptx'])).file('.pptx');
}, 60_000);

/** The presentation with parts changed, as an editor would. */
function edited(pptx: Uint8Array, change: (path: string, xml: string) => string): Uint8Array {
  const parts = Object.entries(unzipSync(pptx)).map(([path, bytes]) => {
    const isXml = path.endsWith('.xml');
    return [path, isXml ? strToU8(change(path, strFromU8(bytes))) : bytes] as const;
  });
  return zipSync(Object.fromEntries(parts));
}

const isSlide = (path: string): boolean => /slides\/slide\d+\.xml$/.test(path);
const numberOf = (path: string): number => Number(/(\d+)\.xml$/.exec(path)?.[1]);

/** A text of a PDF in one font. */
interface Piece {
  readonly page: number;
  readonly left: number;
  readonly top: number;
  readonly size: number;
  readonly font: string;
  readonly text: string;
}

function piecesOf(pdf: string): Piece[] {
  const options = ['-xml', '-i', '-stdout', '-fontfullname'];
  const xml = execFileSync('pdftohtml', [...options, pdf], { encoding: 'utf8', maxBuffer: 1e8 });
  const fonts = new Map<string, { readonly size: number; readonly font: string }>();
  return xml.split('<page ').flatMap((page, number) => {
    for (const [, id = '', size, font = ''] of page.matchAll(
      /<fontspec id="(\d+)" size="(\d+)" family="([^"]*)"/g,
    ))
      fonts.set(id, { size: Number(size), font });
    const texts = page.matchAll(
      /<text top="(-?\d+)" left="(-?\d+)" width="\d+" height="\d+" font="(\d+)">(.*)<\/text>/g,
    );
    return [...texts].map(([, top, left, id = '', text = '']) => ({
      ...{ page: number, top: Number(top), left: Number(left) },
      ...(fonts.get(id) ?? { size: 0, font: '' }),
      text: text.replace(/<[^>]*>/g, ''),
    }));
  });
}

/** The placeholders of the slides that have ideographs, and the first of these. */
function placeholders({ documents }: ReadPackage) {
  return [...documents]
    .filter(([path]) => isSlide(path))
    .flatMap(([path, slide]) =>
      elements(slide, 'p:sp').flatMap((shape) => {
        const [mark] = elements(shape, 'p:ph');
        const found = /[\u4e00-\u9fff]/.exec(paragraphs(shape).join('\n'));
        const text = found?.[0];
        if (!mark || !text) return [];
        return [
          {
            page: numberOf(path),
            type: mark.getAttribute('type'),
            text,
            isFirst: found?.index === 0,
          },
        ];
      }),
    );
}

const isTitle = (type: string | null): boolean => type === 'title' || type === 'ctrTitle';

test('fonts, sizes and places that are changed on the master change on every slide', () => {
  const changed = edited(talk, (path, xml) => {
    if (!path.startsWith('ppt/slideMasters/slideMaster')) return xml;
    return xml
      .replaceAll('"+mj-ea"', '"Noto Sans JP"')
      .replaceAll('"+mn-ea"', '"Noto Sans SC"')
      .replace('sz="3450"', 'sz="2400"')
      .replace(
        /<a:off x="762000" y="(\d+)"/,
        (_, y: string) => `<a:off x="1143000" y="${Number(y) + 190500}"`,
      );
  });
  const pdfs = officePdfs({ before: talk, after: changed }, join(folder, 'swap'));
  const [before, after] = [piecesOf(pdfs.before), piecesOf(pdfs.after)];
  const all = placeholders(pack);
  expect(all.length).toBeGreaterThan(120);
  const find = (pieces: readonly Piece[], page: number, text: string, font: RegExp) =>
    pieces.find((one) => one.page === page && one.text.includes(text) && font.test(one.font));
  let moved = 0;
  for (const { page, type, text, isFirst } of all) {
    const own = find(after, page, text, isTitle(type) ? /NotoSansJP/ : /NotoSansSC/);
    expect([page, type, text, own !== undefined]).toEqual([page, type, text, true]);
    const old = find(before, page, text, /NotoSansTC-Bold/);
    if (!old || !own || !isTitle(type) || Math.abs(old.size - TITLE) > 1) continue;
    moved++;
    expect([page, own.size]).toEqual([page, SMALLER]);
    if (isFirst) expect([page, own.left - old.left]).toEqual([page, 45]);
    expect(own.top - old.top).toBeGreaterThan(20);
  }
  expect(moved).toBeGreaterThan(20);
}, 120_000);

/** Sizes of titles as pdftohtml has them, one and a half times their points. */
const TITLE = 52;
const SMALLER = 36;

test('text in placeholders says neither fonts nor lines, and no line is loose among texts', () => {
  const shapes = [...pack.documents]
    .filter(([path]) => isSlide(path))
    .flatMap(([, slide]) => elements(slide, 'p:sp'));
  const filled = shapes.filter((shape) => elements(shape, 'p:ph').length > 0);
  expect(filled.length).toBeGreaterThan(140);
  const runs = filled.flatMap((shape) => elements(shape, 'a:r'));
  const own = runs.filter((one) => elements(one, 'a:latin').length > 0);
  expect(own.map(({ textContent }) => textContent)).toEqual([]);
  expect(filled.flatMap((shape) => elements(shape, 'a:lnSpc'))).toEqual([]);
  expect(
    filled.flatMap((shape) => elements(shape, 'a:p')).flatMap((one) => elements(one, 'a:spcBef')),
  ).toEqual([]);
  const placed = filled.filter((shape) => elements(shape, 'a:off').length > 0);
  const types = placed.map((shape) => elements(shape, 'p:ph')[0]?.getAttribute('type'));
  expect(types.filter((type) => type && /ftr|sldNum|dt/.test(type))).toEqual([]);
  expect(types.filter((type) => type && isTitle(type)).length).toBeLessThanOrEqual(1);
  const named = (shape: Element) => elements(shape, 'p:cNvPr')[0]?.getAttribute('name');
  const list = [...pack.documents]
    .filter(([path]) => isSlide(path))
    .filter(([, slide]) =>
      elements(slide, 'p:sp').some((shape) => /^Points/.test(named(shape) ?? '')),
    );
  for (const [path, slide] of list) {
    const rules = elements(slide, 'p:sp').filter(
      (shape) =>
        named(shape) === 'Line' &&
        Number(
          elements(shape, 'a:ext')
            .find((one) => one.hasAttribute('cy'))
            ?.getAttribute('cy'),
        ) === 9525,
    );
    expect([path, rules.length]).toEqual([path, 0]);
  }
});

test('pictures, tables and charts are in their layouts’ placeholders', () => {
  const types = [...pack.documents]
    .filter(([path]) => isSlide(path))
    .flatMap(([, slide]) => [...elements(slide, 'p:pic'), ...elements(slide, 'p:graphicFrame')])
    .map((one) => elements(one, 'p:ph')[0]?.getAttribute('type'));
  expect(types.sort()).toEqual(['chart', 'chart', 'pic', 'pic', 'tbl', 'tbl']);
});

test('tables have the deck’s style, and say what differs', () => {
  const styles = pack.documents.get('ppt/tableStyles.xml');
  const [style] = elements(styles, 'a:tblStyle');
  const id = style?.getAttribute('styleId');
  expect(styles?.documentElement?.getAttribute('def')).toBe(id);
  const parts = ['a:wholeTbl', 'a:band1H', 'a:firstCol', 'a:firstRow'];
  expect(parts.map((name) => elements(style, name).length)).toEqual([1, 1, 1, 1]);
  const tables = [...pack.documents].flatMap(([, part]) => elements(part, 'a:tbl'));
  expect(tables).toHaveLength(2);
  for (const table of tables) {
    expect(elements(table, 'a:tableStyleId')[0]?.textContent).toBe(id);
    for (const own of ['a:latin', 'a:lnB', 'a:lnL', 'a:noFill', 'a:solidFill', 'a:lnSpc'])
      expect([own, elements(table, own).length]).toEqual([own, 0]);
    const bold = elements(table, 'a:rPr').filter((run) => run.hasAttribute('b'));
    expect(bold).toEqual([]);
  }
});

test('layouts and master are the same bytes for two decks of one theme', () => {
  const parts = (pptx: Uint8Array) =>
    Object.fromEntries(
      Object.entries(unzipSync(pptx))
        .filter(([path]) => /ppt\/(slideLayouts|slideMasters|theme)\//.test(path))
        .map(([path, bytes]) => [path, strFromU8(bytes)]),
    );
  const one = parts(talk);
  expect(Object.keys(one).length).toBeGreaterThan(30);
  const other = parts(small);
  const different = Object.keys(one).filter((path) => one[path] !== other[path]);
  // The theme of the notes, of which the other deck has none.
  expect(different).toEqual(['ppt/theme/theme2.xml']);
});

/** The lines of a page with more than a bullet. */
const textLines = (pdf: string, page: number): Line[] =>
  linesOf(pdf, page).filter(({ signs }) => signs > 2);

/** Where the foot of a slide begins, px. */
const FOOT = 646;
/** Between the baselines of two lines, px. */
const LEAST_PITCH = 22;

test('a ninth point, texts a third larger and titles of two lines still look right', () => {
  const ninth = edited(small, (path, xml) =>
    isSlide(path) && xml.includes('第8點')
      ? xml.replace(
          /(<a:p>(?:(?!<\/a:p>).)*第8點.*?<\/a:p>)/,
          (point) => point + point.replace('第8點', '第9點'),
        )
      : xml,
  );
  const larger = edited(small, (path, xml) =>
    /slide(Master|Layout)?s?\/slide(Master|Layout)?\d+\.xml$/.test(path)
      ? xml.replace(
          /(<a:defRPr[^>]* sz=")(\d+)"/g,
          (_, start: string, size: string) => `${start}${Math.round((Number(size) * 4) / 3)}"`,
        )
      : xml,
  );
  const long = edited(small, (path, xml) =>
    isSlide(path)
      ? xml.replace(
          /(type="title".*?<a:t>)([^<]*)/,
          (_, start: string, title: string) => `${start}${title}${'以及更多的說明文字'.repeat(4)}`,
        )
      : xml,
  );
  const pdfs = officePdfs({ small, ninth, larger, long }, join(folder, 'edits'));
  for (const name of ['small', 'ninth', 'larger', 'long'] as const) {
    for (const page of [1, 2, 3, 4]) {
      const lines = textLines(pdfs[name], page).map(({ baseline }) => baseline);
      const foot = lines.filter((baseline) => baseline > FOOT);
      expect([name, page, foot.length]).toEqual([name, page, 1]);
      const body = lines.filter((baseline) => baseline <= FOOT);
      const pitches = body.slice(1).map((baseline, index) => baseline - (body[index] ?? 0));
      expect(body.length).toBeGreaterThan(1);
      expect([name, page, pitches.filter((pitch) => pitch < LEAST_PITCH)]).toEqual([
        name,
        page,
        [],
      ]);
    }
  }
  expect(textLines(pdfs.ninth, 1)).toHaveLength(textLines(pdfs.small, 1).length + 1);
  expect(textLines(pdfs.long, 1)).toHaveLength(textLines(pdfs.small, 1).length + 1);
}, 120_000);
