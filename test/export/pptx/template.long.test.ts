/** A deck built on a company's own file: what of it stays, what goes, and where our texts are. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Element } from '@xmldom/xmldom';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { loadOutline } from '../../../src/app/load-outline.js';
import { type BuildOptions, resolveOptions } from '../../../src/app/options.js';
import { buildLanguage, openPptxTemplate } from '../../../src/app/pipeline.js';
import type { TextBlock } from '../../../src/browser/scene/scene.js';
import { contrastOf, minContrast } from '../../../src/color/index.js';
import { schemeOf } from '../../../src/export/pptx/drawing/scheme.js';
import type { Box } from '../../../src/export/pptx/opc/units.js';
import { moveInto } from '../../../src/export/pptx/template/area.js';
import { paletteOf, recolored } from '../../../src/export/pptx/template/colors.js';
import type { TemplateLayout } from '../../../src/export/pptx/template/layouts.js';
import { exportPptxOnTemplate } from '../../../src/export/pptx/template/slides.js';
import { spaceOf } from '../../../src/export/pptx/template/space.js';
import { openTemplate } from '../../../src/export/pptx/template/template.js';
import type { LayoutRequest } from '../../../src/outline/outline.js';
import type { Place } from '../../../src/problem.js';
import type { FontEmbedder } from '../../../src/render/fonts/embed.js';
import { type Files, outlineWith, withOutline } from '../../support/build-deck.js';
import { officePdfs } from '../../support/office-fonts.js';
import { parseArguments } from '../../support/parse-arguments.js';
import { misplaced, pdfPages } from '../../support/pdf-words.js';
import { DECK, SCENE, SLIDES } from '../../support/pptx-deck.js';
import {
  elements,
  paragraphs,
  readPackage,
  relationsOf,
  sdkFaults,
} from '../../support/pptx-package.js';
import {
  block,
  INK,
  paragraph,
  rendered,
  scene,
  slide as slideOf,
} from '../../support/pptx-scene.js';
import {
  corporate,
  fourThree,
  type Look,
  night,
  templateOf,
  templateParts,
  zipped,
} from '../../support/pptx-templates.js';
import { runCli } from '../../support/run-cli.js';

const folder = mkdtempSync(join(tmpdir(), 'fireside-template-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DATE = new Date('2024-07-30T00:00:00Z');
/** These tests need no fonts. */
const NO_FONTS: FontEmbedder = {
  embed: async () => ({ css: '', problems: [] }),
  subsetForSvg: async () => ({ css: '', text: 'serif', mono: 'serif', missing: [] }),
  close: async () => {},
};
const KINDS = ['cover', 'points', 'text', 'table', 'chart', 'image', 'quote'];
/** Half of a picture of 64 × 36. */
const WHITE_HALF = await sharp({
  create: { width: 32, height: 36, channels: 3, background: 'white' },
})
  .png()
  .toBuffer();
const PLACE: Place = { file: 'outline.yaml', line: 3, column: 5, length: 1, lineText: '' };

const opened = (bytes: Uint8Array, layouts: readonly LayoutRequest[] = []) =>
  openTemplate({ bytes, path: 'company.potx', place: PLACE, layouts, kinds: KINDS });

async function deckOn(
  bytes: Uint8Array,
  layouts: readonly LayoutRequest[] = [],
): Promise<Uint8Array> {
  const { template, problems } = await opened(bytes, layouts);
  if (!template) throw new Error(problems.map(({ message }) => message).join('\n'));
  return exportPptxOnTemplate({ ...DECK, date: '2024 年 7 月 30 日' }, SCENE, DATE, template);
}

const attribute = (element: Element | undefined, name: string) => element?.getAttribute(name);
const sha = (bytes: Uint8Array | undefined) =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');

/** A deck read back. */
async function read(look: Look) {
  const given = templateOf(look);
  const bytes = await deckOn(given);
  const pack = readPackage(bytes);
  const slide = (number: number) => pack.documents.get(`ppt/slides/slide${number}.xml`);
  const holders = (number: number) =>
    elements(slide(number), 'p:sp').filter((one) => elements(one, 'p:ph').length > 0);
  const layoutOf = (number: number): string => {
    const relations = relationsOf(pack.documents, `ppt/slides/slide${number}.xml`);
    const path = relations.find(({ type }) => type === 'slideLayout')?.target ?? '';
    return attribute(elements(pack.documents.get(path), 'p:cSld')[0], 'name') ?? '';
  };
  return { given: readPackage(given), bytes, pack, slide, holders, layoutOf };
}

const company = await read(corporate);
const dark = await read(night);
const square = await read(fourThree);
const twoMasters = await read({ second: true, contentType: 'presentation' });
const numberOf = (title: string) => SLIDES.findIndex((one) => one.title === title) + 1;

describe('the package', () => {
  it.each([
    ['white', company, ['Office2016', 'Office2019', 'Microsoft365']],
    ['dark', dark, ['Microsoft365']],
    ['4:3', square, ['Microsoft365']],
    ['of two masters', twoMasters, ['Microsoft365']],
  ] as const)(
    'of a %s template is closed and passes the Open XML SDK',
    async (name, one, versions) => {
      expect(one.pack.faults).toEqual([]);
      const file = join(folder, `${name.replace(/\W/g, '')}.pptx`);
      writeFileSync(file, one.bytes);
      expect(await sdkFaults(file, versions)).toEqual([]);
    },
  );

  it('is a presentation, the same for the same deck', async () => {
    const types = company.pack.documents.get('[Content_Types].xml');
    const main = elements(types, 'Override').find(
      (one) => attribute(one, 'PartName') === '/ppt/presentation.xml',
    );
    expect(attribute(main, 'ContentType')).toMatch(/presentation\.main\+xml$/);
    expect(sha(await deckOn(templateOf(corporate)))).toBe(sha(company.bytes));
  });

  it('has the template’s masters, layouts, themes, pictures and unknown parts byte for byte', () => {
    const kept = [...company.given.files].filter(([path]) =>
      /slideMaster|slideLayout|notesMaster|theme\d|image1|custom|tableStyles/.test(path),
    );
    expect(kept.length).toBeGreaterThan(30);
    for (const [path, bytes] of kept) {
      const isRelations = path.endsWith('.rels');
      if (!isRelations) expect(sha(company.pack.files.get(path)), path).toBe(sha(bytes));
      else {
        const owner = path.replace('_rels/', '').replace(/\.rels$/, '');
        const own = relationsOf(company.pack.documents, owner);
        expect(own).toEqual(relationsOf(company.given.documents, owner));
      }
    }
  });

  it('has nothing of its sample slides', () => {
    const all = [...company.pack.files.values()].map((bytes) => new TextDecoder().decode(bytes));
    expect(all.filter((text) => text.includes('SAMPLE'))).toEqual([]);
    const paths = [...company.pack.files.keys()].join(' ');
    expect(paths).not.toMatch(/image9|comment|thumbnail/);
    const presentation = company.pack.documents.get('ppt/presentation.xml');
    expect(elements(presentation, 'p:sldId')).toHaveLength(SLIDES.length);
    expect(elements(presentation, 'p14:section').map((one) => attribute(one, 'name'))).toEqual([
      '測試',
      '清單與文字',
      '圖表',
    ]);
    // Other extensions stay; a show of slides 1 to 2 does not.
    expect(elements(presentation, 'p15:sldGuideLst')).toHaveLength(1);
    expect(elements(company.pack.documents.get('ppt/presProps.xml'), 'p:sldRg')).toEqual([]);
  });

  it('has our words about itself, and the template’s own properties', () => {
    const core = company.pack.documents.get('docProps/core.xml');
    expect(elements(core, 'dc:title')[0]?.textContent).toBe('測試');
    const custom = company.pack.documents.get('docProps/custom.xml');
    expect(custom?.documentElement?.textContent).toContain('Internal');
  });

  it('has our notes on its notes master, or on one of ours', async () => {
    const notes = relationsOf(company.pack.documents, 'ppt/notesSlides/notesSlide1.xml');
    expect(notes.find(({ type }) => type === 'notesMaster')?.target).toBe(
      'ppt/notesMasters/notesMaster1.xml',
    );
    expect(paragraphs(company.pack.documents.get('ppt/notesSlides/notesSlide1.xml'))).toEqual([
      '開場',
      '',
      '第二行',
    ]);
    const bare = await read({ samples: false });
    expect(bare.pack.faults).toEqual([]);
    expect(bare.pack.files.has('ppt/notesMasters/notesMaster1.xml')).toBe(true);
  });

  it('has its size', () => {
    const size = elements(square.pack.documents.get('ppt/presentation.xml'), 'p:sldSz')[0];
    expect([attribute(size, 'cx'), attribute(size, 'cy')]).toEqual(['9144000', '6858000']);
  });
});

describe('placeholders', () => {
  const typeOf = (one: Element) => attribute(elements(one, 'p:ph')[0], 'type') ?? 'obj';

  it('have each slide’s one title, which is the outline’s', () => {
    for (const one of [company, dark, square]) {
      const titles = SLIDES.map((_, index) =>
        one
          .holders(index + 1)
          .filter((shape) => /title$/i.test(typeOf(shape)) && typeOf(shape) !== 'subTitle')
          .map((shape) => paragraphs(shape).join('')),
      );
      expect(titles).toEqual(SLIDES.map(({ title }) => [title]));
    }
  });

  it('keep the company’s place, size, font and colour', () => {
    const title = company.holders(numberOf('表')).find((one) => typeOf(one) === 'title');
    for (const name of ['a:off', 'a:solidFill', 'a:latin', 'a:lnSpc']) {
      expect(elements(title, name), name).toEqual([]);
    }
    expect(attribute(elements(title, 'a:rPr')[0], 'sz')).toBeNull();
    expect(attribute(elements(title, 'a:rPr')[0], 'b')).toBeNull();
  });

  it('have a list in the layout’s text, with its bullets and levels', () => {
    const number = numberOf('清單');
    expect(company.layoutOf(number)).toBe('標題及內容');
    const list = company.holders(number).find((one) => typeOf(one) === 'obj');
    expect(paragraphs(list)).toHaveLength(3);
    expect(elements(list, 'a:buChar')).toEqual([]);
    expect(elements(list, 'a:pPr').map((one) => attribute(one, 'lvl'))).toEqual(['1']);
    const counted = company.holders(numberOf('編號')).find((one) => typeOf(one) === 'obj');
    expect(attribute(elements(counted, 'a:buAutoNum')[0], 'startAt')).toBe('4');
  });

  it('have footer, date and number; none is left empty', () => {
    const held = company.holders(numberOf('表'));
    expect(held.map(typeOf).sort()).toEqual(['dt', 'ftr', 'sldNum', 'title']);
    const field = elements(
      held.find((one) => typeOf(one) === 'sldNum'),
      'a:fld',
    )[0];
    expect([attribute(field, 'type'), field?.textContent]).toEqual([
      'slidenum',
      String(numberOf('表')),
    ]);
    for (const one of [company, dark, square]) {
      for (const index of SLIDES.keys()) {
        const empty = one.holders(index + 1).filter((shape) => paragraphs(shape).join('') === '');
        expect(empty).toEqual([]);
      }
    }
  });

  it('are the layout’s own, by type and index', () => {
    for (const index of SLIDES.keys()) {
      const relations = relationsOf(company.pack.documents, `ppt/slides/slide${index + 1}.xml`);
      const layout = relations.find(({ type }) => type === 'slideLayout')?.target ?? '';
      const key = (one: Element) => `${attribute(one, 'type')} ${attribute(one, 'idx')}`;
      const offered = elements(company.pack.documents.get(layout), 'p:ph').map(key);
      const used = elements(company.slide(index + 1), 'p:ph').map(key);
      expect(offered).toEqual(expect.arrayContaining(used));
      expect(new Set(used).size).toBe(used.length);
    }
  });

  it('lose no word of the slides', () => {
    const signs = (text: string) => [...text.replace(/[\s·]/g, '')].sort().join('');
    const words = (bytes: Awaited<ReturnType<typeof read>>, number: number) =>
      elements(bytes.slide(number), 'a:t')
        .map((one) => one.textContent)
        .join('');
    for (const title of ['清單', '編號', '連結', '表', '沒有標題的一頁', '人人都有自己的代理人']) {
      const number = numberOf(title);
      const scene = SLIDES[number - 1]?.scene.elements ?? [];
      const given = scene.flatMap((one) => {
        if (one.type === 'text') return one.paragraphs;
        return one.type === 'table'
          ? one.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.paragraphs))
          : [];
      });
      const said = given.flatMap(({ runs }) => runs.map(({ text }) => text)).join('');
      const extra = `${said.includes(title) ? '' : title}2024 年 7 月 30 日`;
      expect(signs(words(company, number)).replace(/^/, '')).toBe(signs(said + extra));
    }
  });
});

describe('layouts', () => {
  const request = (kind: string, name: string): LayoutRequest => ({
    kind,
    name,
    keyPlace: { ...PLACE, line: 7 },
    place: { ...PLACE, line: 8 },
  });
  const chosen = async (look: Look, layouts: readonly LayoutRequest[] = []) => {
    const { template } = await opened(templateOf(look), layouts);
    const choose = template?.choose;
    return [
      choose?.('cover', 'cover').name,
      choose?.('points', 'list').name,
      choose?.('section', 'section').name,
      choose?.('table', 'free').name,
      choose?.('closing', 'closing').name,
    ];
  };

  it.each([
    ['en', ['Title Slide', 'Title and Content', 'Section Header', 'Title Only', 'Title Slide']],
    ['zh-Hant', ['標題投影片', '標題及內容', '章節標題', '只有標題', '標題投影片']],
    ['zh-Hans', ['标题幻灯片', '标题和内容', '节标题', '仅标题', '标题幻灯片']],
  ] as const)('are found by their usual names: %s', async (names, wanted) => {
    expect(await chosen({ names })).toEqual(wanted);
  });

  it('are found by their types where they are called otherwise', async () => {
    const parts = templateParts({ names: 'own' });
    const typed = Object.fromEntries(
      Object.entries(parts).map(([path, content]) => {
        const type = { 1: 'title', 2: 'obj', 3: 'secHead', 6: 'titleOnly' }[
          /slideLayout(\d+)\.xml$/.exec(path)?.[1] ?? ''
        ];
        return [
          path,
          type ? String(content).replace('preserve=', `type="${type}" preserve=`) : content,
        ];
      }),
    );
    const { template } = await opened(zipped(typed));
    expect(template?.choose('cover', 'cover').name).toBe('Acme Front');
    expect(template?.choose('points', 'list').name).toBe('Acme Text');
    expect(template?.choose('section', 'section').name).toBe('Acme Chapter');
    expect(template?.choose('table', 'free').name).toBe('Acme Free');
  });

  it('are those that the outline names; default is not for covers, sections and closings', async () => {
    const layouts = [
      request('points', 'two content'),
      request('default', 'Blank'),
      request('quote', 'Dark / Title Only'),
    ];
    const { template, problems } = await opened(templateOf({ second: true }), layouts);
    expect(problems).toEqual([]);
    expect(template?.choose('points', 'list').name).toBe('Two Content');
    expect(template?.choose('table', 'free').name).toBe('Blank');
    expect(template?.choose('cover', 'cover').name).toBe('Title Slide');
    expect(template?.choose('quote', 'free').theme.name).toBe('Dark');
    expect(template?.choose('section', 'section').theme.name).toBe('Acme');
  });

  it('that are not there are errors with the nearest and the list', async () => {
    const { template, problems } = await opened(templateOf(), [
      request('points', 'Title and Contend'),
      request('pionts', 'Title Only'),
    ]);
    expect(template).toBeUndefined();
    expect(problems).toMatchObject([
      {
        code: 'pptx-template/unknown-layout',
        hint: expect.stringMatching(/^Did you mean “Title and Content”\? There are: Title Slide, /),
        place: { line: 8 },
      },
      {
        code: 'pptx-template/unknown-kind',
        hint: expect.stringContaining('Did you mean “points”?'),
        place: { line: 7 },
      },
    ]);
  });

  it('of few kinds make do', async () => {
    const deck = readPackage(await deckOn(templateOf({ layouts: [6] })));
    expect(deck.faults).toEqual([]);
    const titles = SLIDES.map((_, index) => {
      const shapes = elements(deck.documents.get(`ppt/slides/slide${index + 1}.xml`), 'p:sp');
      return shapes
        .filter((one) => attribute(elements(one, 'p:ph')[0], 'type') === 'title')
        .map((one) => paragraphs(one).join(''));
    });
    expect(titles).toEqual(SLIDES.map(({ title }) => [title]));
  });
});

/** The runs of a block with too little contrast to its background, or the slide's. */
function faintRuns({ surface, paragraphs: all }: TextBlock, behind: string): string[] {
  const ground = surface?.fill?.slice(0, 7) ?? behind;
  const runs = all.flatMap((one) => one.runs);
  return runs
    .filter(
      ({ color, highlight, size, bold }) =>
        contrastOf(color, highlight ?? ground) < minContrast(size, bold),
    )
    .map(({ text, color }) => `${text}: ${color} on ${ground}`);
}

describe('what is drawn', () => {
  const PX = 9525;
  const boxes = (one: Awaited<ReturnType<typeof read>>, number: number) =>
    ['p:sp', 'p:pic', 'p:graphicFrame'].flatMap((tag) =>
      elements(one.slide(number), tag).flatMap((shape) => {
        const [offset] = elements(shape, 'a:off');
        const [extent] = elements(shape, 'a:ext');
        if (!offset || !extent?.getAttribute('cx')) return [];
        const value = (of: Element, name: string) => Number(attribute(of, name)) / PX;
        return [
          {
            name: attribute(elements(shape, 'p:cNvPr')[0], 'name'),
            x: value(offset, 'x'),
            y: value(offset, 'y'),
            width: value(extent, 'cx'),
            height: value(extent, 'cy'),
          },
        ];
      }),
    );

  it.each([
    ['white', company, 1280],
    ['dark', dark, 1280],
    ['4:3', square, 960],
  ] as const)('is within the slide, clear of title and foot: %s', (_, one, width) => {
    const outside = SLIDES.flatMap((_slide, index) =>
      boxes(one, index + 1).filter(
        (box) =>
          box.x < -0.5 ||
          box.y < -0.5 ||
          box.x + box.width > width + 0.5 ||
          box.y + box.height > 720 * 0.935,
      ),
    );
    expect(outside).toEqual([]);
  });

  it('keeps its form where it is made smaller', () => {
    const [first] = boxes(square, numberOf('圖片')).filter(({ name }) =>
      /^Picture/.test(name ?? ''),
    );
    expect((first?.width ?? 0) / (first?.height ?? 1)).toBeCloseTo(320 / 180, 2);
    expect(first?.width).toBeLessThan(320);
    const [table] = boxes(company, numberOf('表')).filter(({ name }) => name === 'Table');
    expect((table?.width ?? 0) / (table?.height ?? 1)).toBeCloseTo(900 / 224, 1);
  });

  it('has colours of the theme alone', () => {
    for (const one of [company, dark, square]) {
      for (const index of SLIDES.keys()) {
        expect(elements(one.slide(index + 1), 'a:srgbClr')).toEqual([]);
      }
    }
  });

  it('contrasts with its background, whatever the theme’s colours are', async () => {
    const pale = [
      ...['1B1B1B', 'FFFFFF', '333333', 'EEEEEE'],
      ...['FFF2A8', 'FFE0B2', 'F8F8F8', 'FFFFFF', 'DDEEFF', 'E8F5E9', 'FFF2A8', 'FFE0B2'],
    ];
    const ours = schemeOf(SCENE);
    for (const look of [{ colors: pale }, { colors: pale, dark: true }, corporate, night]) {
      const { template } = await opened(templateOf(look));
      const layout = template?.choose('text', 'free');
      if (!layout) throw new Error('no layout');
      const palette = paletteOf(layout, { x: 80, y: 180, width: 1120, height: 420 });
      const faint = SLIDES.flatMap(({ scene }) =>
        recolored(scene, ours, palette).elements.flatMap((one) =>
          one.type === 'text' ? faintRuns(one, palette.background) : [],
        ),
      );
      expect(faint).toEqual([]);
    }
  });

  it('is read on what a picture behind it shows, or on a surface', async () => {
    const background =
      '<p:bg><p:bgPr><a:blipFill><a:blip r:embed="rId20"/><a:stretch/></a:blipFill><a:effectLst/></p:bgPr></p:bg>';
    const parts = templateParts({ ...night, background });
    const paletteOn = async (color: string) => {
      const input = { create: { width: 64, height: 36, channels: 3, background: color } } as const;
      const picture = sharp(input).composite(
        color === 'black' ? [{ input: WHITE_HALF, left: 32, top: 0 }] : [],
      );
      const bytes = await picture.png().toBuffer();
      const { template } = await opened(zipped({ ...parts, 'ppt/media/image1.png': bytes }));
      const layout = template?.choose('text', 'free');
      if (!layout) throw new Error('no layout');
      return paletteOf(layout, { x: 80, y: 180, width: 1120, height: 420 });
    };
    expect(await paletteOn('#203040')).toMatchObject({
      ...{ background: '#203040', text: '#f4f6fa', needsPlate: false },
    });
    expect(await paletteOn('#f0e8d8')).toMatchObject({ background: '#f0e8d8', needsPlate: false });
    const mixed = await paletteOn('black');
    expect(mixed.needsPlate).toBe(true);
    expect(contrastOf(mixed.text, mixed.background)).toBeGreaterThan(4.5);
  });

  it('fits, however much there is of it', () => {
    const tall = {
      ...SCENE.slides[0]?.elements[0],
      box: { x: 80, y: 100, width: 300, height: 900 },
    };
    const page = { left: 80, right: 1200, top: 200, bottom: 620 };
    const area = { x: 100, y: 150, width: 800, height: 400 };
    const { scale, dx, dy } = moveInto([tall as TextBlock], page, area, 1);
    expect(900 * scale).toBeLessThanOrEqual(400.001);
    expect(dy + 100 * scale).toBeGreaterThanOrEqual(149.999);
    expect(dy + 1000 * scale).toBeLessThanOrEqual(550.001);
    expect(dx + 80 * scale).toBeGreaterThanOrEqual(99.999);
  });

  it('is on the slide where the layout’s text lies beside it', () => {
    const slide = { width: 1280, height: 720 };
    const body = { x: 2000, y: 180, width: 1100, height: 480 };
    const white = new Uint8Array(160 * 90 * 3).fill(255);
    const backdrop = { columns: 160, rows: 90, cell: 8, background: white, whole: white };
    const layout = (text: Box) =>
      ({ placeholders: [{ type: 'body', text }], body, backdrop }) as unknown as TemplateLayout;
    for (const text of [body, { ...body, x: 90, y: -2000 }, { ...body, x: -1000 }, body]) {
      const { x, y, width, height } = spaceOf(layout(text), slide, true).area;
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(Math.min(width, height)).toBeGreaterThan(200);
      expect(x + width).toBeLessThanOrEqual(slide.width);
      expect(y + height).toBeLessThanOrEqual(slide.height);
    }
  });

  it('keeps the insets that a text has, in whatever measure', async () => {
    const insets = ['lIns="914400"', 'lIns="1in"', 'lIns="2.54cm"', 'lIns="72pt"', 'lIns="6pc"'];
    const lefts = insets.map(async (inset) => {
      const path = 'ppt/slideMasters/slideMaster1.xml';
      const parts = templateParts() as Record<string, string>;
      const bodies = String(parts[path])
        .replaceAll(/ lIns="[^"]*"/g, '')
        .replaceAll('<a:bodyPr', `<a:bodyPr ${inset}`);
      const { template } = await opened(zipped({ ...parts, [path]: bodies }));
      const holder = template?.layouts[1]?.placeholders.find(({ type }) => type === 'title');
      return Math.round((holder?.text.x ?? 0) - (holder?.box.x ?? 0));
    });
    expect(await Promise.all(lefts)).toEqual([96, 96, 96, 96, 96]);
  });

  it('in LibreOffice has no text outside of the slide, and none over another', async () => {
    const words = '這是一個很長的標題，它說了許多話，在樣板的標題裡要兩行甚至三行才放得下';
    const heading = { run: { size: 46, bold: true }, lineHeight: 57.5 };
    const bullet = { kind: 'character' as const, character: '–', color: INK, size: 28 };
    const lines = Array.from({ length: 13 }, (_, index) =>
      paragraph(`第${index + 1}點，說得也不短，一行剛剛好可以放下`, {
        ...{ indent: 40, hanging: 40, bullet, lineHeight: 34 },
        run: { size: 24 },
      }),
    );
    const own = [
      block('title', 80, 60, 1120, [paragraph([words.slice(0, 22), words.slice(22)], heading)]),
    ];
    const full = slideOf([...own, block('body', 80, 190, 1120, lines)]);
    const slides = [...SLIDES, { title: words, kind: 'points', scene: full }];
    const deck = rendered(slides);
    const made = async (look: Look) => {
      const { template } = await opened(templateOf(look));
      if (!template) throw new Error('no template');
      return exportPptxOnTemplate(deck, scene(slides.map((one) => one.scene)), DATE, template);
    };
    const decks = { white: await made(corporate), square: await made(fourThree) };
    for (const pdf of Object.values(officePdfs(decks, join(folder, 'office')))) {
      const pages = pdfPages(pdf);
      expect(pages).toHaveLength(slides.length);
      expect(pages.flatMap(misplaced)).toEqual([]);
      const text = pages
        .at(-1)
        ?.words.map((word) => word.text)
        .join('');
      expect(text).toContain('第13點');
    }
  });
});

describe('a file that is no template', () => {
  const changed = (
    change: (parts: Record<string, string>) => void,
    look: Look = {},
  ): Uint8Array => {
    const parts = templateParts(look) as Record<string, string>;
    change(parts);
    return zipped(parts);
  };
  const replace = (path: string, from: string | RegExp, to: string) =>
    changed((parts) => {
      parts[path] = String(parts[path]).replace(from, to);
    });
  const TYPES = '[Content_Types].xml';
  const whole = templateOf();

  it.each<[string, string, RegExp, () => Uint8Array]>([
    ['a text', 'no-pptx', /no PowerPoint file/, () => new TextEncoder().encode('hello')],
    ['nothing', 'no-pptx', /no PowerPoint file/, () => new Uint8Array()],
    [
      'a file with a password',
      'locked',
      /password/,
      () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
    ],
    ['half a file', 'broken', /not all there/, () => whole.slice(0, whole.length / 2)],
    [
      'a damaged file',
      'broken',
      /damaged/,
      () => whole.map((byte, at) => (at > 300 && at < 400 ? byte ^ 85 : byte)),
    ],
    ['another zip', 'no-pptx', /no PowerPoint presentation/, () => zipped({ 'a.txt': 'hello' })],
    [
      'an OpenDocument',
      'no-pptx',
      /OpenDocument/,
      () => zipped({ mimetype: 'x', 'content.xml': '<x/>' }),
    ],
    [
      'a Word file',
      'no-pptx',
      /no PowerPoint presentation/,
      () => replace(TYPES, 'presentationml.template.main', 'wordprocessingml.document.main'),
    ],
    [
      'macros',
      'macros',
      /macros/,
      () =>
        replace(
          TYPES,
          'application/vnd.openxmlformats-officedocument.presentationml.template.main+xml',
          'application/vnd.ms-powerpoint.template.macroEnabled.main+xml',
        ),
    ],
    [
      'Strict Open XML',
      'strict',
      /Strict/,
      () =>
        replace(
          '_rels/.rels',
          'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument',
          'http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument',
        ),
    ],
    [
      'a document type',
      'doctype',
      /DTD/,
      () => replace('ppt/theme/theme1.xml', '<a:theme ', '<!DOCTYPE x [<!ENTITY a "b">]><a:theme '),
    ],
    [
      'what is no XML',
      'broken',
      /slideLayout3\.xml in it is no XML/,
      () => replace('ppt/slideLayouts/slideLayout3.xml', '</p:cSld>', ''),
    ],
    [
      'a part that is missing',
      'broken',
      /lacks ppt\/theme\/theme1\.xml/,
      () =>
        changed((parts) => {
          delete parts['ppt/theme/theme1.xml'];
        }),
    ],
    [
      'no layout',
      'no-layouts',
      /no slide layout/,
      () =>
        replace(
          'ppt/slideMasters/slideMaster1.xml',
          /<p:sldLayoutIdLst>.*<\/p:sldLayoutIdLst>/,
          '',
        ),
    ],
    [
      'slides of no size',
      'broken',
      /its slides have no size \(cx="abc"\)/,
      () => replace('ppt/presentation.xml', /<p:sldSz cx="\d+"/, '<p:sldSz cx="abc"'),
    ],
    [
      'slides too small to see',
      'broken',
      /its slides have no size \(cy="0"\)/,
      () => replace('ppt/presentation.xml', /(<p:sldSz cx="\d+" cy=)"\d+"/, '$1"0"'),
    ],
    [
      'groups in groups without end',
      'broken',
      /slideMaster1\.xml in it has elements in each other, more than 500 deep/,
      () =>
        replace(
          'ppt/slideMasters/slideMaster1.xml',
          '</p:spTree>',
          `${'<p:grpSp>'.repeat(20_000)}${'</p:grpSp>'.repeat(20_000)}</p:spTree>`,
        ),
    ],
    [
      'a picture from elsewhere',
      'linked',
      /takes a image from https:\/\/example\.org/,
      () =>
        replace(
          'ppt/slideLayouts/_rels/slideLayout1.xml.rels',
          '</Relationships>',
          '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="https://example.org/a.png" TargetMode="External"/></Relationships>',
        ),
    ],
  ])('%s: %s', async (_, code, message, make) => {
    const { template, problems } = await opened(make());
    expect(template).toBeUndefined();
    expect(problems).toMatchObject([
      {
        severity: 'error',
        code: `pptx-template/${code}`,
        message: expect.stringMatching(message),
        place: PLACE,
      },
    ]);
    expect(problems[0]?.hint).toMatch(/[.)]$/);
  });

  it('unpacks no more than its directory says', async () => {
    const bytes = zipped({ ...templateParts(), 'ppt/media/bomb.png': new Uint8Array(30_000_000) });
    const view = Buffer.from(bytes);
    const at = view.lastIndexOf('ppt/media/bomb.png') - 46;
    view.writeUInt32LE(10, at + 24);
    expect((await opened(view)).problems).toMatchObject([{ code: 'pptx-template/broken' }]);
    view.writeUInt32LE(0x7fffffff, at + 24);
    expect((await opened(view)).problems).toMatchObject([{ code: 'pptx-template/too-large' }]);
  });

  it('may have links: those that led to its slides lead to the first one', async () => {
    const bytes = changed((parts) => {
      const rels = 'ppt/slideMasters/_rels/slideMaster1.xml.rels';
      const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
      parts[rels] = String(parts[rels]).replace(
        '</Relationships>',
        `<Relationship Id="rId77" Type="${office}/slide" Target="../slides/slide2.xml"/><Relationship Id="rId78" Type="${office}/hyperlink" Target="https://example.org/" TargetMode="External"/></Relationships>`,
      );
    });
    const pack = readPackage(await deckOn(bytes));
    expect(pack.faults).toEqual([]);
    const own = relationsOf(pack.documents, 'ppt/slideMasters/slideMaster1.xml');
    expect(own.find(({ id }) => id === 'rId77')?.target).toBe('ppt/slides/slide1.xml');
    expect(own.find(({ id }) => id === 'rId78')?.target).toBe('https://example.org/');
  });
});

describe('the outline', () => {
  const deck = (more: string) =>
    outlineWith('      - {kind: points, title: 題, points: [一, 二]}', more);
  const checked = (yaml: string, files: Files) =>
    withOutline(yaml, files, (outline) =>
      buildLanguage(resolveOptions({ outline, formats: [], fit: false }, true), {
        fonts: NO_FONTS,
        openPage: () => Promise.reject(new Error('no browser is needed')),
      }),
    );
  const templateIn = (yaml: string, files: Files, given: Partial<BuildOptions> = {}) =>
    withOutline(yaml, files, async (outline) => {
      const options = resolveOptions({ outline, formats: ['pptx'], ...given });
      return (await openPptxTemplate(await loadOutline(outline), options)).template;
    });

  it('names it by its path, or with layouts; its file is followed', async () => {
    const seen: string[] = [];
    const onRead = (path: string) => seen.push(path);
    const files = { 'brand/company.potx': templateOf() };
    const short = await templateIn(deck(', pptx: brand/company.potx'), files, { onRead });
    expect(short?.layouts).toHaveLength(11);
    expect(seen.some((path) => path.endsWith('brand/company.potx'))).toBe(true);
    const long = ', pptx: {template: brand/company.potx, layouts: {points: Two Content}}';
    const template = await templateIn(deck(long), files);
    expect(template?.choose('points', 'list').name).toBe('Two Content');
  });

  it.each([
    [', pptx: none.potx', {}, 'missing', 'does not exist'],
    [', pptx: ../company.potx', {}, 'missing', 'does not exist'],
    [', pptx: /etc/hostname', {}, 'outside', 'outside the outline’s folder'],
    [', pptx: "https://example.org/a.potx"', {}, 'address', 'is an address'],
    [', pptx: a.potx', { 'a.potx': 'hello' }, 'no-pptx', 'no PowerPoint file'],
    [', pptx: {layouts: {points: Blank}}', {}, 'none', 'no template'],
    [
      ', pptx: {template: a.potx, layouts: {points: Blanc}}',
      { 'a.potx': templateOf() },
      'unknown-layout',
      '“Blanc”',
    ],
  ] as const)('%s is an error at its place', async (more, files, code, message) => {
    await expect(checked(deck(more), files as Files)).rejects.toMatchObject({
      problems: [
        {
          severity: 'error',
          code: `pptx-template/${code}`,
          message: expect.stringContaining(message),
          place: { line: 1 },
        },
      ],
    });
  });

  it('is read only where PowerPoint is written, and by a check', async () => {
    const yaml = deck(', pptx: none.potx');
    expect(await templateIn(yaml, {}, { formats: ['html'] })).toBeUndefined();
    expect(await templateIn(yaml, {}, { pptx: 'image' })).toBeUndefined();
  });

  it('is reported with the other problems of the outline', async () => {
    const yaml = deck(', pptx: none.potx, theme: none.css');
    await expect(checked(yaml, {})).rejects.toMatchObject({
      problems: [{ code: 'pptx-template/missing' }, { code: 'theme/unknown' }],
    });
  });

  it('reports that slides of another aspect ratio have less space', async () => {
    const files = { 'a.potx': templateOf(fourThree) };
    const { problems } = await checked(deck(', pptx: a.potx'), files);
    expect(problems).toMatchObject([
      { severity: 'note', code: 'pptx-template/shape', message: expect.stringContaining('4:3') },
    ]);
  });

  it('is outweighed by the command line, which may name a file anywhere', async () => {
    const path = join(folder, 'own.potx');
    writeFileSync(path, templateOf({ layouts: [0, 1] }));
    const template = await templateIn(deck(', pptx: none.potx'), {}, { pptxTemplate: path });
    expect(template?.layouts).toHaveLength(2);
    const command = parseArguments(['build', '--pptx-template', 'company.potx']);
    expect(command).toMatchObject({ options: { pptxTemplate: 'company.potx' } });
    const { status } = await runCli(['build', '--pptx', 'image', '--pptx-template', 'a.potx']);
    expect(status).toBe(2);
  });
});
