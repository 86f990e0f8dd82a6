/** PowerPoint's files as others read them: the Open XML SDK, LibreOffice, a zip. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { officeLanguage } from '../../../src/export/pptx/drawing/language.js';
import { exportImages } from '../../../src/export/pptx/native/native-slides.js';
import { createPackage, ROOT } from '../../../src/export/pptx/opc/package.js';
import { attributes, xml } from '../../../src/export/pptx/opc/xml.js';
import type { Rendered } from '../../../src/render/render.js';
import { readByOffice } from '../../support/office-reading.js';
import {
  elements,
  paragraphs,
  readPackage,
  relationsOf,
  sdkFaults,
} from '../../support/pptx-package.js';
import { rendered } from '../../support/pptx-scene.js';

const folder = mkdtempSync(join(tmpdir(), 'fireside-pptx-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A PNG of one colour, 16 × 9 pixels. */
function png(red: number, green: number, blue: number): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(named), 4);
    return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
  };
  const header = Buffer.from([0, 0, 0, 16, 0, 0, 0, 9, 8, 2, 0, 0, 0]);
  const row = [0, ...Array.from({ length: 16 }, () => [red, green, blue]).flat()];
  const pixels = deflateSync(Buffer.from(Array.from({ length: 9 }, () => row).flat()));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return new Uint8Array(
    Buffer.concat([
      signature,
      chunk('IHDR', header),
      chunk('IDAT', pixels),
      chunk('IEND', signature.subarray(8)),
    ]),
  );
}

const WILD = [
  '第一行 --> 第二 <!-- header: 提醒 -->',
  '「引」A&B &amp; &#x27; <b>"it\'s"</b> 😀👩‍💻',
  '',
  '    四個空白，\t一個定位點  ',
  'a\u0001b\u000bc\u0000d\ud800e\udc00f\ufffeg\u001b',
  '---',
  ']]> {{x}} _x000D_ 結束',
].join('\n');
const WILD_LINES = WILD.split('\n').with(4, 'abcdefg');

const DATE = new Date('2024-07-30T08:00:00.500+08:00');
const section = (number: number, title: string) => ({ number, title, minutes: undefined });
const DECK = rendered(
  [
    { title: '人人都有自己的AI代理人', kind: 'cover', notes: '一行' },
    { title: '「A&B」 <b>粗</b> --> 😀\u0001', kind: 'points', notes: WILD, section: 1 },
    { title: '# 重點\n第二行', kind: 'points', notes: ' \n', section: 1 },
    { title: ' \u0003', kind: 'a "kind" & 圖', notes: 'x\r\ny\rz', section: 2 },
  ],
  {
    title: '人人都有<AI> & "代理人"\u0002',
    author: '王小明 & Co',
    subtitle: '爐邊對談',
    sections: [section(1, '人物 & 舞臺'), section(2, '尾聲')],
  },
);
const LAYOUTS = ['Title Slide', 'Title Only', 'Title Only', 'Title Only'];
const IMAGES = [png(200, 30, 30), png(0, 0, 0), png(200, 30, 30), png(9, 9, 9)];
const TITLES = ['人人都有自己的AI代理人', '「A&B」 <b>粗</b> --> 😀', '# 重點 第二行', '4'];

const bytes = exportImages(DECK, IMAGES, DATE);
const pack = readPackage(bytes);
const part = (path: string) => pack.documents.get(path);

/** What the Open XML SDK finds wrong with a presentation. */
function faultsOf(pptx: Uint8Array, name: string): Promise<unknown[]> {
  const file = join(folder, name);
  writeFileSync(file, pptx);
  return sdkFaults(file);
}

/** The number of pages of the PDF that LibreOffice makes of a presentation. */
function pagesByLibreOffice(pptx: Uint8Array, name: string): { pages: number; pdf: string } {
  const work = join(folder, name);
  mkdirSync(work);
  writeFileSync(join(work, 'deck.pptx'), pptx);
  const profile = `-env:UserInstallation=${pathToFileURL(join(work, 'profile')).href}`;
  const options = ['--headless', '--convert-to', 'pdf', '--outdir', work, join(work, 'deck.pptx')];
  execFileSync('soffice', [profile, ...options], { stdio: 'pipe', timeout: 90_000 });
  const pdf = join(work, 'deck.pdf');
  const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' });
  return { pages: Number(/^Pages:\s+(\d+)$/m.exec(info)?.[1]), pdf };
}

describe('a deck of pictures', () => {
  it('is a closed package', () => {
    expect(pack.faults).toEqual([]);
  });

  it('passes the Open XML SDK for Office 2016, 2019 and Microsoft 365', async () => {
    expect(await faultsOf(bytes, 'deck.pptx')).toEqual([]);
    const few = rendered([{ title: 'x', kind: 'image' }], { title: '', lang: 'en' });
    expect(await faultsOf(exportImages(few, [png(1, 2, 3)], DATE), 'one.pptx')).toEqual([]);
  });

  it('reads back in LibreOffice: titles in their placeholders, notes, author and date', () => {
    const { slides, ...read } = readByOffice(bytes, join(folder, 'read'));
    expect(slides.map(({ titles }) => titles)).toEqual(TITLES.map((title) => [title]));
    expect(slides.map(({ notes }) => notes)).toEqual([['一行'], WILD_LINES, [], ['x', 'y', 'z']]);
    expect(read).toEqual({
      title: '人人都有<AI> & "代理人"',
      author: '王小明 & Co',
      created: '2024-07-30T00:00:00',
    });
  });

  it('keeps notes exactly, each line a paragraph in the deck’s language', () => {
    const notes = part('ppt/notesSlides/notesSlide2.xml');
    expect(paragraphs(notes)).toEqual(WILD_LINES);
    for (const run of elements(notes, 'a:rPr')) {
      expect([run.getAttribute('lang'), run.getAttribute('altLang')]).toEqual(['zh-TW', 'en-US']);
    }
    expect(part('ppt/notesSlides/notesSlide3.xml')).toBeUndefined();
  });

  it('gives each slide its kind’s layout, one title, and its picture over the whole slide', () => {
    const layouts = DECK.slides.map((_, index) => {
      const path = `ppt/slides/slide${index + 1}.xml`;
      const relations = relationsOf(pack.documents, path);
      const layout = relations.find((one) => one.type === 'slideLayout')?.target ?? '';
      const titles = elements(part(path), 'p:ph').filter((one) =>
        /title/i.test(one.getAttribute('type') ?? ''),
      );
      expect(titles).toHaveLength(1);
      const [shown] = elements(part(path), 'p:pic');
      expect(elements(shown, 'p:cNvPr')[0]?.getAttribute('descr')).toBe(TITLES[index]);
      const extent = elements(shown, 'a:ext')[0];
      expect([extent?.getAttribute('cx'), extent?.getAttribute('cy')]).toEqual([
        '12192000',
        '6858000',
      ]);
      const image = relations.find((one) => one.type === 'image')?.target ?? '';
      expect(pack.files.get(image)).toEqual(IMAGES[index]);
      return elements(part(layout), 'p:cSld')[0]?.getAttribute('name');
    });
    expect(layouts).toEqual(LAYOUTS);
    const master = elements(part('ppt/slideMasters/slideMaster1.xml'), 'p:ph');
    expect(master.map((one) => one.getAttribute('type'))).toEqual([
      'title',
      'body',
      'dt',
      'ftr',
      'sldNum',
    ]);
  });

  it('stores the same picture once', () => {
    const media = [...pack.files.keys()].filter((path) => path.startsWith('ppt/media/'));
    expect(media).toEqual([1, 2, 3].map((number) => `ppt/media/image${number}.png`));
  });

  it('has a section for every slide', () => {
    const sections = elements(part('ppt/presentation.xml'), 'p14:section').map((section) => [
      section.getAttribute('name'),
      ...elements(section, 'p14:sldId').map((slide) => slide.getAttribute('id')),
    ]);
    expect(sections).toEqual([
      ['人人都有<AI> & "代理人"', '256'],
      ['人物 & 舞臺', '257', '258'],
      ['尾聲', '259'],
    ]);
  });

  it('names real East Asian fonts in the theme and both fonts in each style', () => {
    const theme = part('ppt/theme/theme1.xml');
    const faces = (name: string) =>
      elements(theme, name).map((one) => one.getAttribute('typeface'));
    expect(faces('a:latin')).toEqual(['Arial', 'Arial']);
    expect(faces('a:ea')).toEqual(['Microsoft JhengHei', 'Microsoft JhengHei']);
    const styles = elements(part('ppt/slideMasters/slideMaster1.xml'), 'a:defRPr');
    expect(styles.length).toBeGreaterThan(10);
    for (const style of styles) {
      expect(elements(style, 'a:latin')[0]?.getAttribute('typeface')).toMatch(/^\+m[nj]-lt$/);
      expect(elements(style, 'a:ea')[0]?.getAttribute('typeface')).toMatch(/^\+m[nj]-ea$/);
    }
  });

  it('opens in LibreOffice, with the pictures over the titles', () => {
    const { pages, pdf } = pagesByLibreOffice(bytes, 'libreoffice');
    expect(pages).toBe(DECK.slides.length);
    // The second picture is black: a title that shone through would be light or coloured in it.
    const area = ['-x', '20', '-y', '10', '-W', '220', '-H', '40'];
    const ppm = execFileSync('pdftoppm', ['-r', '20', '-f', '2', '-l', '2', ...area, pdf]);
    expect(ppm.subarray(-3 * 220 * 40).every((value) => value === 0)).toBe(true);
    expect(execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' })).toContain('重點 第二行');
  });

  it('gives the same bytes for the same deck, in any time zone', () => {
    const zone = process.env.TZ;
    const hash = (value: Uint8Array) => createHash('sha256').update(value).digest('hex');
    process.env.TZ = 'Pacific/Auckland';
    const elsewhere = hash(exportImages(structuredClone(DECK), IMAGES, DATE));
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(elsewhere).toBe(hash(bytes));
  });

  it('refuses what is no date, no language, no slide', () => {
    const made = (own: Partial<Rendered>, date = DATE) =>
      exportImages({ ...DECK, ...own }, IMAGES, date);
    expect(() => made({}, new Date(Number.NaN))).toThrow(RangeError);
    expect(() => made({ lang: 'no language' })).toThrow(RangeError);
    expect(() => made({ slides: [] })).toThrow(RangeError);
  });
});

describe('a package', () => {
  it('has a part once', () => {
    const pack = createPackage();
    pack.add('a.xml', 'x/y', xml`<a/>`);
    expect(() => pack.add('A.xml', 'x/y', xml`<a/>`)).toThrow(/already/);
  });

  it('escapes web addresses, relates once, and refuses what is no address', () => {
    const pack = createPackage();
    const link = (target: string) => pack.relate(ROOT, 't', target, { external: true });
    expect(link('https://example.org/中 文?x=1&y="2"')).toBe('rId1');
    expect(link('https://example.org/中 文?x=1&y="2"')).toBe('rId1');
    expect(link('mailto:a@example.org')).toBe('rId2');
    expect(() => link('chapter 2')).toThrow(TypeError);
    const { documents, faults } = readPackage(pack.toBytes());
    expect(faults).toEqual([]);
    expect(relationsOf(documents, '').map((one) => one.target)).toEqual([
      'https://example.org/%E4%B8%AD%20%E6%96%87?x=1&y=%222%22',
      'mailto:a@example.org',
    ]);
  });

  it('drops the layout of templates, never white space of texts', () => {
    const node = xml`<a
        b="${'x\n y'}">
      <c>${' t\n '}</c>
      ${undefined}${[xml`<d/>`, 'e&', 1]}
    </a>`;
    expect(node.text).toBe('<a b="x&#10; y"><c> t&#10; </c><d/>e&amp;1</a>');
    expect(attributes({ a: true, b: undefined, c: 0, d: '<' }).text).toBe(' a="1" c="0" d="&lt;"');
    expect(() => xml`<a>${Number.NaN}</a>`).toThrow(RangeError);
  });
});

describe('sections and languages', () => {
  it('completes sections in order', () => {
    const numbers = [undefined, 1, undefined, 3, undefined, 3, undefined];
    const sectionsOf = (sections: Rendered['sections']) => {
      const slides = numbers.map((number) =>
        number === undefined
          ? { title: '頁', kind: 'points' }
          : { title: '頁', kind: 'points', section: number },
      );
      const images = slides.map(() => png(1, 2, 3));
      const own = readPackage(
        exportImages(rendered(slides, { title: 'Deck', sections }), images, DATE),
      );
      return elements(own.documents.get('ppt/presentation.xml'), 'p14:section').map((one) => [
        one.getAttribute('name'),
        elements(one, 'p14:sldId').map((slide) => Number(slide.getAttribute('id')) - 256),
      ]);
    };
    expect(sectionsOf([section(1, 'A'), section(2, 'empty'), section(3, 'B')])).toEqual([
      ['Deck', [0]],
      ['A', [1, 2]],
      ['empty', []],
      ['B', [3, 4, 5, 6]],
    ]);
    expect(sectionsOf([])).toEqual([]);
  });

  it('names languages as Office does', () => {
    const names = ['zh-Hant', 'zh-Hans', 'zh-Hant-HK', 'zh-TW', 'zh', 'ja', 'ko', 'en', 'en-GB'];
    expect(names.map((tag) => [tag, officeLanguage(tag).run, officeLanguage(tag).script])).toEqual([
      ['zh-Hant', 'zh-TW', 'Hant'],
      ['zh-Hans', 'zh-CN', 'Hans'],
      ['zh-Hant-HK', 'zh-HK', 'Hant'],
      ['zh-TW', 'zh-TW', 'Hant'],
      ['zh', 'zh-CN', 'Hans'],
      ['ja', 'ja-JP', 'Jpan'],
      ['ko', 'ko-KR', 'Kore'],
      ['en', 'en-US', undefined],
      ['en-GB', 'en-GB', undefined],
    ]);
  });
});
