/** Layouts of templates as other people's have them: chosen, and filled, by what they have space for. */
import { describe, expect, it } from 'vitest';
import type { Box } from '../../../src/export/pptx/opc/units.js';
import { templateReport } from '../../../src/export/pptx/template/findings.js';
import { exportPptxOnTemplate, type SmallText } from '../../../src/export/pptx/template/slides.js';
import { spaceOf } from '../../../src/export/pptx/template/space.js';
import { openTemplate } from '../../../src/export/pptx/template/template.js';
import { DECK, SCENE } from '../../support/pptx-deck.js';
import { elements, readPackage } from '../../support/pptx-package.js';
import { type Look, templateParts, zipped } from '../../support/pptx-templates.js';

const SIZE = { width: 1280, height: 720 };
const layoutPath = (number: number) => `ppt/slideLayouts/slideLayout${number}.xml`;

/** A template whose parts are changed: by path, what is made of the markup. */
async function opened(look: Look, changes: Record<string, (markup: string) => string> = {}) {
  const parts = templateParts(look);
  for (const [path, change] of Object.entries(changes)) parts[path] = change(String(parts[path]));
  const bytes = zipped(parts);
  const { template, problems } = await openTemplate({
    ...{ bytes, path: 'company.potx', layouts: [], kinds: [] },
  });
  if (!template) throw new Error(problems.map(({ message }) => message).join('\n'));
  return { template, problems };
}

/** Gives the first placeholder of a type a place: shares of the slide. */
const placed = (type: string, [x, y, w, h]: readonly [number, number, number, number]) => {
  const [left, top, width, height] = [x * 12192000, y * 6858000, w * 12192000, h * 6858000];
  const place = `<a:xfrm><a:off x="${left}" y="${top}"/><a:ext cx="${width}" cy="${height}"/></a:xfrm>`;
  return (markup: string) =>
    markup.replace(
      new RegExp(`(<p:ph ${type}[^>]*/></p:nvPr></p:nvSpPr>)<p:spPr>.*?</p:spPr>`),
      `$1<p:spPr>${place}</p:spPr>`,
    );
};

const bar = (id: number, [x, y, w, h]: readonly [number, number, number, number], color: string) =>
  `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="Bar"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="${x * 12192000}" y="${y * 6858000}"/><a:ext cx="${w * 12192000}" cy="${h * 6858000}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="${color}"/></a:solidFill></p:spPr></p:sp>`;

function meets(one: Box, other: Box): boolean {
  const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return across > 1 && down > 1;
}

describe('a layout for content', () => {
  it('is no cover, where neither names nor types say what they are', async () => {
    const untyped = (markup: string) => markup.replace(/ type="[a-zA-Z]+" preserve=/, ' preserve=');
    const changes = Object.fromEntries([1, 2, 3, 6].map((one) => [layoutPath(one), untyped]));
    const { template, problems } = await opened({ names: 'own' }, changes);
    expect(template.choose('cover', 'cover').name).toBe('Acme Front');
    for (const form of ['list', 'free'] as const) {
      const space = spaceOf(template.choose('table', form), SIZE, true);
      expect([space.title, space.share > 0.5]).toEqual([undefined, true]);
    }
    expect(problems).toEqual([]);
  });

  it('is not “Title Only” where its title is that of a divider', async () => {
    const { template } = await opened(
      {},
      { [layoutPath(6)]: placed('type="title"', [0.07, 0.45, 0.86, 0.4]) },
    );
    expect(template.choose('table', 'free').name).toBe('Title and Content');
  });

  it('has its free space where its own text is too small', async () => {
    const { template } = await opened(
      { layouts: [1] },
      { [layoutPath(1)]: placed('idx="1"', [0.07, 0.3, 0.3, 0.292]) },
    );
    const { area, body } = spaceOf(template.choose('points', 'list'), SIZE, true);
    expect(body).toBeUndefined();
    expect(area.width).toBeGreaterThan(900);
    expect(area.height).toBeGreaterThan(300);
  });

  it('is free of what it draws: bars, a dark column, a card', async () => {
    const bars = [
      [0, 0.8, 1, 0.2],
      [0.85, 0, 0.15, 1],
    ] as const;
    const markup = bars.map((share, index) => bar(70 + index, share, '203864')).join('');
    const { template } = await opened(
      {},
      { [layoutPath(6)]: (text) => text.replace('</p:spTree>', `${markup}</p:spTree>`) },
    );
    const { area } = spaceOf(template.choose('table', 'free'), SIZE, true);
    for (const [x, y, width, height] of bars) {
      const drawn = { x: x * 1280, y: y * 720, width: width * 1280, height: height * 720 };
      expect(meets(area, drawn)).toBe(false);
    }
    expect(area.width * area.height).toBeGreaterThan(0.3 * 1280 * 720);
  });

  it('has its title moved above the content where there are covers alone, and is warned of', async () => {
    const { template, problems } = await opened({ layouts: [0] });
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['pptx-template/no-layout', 'warning'],
      ['pptx-template/low-title', 'warning'],
    ]);
    const { documents } = readPackage(
      exportPptxOnTemplate(DECK, SCENE, new Date('2024-07-30'), template),
    );
    const slides = [...documents].filter(([path]) => /slides\/slide\d+\.xml$/.test(path));
    const moved = slides.flatMap(([, slide]) =>
      elements(slide, 'p:sp').filter((shape) => {
        const [holder] = elements(shape, 'p:ph');
        return holder?.getAttribute('type') === 'ctrTitle' && elements(shape, 'a:off').length > 0;
      }),
    );
    expect(moved.length).toBeGreaterThan(3);
    for (const title of moved) {
      expect(Number(elements(title, 'a:off')[0]?.getAttribute('y'))).toBeLessThan(0.3 * 6858000);
    }
  });

  it('that leaves little space has its small text reported, slide by slide', async () => {
    const markup = bar(70, [0, 0.42, 1, 0.3], '203864') + bar(71, [0, 0.72, 1, 0.28], 'C00000');
    const { template, problems } = await opened(
      { layouts: [5] },
      { [layoutPath(1)]: (text) => text.replace('</p:spTree>', `${markup}</p:spTree>`) },
    );
    expect(problems.map(({ code }) => code)).toContain('pptx-template/small');
    const small: SmallText[] = [];
    exportPptxOnTemplate(DECK, SCENE, new Date('2024-07-30'), template, (one) => small.push(one));
    expect(small.length).toBeGreaterThan(0);
    for (const { layout, smallest } of small) {
      expect(layout).toBe('Title Only');
      expect(smallest).toBeLessThan(18);
    }
  });

  it('has nothing of the look that an old template gives to all text boxes', async () => {
    const italic = (markup: string) =>
      markup.replace(/(<p:defaultTextStyle>.*?<a:defRPr)/, '$1 i="1"');
    const texts = await Promise.all(
      [{}, { 'ppt/presentation.xml': italic }].map(async (changes) => {
        const { template } = await opened({}, changes);
        const bytes = exportPptxOnTemplate(DECK, SCENE, new Date('2024-07-30'), template);
        return new TextDecoder().decode(readPackage(bytes).files.get('ppt/slides/slide5.xml'));
      }),
    );
    expect(texts.map((text) => text.includes('<a:defRPr i="0"/>'))).toEqual([false, true]);
  });

  it('shows in a report what it carries', async () => {
    const { template } = await opened({});
    const { uses, layouts } = templateReport(template);
    expect(uses.map(({ form, layout }) => [form, layout])).toEqual([
      ['cover', 'Title Slide'],
      ['section', 'Section Header'],
      ['closing', 'Title Slide'],
      ['list', 'Title and Content'],
      ['free', 'Title Only'],
    ]);
    expect(uses.flatMap(({ findings }) => findings)).toEqual([]);
    expect(layouts.find(({ name }) => name === 'Title Only')).toMatchObject({ forms: ['free'] });
    expect(layouts.every(({ svg }) => svg.startsWith('<svg'))).toBe(true);
  });
});
