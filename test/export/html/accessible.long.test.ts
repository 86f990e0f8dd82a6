/** The talk's page with a screen reader and by keyboard: axe-core, and what axe cannot check. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OpenDeck, openDeck, press } from '../../support/open-deck.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

let deck: OpenDeck;
let page: Page;
beforeAll(async () => {
  deck = await openDeck({ path: 'outline.yaml' });
  page = deck.page;
  await page.setViewport({ width: 1280, height: 800 });
});
afterAll(() => deck.close());

async function open(more = ''): Promise<void> {
  await deck.open(more);
  await page.evaluate(AXE);
}

/**
 * What axe has against the page as it is, and the contrasts of the page's own texts that it cannot
 * tell; those of slides are for `fireside check`.
 */
async function violationsIn(): Promise<string[]> {
  const { passes, violations, incomplete } = await page.evaluate(
    async (tags): Promise<AxeResults> => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') };
      const result = await axe.run(document, { runOnly: tags });
      for (const rule of result.incomplete) {
        rule.nodes = rule.nodes.filter(
          ({ target }) => !document.querySelector(String(target[0]))?.closest('.slide > svg'),
        );
      }
      return result;
    },
    TAGS,
  );
  expect(passes.length).toBeGreaterThan(10);
  const untold = incomplete.filter(({ id }) => id === 'color-contrast');
  return [...violations, ...untold].flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

it('axe finds nothing on any slide of the deck', async () => {
  await open();
  const count = await page.$$eval('.slide', (all) => all.length);
  const found: string[] = [];
  for (let slide = 0; slide < count; slide++) {
    found.push(...(await violationsIn()).map((one) => `${slide + 1}: ${one}`));
    await press(page, 'ArrowRight');
  }
  expect(count).toBe(36);
  expect(found).toEqual([]);
});

it('axe finds nothing in the overview, the list of keys, and on a black screen', async () => {
  for (const key of ['o', '?', 'b'] as const) {
    await open('#7');
    await press(page, key);
    expect(await violationsIn(), key).toEqual([]);
  }
});

it('axe finds nothing in the presenter view, from its first slide to its last', async () => {
  for (const more of ['', '#4', '#7', '#16', '#36']) {
    await open(`?view=presenter${more}`);
    expect(await violationsIn(), more).toEqual([]);
  }
  await press(page, 'o');
  expect(await violationsIn()).toEqual([]);
  await page.setViewport({ width: 390, height: 844 });
  await open('?view=presenter#7');
  expect(await violationsIn()).toEqual([]);
  await page.setViewport({ width: 1280, height: 800 });
});

it('a screen reader meets the slides as groups with names, in order, and those alone that are shown', async () => {
  await open('#7');
  const groups = async (): Promise<(string | undefined)[]> => {
    const { nodes } = await (await page.createCDPSession()).send('Accessibility.getFullAXTree');
    return nodes
      .filter(({ role, ignored }) => role?.value === 'group' && !ignored)
      .map(({ name }) => name?.value as string | undefined)
      .filter((name) => / \/ 36/.test(name ?? ''));
  };
  expect(await groups()).toEqual(['7 / 36: 兩人交換皮衣，像賽後換球衣']);
  await press(page, 'o');
  const all = await groups();
  expect(all).toHaveLength(36);
  expect(all.map((name) => Number.parseInt(name ?? '', 10))).toEqual(
    Array.from({ length: 36 }, (_, index) => index + 1),
  );
});

it('the presenter view distinguishes the next slide from the current one', async () => {
  await open('?view=presenter#7');
  const labels = () =>
    page.$$eval('.slide:not([hidden])', (all) => all.map((one) => one.ariaLabel));
  expect(await labels()).toEqual([
    '目前 7 / 36: 兩人交換皮衣，像賽後換球衣',
    '接著 8 / 36: 是朋友，也是生意夥伴',
  ]);
  await press(page, 's');
  expect(await labels()).toEqual(['7 / 36: 兩人交換皮衣，像賽後換球衣']);
});

const READ = `deck: {title: T, lang: en, auto: {cover: false, agenda: false, sources: false, closing: false}}
people: {ann: {name: Ann Lee, role: CEO, side: host}}
sources: {a: {title: Report}, b: {title: Letter}}
sections:
  - title: One
    opening: false
    slides:
      - {kind: people, title: Who, people: [ann]}
      - {kind: points, title: Points, steps: true, points: [{text: Growth in revenue, sources: [a, b]}, {text: "**Two** more"}]}
      - {kind: figures, title: Figures, steps: true, figures: [{value: "42", unit: years, label: Growth, sources: a}]}
`;

it('initials are not read before names, and no two words run together', async () => {
  const own = await openDeck(READ);
  const session = await own.page.createCDPSession();
  /** The texts below the slide, as the browser hands them to a screen reader. */
  const read = async (): Promise<string> => {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const textsOf = (id: string): string[] => {
      const { role, name, ignored, childIds = [] } = byId.get(id) ?? {};
      if (role?.value === 'StaticText') return ignored ? [] : [String(name?.value)];
      return childIds.flatMap(textsOf);
    };
    return textsOf(nodes[0]?.nodeId ?? '').join('|');
  };
  const announced = (): Promise<string> =>
    own.page.$eval('[role=status]', (one) => one.textContent ?? '');
  expect(await read()).toContain('Who|Ann Lee|CEO');
  await press(own.page, 'ArrowRight', 'ArrowRight');
  expect(await read()).toContain('Growth in revenue| |1|, |2');
  expect(await announced()).toBe('Growth in revenue 1 2');
  await press(own.page, 'ArrowRight');
  expect(await announced()).toBe('Two more');
  await press(own.page, 'ArrowRight', 'ArrowRight');
  expect(await announced()).toBe('42 years Growth 1');
  expect(await read()).toContain('42| |years|Growth| |1');
  await own.close();
});

it('in the user’s own colours (forced) charts, dashes, the plan and the bar are still to be seen', async () => {
  const session = await page.createCDPSession();
  const features = [{ name: 'forced-colors', value: 'active' }];
  await session.send('Emulation.setEmulatedMedia', { features });
  /** The colours behind these elements, and behind what they stand on. */
  const colours = (...selectors: string[]): Promise<string[]> =>
    page.evaluate(
      (all) =>
        all.map((selector) => {
          const [, where = '', pseudo] = selector.match(/^(.*?)(::before)?$/) ?? [];
          return getComputedStyle(document.querySelector(where) as Element, pseudo).backgroundColor;
        }),
      selectors,
    );
  await open('#8');
  const now = '.slide[data-place=now]';
  const chart = await colours(`${now} section`, `${now} .mark`, `${now} .highlight .mark`);
  expect(new Set(chart).size).toBe(3);
  expect(new Set(await colours('html', '.progress > div')).size).toBe(2);
  await press(page, 'b');
  expect(await colours('html')).toEqual(['rgb(0, 0, 0)']);
  await open('?view=presenter#10');
  const plan = await colours('body', '.part', '.part[data-now]', '.here', '.due');
  expect(new Set(plan).size).toBe(5);
  const list = await colours(`${now} section`, `${now} li::before`);
  expect(new Set(list).size).toBe(2);
  await press(page, 'o');
  const outlines = await page.$$eval('.pick', (all) =>
    all.map((one) => [one.ariaCurrent, getComputedStyle(one).outlineStyle !== 'none']),
  );
  expect(outlines.filter(([, isMarked]) => isMarked)).toEqual([['true', true]]);
  await session.send('Emulation.setEmulatedMedia', { features: [] });
});

it('each button shows where the focus is', async () => {
  for (const more of ['#2', '?view=presenter#2']) {
    await open(more);
    const count = await page.$$eval('nav button', (buttons) => buttons.length);
    for (let index = 0; index < count; index++) {
      const look = await page.evaluate((at) => {
        const button = document.querySelectorAll<HTMLElement>('nav button')[at];
        button?.focus({ focusVisible: true } as FocusOptions);
        const { outlineStyle, outlineWidth } = getComputedStyle(button as HTMLElement);
        const isSeen = button?.checkVisibility({ visibilityProperty: true });
        return [document.activeElement === button, isSeen, outlineStyle, outlineWidth];
      }, index);
      expect(look).toEqual([true, true, 'solid', '3px']);
    }
  }
});
