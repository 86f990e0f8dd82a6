/** PowerPoint's native mode as others read it: the Open XML SDK, the parts. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Element } from '@xmldom/xmldom';
import { afterAll, describe, expect, it } from 'vitest';
import type { TextBlock } from '../../../src/browser/scene/scene.js';
import { areaWidth, placeText } from '../../../src/export/pptx/drawing/text-place.js';
import { exportNativePptx } from '../../../src/export/pptx/native/native-slides.js';
import { chart, DECK, SCENE, SLIDES } from '../../support/pptx-deck.js';
import {
  elements,
  paragraphs,
  readPackage,
  relationsOf,
  sdkFaults,
} from '../../support/pptx-package.js';
import { block, cell, paragraph, rendered, scene, shape, slide } from '../../support/pptx-scene.js';

const folder = mkdtempSync(join(tmpdir(), 'fireside-native-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DATE = new Date('2024-07-30T00:00:00Z');
const bytes = exportNativePptx(DECK, SCENE, DATE);
const pack = readPackage(bytes);
const part = (path: string) => pack.documents.get(path);
const slidePart = (number: number) => part(`ppt/slides/slide${number}.xml`);
const slideOf = (title: string) => SLIDES.findIndex((slide) => slide.title === title) + 1;
const attribute = (element: Element | undefined, name: string) => element?.getAttribute(name);

function layoutOf(number: number) {
  const relations = relationsOf(pack.documents, `ppt/slides/slide${number}.xml`);
  return part(relations.find(({ type }) => type === 'slideLayout')?.target ?? '');
}

/** The shape of a name on a slide. */
function shapeOf(number: number, name: string): Element | undefined {
  return ['p:sp', 'p:pic', 'p:graphicFrame']
    .flatMap((tag) => elements(slidePart(number), tag))
    .find((one) => attribute(elements(one, 'p:cNvPr')[0], 'name') === name);
}

describe('the package', () => {
  it('is closed', () => {
    expect(pack.faults).toEqual([]);
  });

  it('passes the Open XML SDK, and so do the workbooks in it', async () => {
    const file = join(folder, 'deck.pptx');
    writeFileSync(file, bytes);
    expect(await sdkFaults(file)).toEqual([]);
    const workbook = join(folder, 'book.xlsx');
    const embedded = pack.files.get('ppt/embeddings/Microsoft_Excel_Sheet1.xlsx');
    writeFileSync(workbook, embedded ?? '');
    expect(await sdkFaults(workbook)).toEqual([]);
    expect(readPackage(embedded ?? new Uint8Array()).faults).toEqual([]);
  });

  it('is the same for the same deck, and under 400 KB for 36 slides', () => {
    const hash = (value: Uint8Array) => createHash('sha256').update(value).digest('hex');
    const again = exportNativePptx(structuredClone(DECK), structuredClone(SCENE), DATE);
    expect(hash(again)).toBe(hash(bytes));
    const many = Array.from({ length: 36 }, (_, index) => {
      const slide = SLIDES[index % SLIDES.length];
      if (!slide) throw new Error('no slide');
      return { ...slide, notes: '講稿'.repeat(200) };
    });
    const large = exportNativePptx(rendered(many), scene(many.map((one) => one.scene)), DATE);
    expect(large.length).toBeLessThan(400_000);
  });

  it('refuses a scene of another deck', () => {
    const short = { ...SCENE, slides: SCENE.slides.slice(1) };
    expect(() => exportNativePptx(DECK, short, DATE)).toThrow(RangeError);
  });
});

describe('structure', () => {
  it('has one title a slide, in its placeholder and the words of the outline', () => {
    const titles = SLIDES.map((_, index) =>
      elements(slidePart(index + 1), 'p:sp')
        .filter((one) => /title/i.test(attribute(elements(one, 'p:ph')[0], 'type') ?? ''))
        .map((one) => paragraphs(one).join('')),
    );
    expect(titles).toEqual(SLIDES.map(({ title }) => [title]));
  });

  it('has all usual layouts, whose placeholders the slides fill', () => {
    const layouts = [...pack.documents].filter(([path]) => /slideLayout\d+\.xml$/.test(path));
    const types = layouts.map(([, layout]) => [
      attribute(elements(layout, 'p:cSld')[0], 'name'),
      attribute(elements(layout, 'p:sldLayout')[0], 'type'),
    ]);
    expect(types).toEqual([
      ['Title Slide', 'title'],
      ['Section Header', 'secHead'],
      ['Title and Content', 'obj'],
      ['Two Content', 'twoObj'],
      ['Comparison', 'twoTxTwoObj'],
      ['Quote', null],
      ['Picture with Caption', 'picTx'],
      ['Title and Chart', 'chart'],
      ['Title and Table', 'tbl'],
      ['Agenda', null],
      ['People', null],
      ['Statement', null],
      ['Commentary', null],
      ['Title Only', 'titleOnly'],
      ['Blank', 'blank'],
      ['Closing', null],
    ]);
    const names = SLIDES.map((_, index) =>
      attribute(elements(layoutOf(index + 1), 'p:cSld')[0], 'name'),
    );
    expect(names).toEqual([
      ...['Title Slide', 'Title and Content', 'Title and Content', 'Title Only'],
      ...['Title and Table', ...Array.from({ length: 5 }, () => 'Title and Chart')],
      ...['Title Only', 'Title Only', 'Quote'],
    ]);
    for (const index of SLIDES.keys()) {
      const key = (one: Element) => `${attribute(one, 'type')} ${attribute(one, 'idx')}`;
      const offered = elements(layoutOf(index + 1), 'p:ph').map(key);
      const used = elements(slidePart(index + 1), 'p:ph').map(key);
      expect(offered).toEqual(expect.arrayContaining(used));
      expect(new Set(used).size).toBe(used.length);
      expect(offered).toEqual(expect.arrayContaining(['dt 10', 'ftr 11', 'sldNum 12']));
    }
    const points = elements(slidePart(slideOf('清單')), 'p:ph').map((one) => [
      attribute(one, 'type'),
      attribute(one, 'idx'),
    ]);
    expect(points).toEqual([
      ['body', '13'],
      ['title', null],
      [null, '1'],
      ['ftr', '11'],
      ['sldNum', '12'],
    ]);
    expect(paragraphs(layoutOf(slideOf('清單')))).toContain('節名');
  });

  it('takes places and looks from the layout where they are the same', () => {
    for (const name of ['Kicker', 'Title', 'Footer', 'Slide Number']) {
      const shape = shapeOf(slideOf('清單'), name);
      for (const own of ['a:off', 'a:lnSpc', 'a:spcBef', 'a:latin', 'a:solidFill', 'a:defRPr'])
        expect([name, own, elements(shape, own)]).toEqual([name, own, []]);
      expect([name, attribute(elements(shape, 'a:rPr')[0], 'sz')]).toEqual([name, null]);
    }
    const master = part('ppt/slideMasters/slideMaster1.xml');
    const style = elements(elements(master, 'p:titleStyle')[0], 'a:lvl1pPr')[0];
    expect(attribute(elements(style, 'a:defRPr')[0], 'sz')).toBe('3450');
    expect(attribute(elements(style, 'a:defRPr')[0], 'b')).toBe('1');
    expect(elements(style, 'a:spcPts')).toHaveLength(1);
    expect(elements(style, 'a:spcPct')).toHaveLength(1);
    const body = elements(master, 'p:bodyStyle')[0];
    const levels = [1, 2, 3, 4, 5].map((level) => elements(body, `a:lvl${level}pPr`)[0]);
    const margins = levels.map((level) => Number(attribute(level, 'marL')));
    expect(margins).toEqual([...margins].sort((one, other) => one - other));
    expect(new Set(levels).size).toBe(5);
    const layout = elements(layoutOf(slideOf('清單')), 'p:sp').find(
      (one) => attribute(elements(one, 'p:ph')[0], 'type') === 'title',
    );
    expect(elements(layout, 'a:lvl1pPr')).toEqual([]);
    expect(elements(layout, 'a:off')).toEqual([]);
  });

  it('numbers slides by a field', () => {
    const field = elements(shapeOf(3, 'Slide Number'), 'a:fld')[0];
    expect([attribute(field, 'type'), field?.textContent]).toEqual(['slidenum', '3']);
  });

  it('has the dark background on the layout, with light text for what is added', () => {
    for (const title of ['人人都有自己的代理人', '沒有標題的一頁']) {
      const number = slideOf(title);
      const ground = elements(layoutOf(number), 'p:bgPr')[0];
      expect(attribute(elements(ground, 'a:schemeClr')[0], 'val')).toBe('bg1');
      for (const document of [layoutOf(number), slidePart(number)]) {
        const map = elements(document, 'a:overrideClrMapping')[0];
        expect([attribute(map, 'bg1'), attribute(map, 'tx1')]).toEqual(['dk2', 'lt2']);
      }
      expect(elements(slidePart(number), 'p:bg')).toEqual([]);
    }
    expect(elements(slidePart(2), 'a:overrideClrMapping')).toEqual([]);
  });

  it('keeps sections and the exact notes', () => {
    const sections = elements(part('ppt/presentation.xml'), 'p14:section').map((section) => [
      attribute(section, 'name'),
      elements(section, 'p14:sldId').length,
    ]);
    expect(sections).toEqual([
      ['測試', 1],
      ['清單與文字', 3],
      ['圖表', 9],
    ]);
    expect(paragraphs(part('ppt/notesSlides/notesSlide1.xml'))).toEqual(['開場', '', '第二行']);
    expect(paragraphs(part('ppt/notesSlides/notesSlide2.xml'))).toEqual(['講稿 <b>& 標記']);
  });
});

describe('text', () => {
  it('has each block once, in the order of the page, paragraphs as written', () => {
    for (const [index, { scene: page }] of SLIDES.entries()) {
      const blocks = page.elements.filter((one): one is TextBlock => one.type === 'text');
      const written = blocks.flatMap((one) =>
        one.paragraphs.map(({ runs }) => runs.map(({ text }) => text.trim()).join('')),
      );
      const boxes = elements(slidePart(index + 1), 'p:sp').filter(
        (one) => paragraphs(one).join('') !== '',
      );
      const hasTitle = blocks.some(({ role }) => role === 'title');
      expect(boxes.slice(hasTitle ? 0 : 1).flatMap(paragraphs)).toEqual(written);
      expect(boxes).toHaveLength(blocks.length + (hasTitle ? 0 : 1));
    }
  });

  it('has bullets and numbers of PowerPoint’s own', () => {
    const master = part('ppt/slideMasters/slideMaster1.xml');
    const style = elements(elements(master, 'p:bodyStyle')[0], 'a:lvl1pPr')[0];
    expect(attribute(elements(style, 'a:buChar')[0], 'char')).toBe('–');
    expect(attribute(elements(style, 'a:buSzPct')[0], 'val')).toBe('100000');
    expect([attribute(style, 'marL'), attribute(style, 'indent')]).toEqual(['419100', '-419100']);
    const levels = elements(shapeOf(slideOf('清單'), 'Points'), 'a:pPr').map((one) =>
      attribute(one, 'lvl'),
    );
    expect(levels).toEqual(['1']);
    const numbers = elements(shapeOf(slideOf('編號'), 'Points'), 'a:buAutoNum').map((one) => [
      attribute(one, 'type'),
      attribute(one, 'startAt'),
    ]);
    // The list's own style: a further point has the next number.
    expect(numbers).toEqual([['arabicPeriod', '4']]);
  });

  it('has the looks of each run, links in their own colour, none that leads nowhere', () => {
    const number = slideOf('連結');
    const [box] = elements(slidePart(number), 'p:sp').slice(2);
    const runs = elements(box, 'a:r').map((one) => ({
      text: elements(one, 'a:t')[0]?.textContent,
      properties: elements(one, 'a:rPr')[0],
    }));
    const of = (text: string) => runs.find((one) => one.text === text)?.properties;
    const relations = relationsOf(pack.documents, `ppt/slides/slide${number}.xml`);
    const goal = (text: string) => {
      const link = elements(of(text), 'a:hlinkClick')[0];
      expect(attribute(elements(link, 'ahyp:hlinkClr')[0], 'val')).toBe('tx');
      return relations.find(({ id }) => id === attribute(link, 'r:id'))?.target;
    };
    expect(goal('NVIDIA')).toBe('https://www.nvidia.com/?a=1&b=2');
    expect(goal('回到第一頁')).toBe('ppt/slides/slide1.xml');
    expect(elements(of('壞的'), 'a:hlinkClick')).toEqual([]);
    expect(attribute(of('NVIDIA'), 'u')).toBe('sng');
    expect([attribute(of('重點'), 'b'), attribute(of('重點'), 'i')]).toEqual(['1', '1']);
    expect(attribute(of('2'), 'baseline')).toBe('-25000');
    expect([attribute(of('1'), 'baseline'), attribute(of('1'), 'sz')]).toEqual(['30000', '2025']);
    expect(attribute(elements(of('code'), 'a:latin')[0], 'typeface')).toBe('Consolas');
    expect(elements(of('code'), 'a:highlight')).toHaveLength(1);
    expect(elements(box, 'a:br')).toHaveLength(1);
  });

  it('names language and fonts on each run', () => {
    const languages = elements(slidePart(slideOf('連結')), 'a:r').map((one) => [
      elements(one, 'a:t')[0]?.textContent,
      attribute(elements(one, 'a:rPr')[0], 'lang'),
    ]);
    expect(languages).toEqual(
      expect.arrayContaining([
        ['看', 'zh-TW'],
        ['NVIDIA', 'en-US'],
        ['Llama 3.1', 'en-US'],
        ['與', 'zh-TW'],
      ]),
    );
    for (const index of SLIDES.keys()) {
      for (const run of elements(slidePart(index + 1), 'a:r')) {
        for (const [tag, end] of [
          ['a:latin', 'lt'],
          ['a:ea', 'ea'],
        ] as const) {
          const [named] = elements(run, tag);
          // Those of placeholders are the layout's.
          if (!named) continue;
          const face = attribute(named, 'typeface');
          if (face !== 'Consolas') expect(face).toMatch(new RegExp(`^\\+m[nj]-${end}$`));
        }
      }
    }
    const arabic = elements(slidePart(slideOf('عنوان')), 'a:rPr').map((one) =>
      attribute(one, 'lang'),
    );
    expect(new Set(arabic)).toEqual(new Set(['ar-EG']));
    const [right] = elements(slidePart(slideOf('عنوان')), 'p:sp').slice(1);
    const properties = elements(right, 'a:pPr')[0];
    expect([attribute(properties, 'rtl'), attribute(properties, 'algn')]).toEqual(['1', 'r']);
  });
});

describe('tables, charts, pictures and shapes', () => {
  it('has a table with its header row and merged cells', () => {
    const table = elements(shapeOf(slideOf('表'), 'Table'), 'a:tbl')[0];
    expect(attribute(elements(table, 'a:tblPr')[0], 'firstRow')).toBe('1');
    const spans = elements(table, 'a:tr').map((row) =>
      elements(row, 'a:tc').map((one) =>
        ['rowSpan', 'gridSpan', 'hMerge', 'vMerge']
          .flatMap((name) => (one.hasAttribute(name) ? [`${name}${attribute(one, name)}`] : []))
          .join(' '),
      ),
    );
    expect(spans).toEqual([
      ['', '', ''],
      ['rowSpan2', 'gridSpan2', 'hMerge1'],
      ['vMerge1', '', ''],
      ['gridSpan3', 'hMerge1', 'hMerge1'],
    ]);
    const cell = elements(table, 'a:tcPr')[0];
    expect(attribute(cell, 'anchor')).toBe('ctr');
    expect(elements(elements(cell, 'a:solidFill')[0], 'a:schemeClr')).toHaveLength(1);
  });

  it('has charts with their data, units, colours and workbooks', () => {
    const kinds = ['c:barChart', 'c:barChart', 'c:lineChart', 'c:pieChart', 'c:doughnutChart'];
    for (const [index, kind] of kinds.entries()) {
      const chart = part(`ppt/charts/chart${index + 1}.xml`);
      const [plot] = elements(chart, kind);
      const series = index === 1 || index === 2 ? 2 : 1;
      expect(elements(plot, 'c:ser')).toHaveLength(series);
      const isRing = kind === 'c:doughnutChart';
      expect(elements(chart, 'c:legend')).toHaveLength(series > 1 || isRing ? 1 : 0);
      expect(elements(chart, 'c:majorGridlines')).toEqual([]);
      const values = elements(elements(plot, 'c:val')[0], 'c:v').map((one) => one.textContent);
      expect(values).toEqual(['12.5', '7', '3']);
      const names = elements(elements(plot, 'c:cat')[0], 'c:v').map((one) => one.textContent);
      expect(names).toEqual(['甲', '乙 & 丙', '丁']);
      const format = elements(elements(plot, 'c:dLbls')[0], 'c:numFmt')[0];
      expect(attribute(format, 'formatCode')).toBe(isRing ? '#,##0.0' : '#,##0.0"億美元"');
      const title = elements(elements(chart, 'c:title')[0], 'a:t').map((one) => one.textContent);
      expect(title).toEqual(isRing ? ['億美元'] : []);
      expect(elements(chart, 'a:srgbClr')).toEqual([]);
      expect(elements(chart, 'c:externalData')).toHaveLength(1);
    }
    const points = elements(part('ppt/charts/chart1.xml'), 'c:dPt');
    expect(points).toHaveLength(3);
    // The number that has its own colour on the page, and those that have the text's.
    const labels = elements(part('ppt/charts/chart1.xml'), 'c:dLbls')[0];
    const [own, ...more] = elements(labels, 'c:dLbl');
    expect(more).toEqual([]);
    expect(attribute(elements(own, 'c:idx')[0], 'val')).toBe('0');
    const looks = elements(labels, 'a:defRPr');
    expect(looks.map((one) => [attribute(one, 'sz'), attribute(one, 'b')])).toEqual(
      Array(2).fill(['2250', '1']),
    );
    const colors = looks.map((one) => attribute(elements(one, 'a:schemeClr')[0], 'val'));
    expect(new Set(colors).size).toBe(2);
    expect(colors[1]).toBe('tx1');
    const frame = elements(slidePart(slideOf('圖 bar')), 'p:graphicFrame')[0];
    expect(attribute(elements(frame, 'p:cNvPr')[0], 'descr')).toBe('各客戶的營收（bar）');
    const book = pack.files.get('ppt/embeddings/Microsoft_Excel_Sheet2.xlsx') ?? new Uint8Array();
    const sheet = readPackage(book).documents.get('xl/worksheets/sheet1.xml');
    const cells = elements(sheet, 'c').map((one) => [attribute(one, 'r'), one.textContent]);
    expect(cells).toEqual([
      ['B1', '第1年'],
      ['C1', '第2年'],
      ['A2', '甲'],
      ['B2', '12.5'],
      ['C2', '12.5'],
      ['A3', '乙 & 丙'],
      ['B3', '7'],
      ['A4', '丁'],
      ['B4', '3'],
      ['C4', '3'],
    ]);
  });

  it('describes pictures, and marks decoration as such', () => {
    const number = slideOf('圖片');
    const described = shapeOf(number, 'Picture: 一件外套 & "領子"');
    expect(attribute(elements(described, 'p:cNvPr')[0], 'descr')).toBe('一件外套 & "領子"');
    const decoration = elements(slidePart(number), 'adec:decorative').length;
    const silent = ['p:pic', 'p:sp']
      .flatMap((tag) => elements(slidePart(number), tag))
      .filter((one) => paragraphs(one).join('') === '').length;
    // The picture without an alt text, two shapes, the left edge of the quotation.
    expect([decoration, silent]).toEqual([4, 5]);
    const line = elements(elements(shapeOf(number, 'Line'), 'a:xfrm')[0], 'a:ext')[0];
    expect(attribute(line, 'cx')).toBe('38100');
    const chip = shapeOf(number, 'Text: 黃');
    expect(attribute(elements(chip, 'a:prstGeom')[0], 'prst')).toBe('ellipse');
    expect(attribute(elements(chip, 'a:bodyPr')[0], 'wrap')).toBe('none');
  });
});

describe('widths', () => {
  const text = (width: TextBlock['width'], ...lines: string[]) => ({
    width,
    paragraphs: [paragraph(lines)],
  });

  it('leaves 3 % for wider fonts, half an em where nothing breaks, keeps the page’s width where it can, balances where it must', () => {
    const open = { least: 64, most: Number.POSITIVE_INFINITY };
    expect(areaWidth(text(open, '一行'), 64)).toBeCloseTo(64 * 1.03 + 16);
    expect(areaWidth(text(open, '一行'), 500)).toBe(500);
    const full = { least: 640, most: 680 };
    expect(areaWidth(text(full, '字'.repeat(20), '字'), 670)).toBe(670);
    expect(areaWidth(text(full, '字'.repeat(20), '字'), 642)).toBeCloseTo(640 * 1.03 + 8);
    expect(areaWidth(text({ least: 320, most: 600 }, '字'.repeat(10), '字'), 1120)).toBeCloseTo(
      (320 * 1.03 + 594) / 2,
    );
    // Where fonts of no other width fit, between what the line needs and what the next one would.
    expect(areaWidth(text({ least: 640, most: 650 }, '字'.repeat(20), '字'), 645)).toBe(646.4);
    // Arial is narrower than the page's font and would take in the next word.
    const words = text({ least: 500, most: 600 }, 'in Latin letters', 'alone');
    expect(areaWidth(words, 590)).toBeCloseTo(600 * 0.93);
  });

  it('grows text that is set at the end to the left, and none beyond the slide', () => {
    const end = (x: number) => block('text', x, 0, 64, [paragraph('末端', { align: 'end' })]);
    expect(placeText(end(1136), 1280).box).toMatchObject({ x: 1136 - 17.92, width: 81.92 });
    const start = block('text', 1216, 0, 64, [paragraph('開頭')]);
    expect(placeText(start, 1280).box).toMatchObject({ x: 1216, width: 64 });
  });
});

describe('what is out of the ordinary', () => {
  it('gives a sound package all the same', async () => {
    const none = { top: 0, right: 0, bottom: 0, left: 0 };
    const odd = slide([
      block('body', -50, -20, 0, []),
      block('title', 80, 0, 10, [{ ...paragraph('\u0001壞\u000b字 😀\ud800'), lineHeight: 0 }]),
      block('title', 80, 200, 300, [paragraph('第二個標題')]),
      block('body', 80, 300, 300, [paragraph('另一個')]),
      block('text', 80, 400, 300, [
        { ...paragraph('', { level: 12, indent: -9, hanging: 40 }), runs: [] },
        paragraph('零', {
          run: { size: 0, link: 'no address', color: 'red' },
          bullet: { kind: 'character', character: '', color: '', size: 0 },
        }),
        paragraph('九', {
          bullet: { kind: 'number', suffix: '、', start: 0, color: '#000000', size: 9000 },
        }),
      ]),
      block('text', 80, 500, 300, [paragraph('全部是連結', { run: { link: 1 } })], {
        padding: none,
        surface: { form: 'rectangle' },
      }),
      shape({ x: 5, y: 5, width: 0, height: 0 }, {}),
      {
        type: 'table',
        box: { x: 0, y: 0, width: 100, height: 60 },
        columns: [50, 50],
        rows: [
          { height: 30, header: false, cells: [cell('多', { columns: 9, rows: 9 }), cell('餘')] },
          { height: 30, header: false, cells: [] },
        ],
      },
      { ...chart('bar'), data: { form: 'bar', unit: '"x"', categories: [], series: [] } },
    ]);
    const deck = rendered([{ title: '\u0002', kind: 'a "kind" & 圖' }]);
    const strange = exportNativePptx(deck, scene([odd]), DATE);
    const read = readPackage(strange);
    expect(read.faults).toEqual([]);
    const file = join(folder, 'strange.pptx');
    writeFileSync(file, strange);
    expect(await sdkFaults(file)).toEqual([]);
    const whole = elements(read.documents.get('ppt/slides/slide1.xml'), 'p:cNvPr').filter(
      (one) => elements(one, 'a:hlinkClick').length > 0,
    );
    expect(whole.map((one) => attribute(one, 'name'))).toEqual(['Text: 全部是連結']);
  });
});

describe('colours', () => {
  it('are the scheme’s, made from the page’s', () => {
    const value = (slot: string) =>
      attribute(
        elements(elements(part('ppt/theme/theme1.xml'), `a:${slot}`)[0], 'a:srgbClr')[0],
        'val',
      );
    expect(['lt1', 'dk1', 'dk2', 'lt2', 'accent1', 'accent2'].map(value)).toEqual([
      'FBFAF7',
      '18212B',
      '16202B',
      'F7F4EC',
      'B03A16',
      'F0A35E',
    ]);
    for (const [path, document] of pack.documents) {
      if (/theme\d/.test(path)) continue;
      expect([path, elements(document, 'a:srgbClr').length]).toEqual([path, 0]);
    }
    const through = elements(slidePart(slideOf('圖片')), 'a:alpha')[0];
    expect(attribute(through, 'val')).toBe('50196');
  });
});
