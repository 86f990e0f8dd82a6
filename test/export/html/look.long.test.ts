/** The page's own CSS and the slides' leave each other alone; right to left all is mirrored. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTextSizes } from '../../../src/render/text-size.js';
import { compileFile } from '../../support/build-deck.js';
import { type OpenDeck, openDeck, press, shown } from '../../support/open-deck.js';

/**
 * What CSS makes of each element of the slides, but for what hangs on the window's size, and for how
 * lines are set: the page does that itself (same-lines.test.ts).
 */
function stylesOf(page: Page): Promise<string[]> {
  return page.$$eval('svg section', (sections) => {
    const properties = [
      'color',
      'background-color',
      'font-family',
      'font-size',
      'font-weight',
      'line-height',
      'text-transform',
      'letter-spacing',
      'text-align',
      'line-break',
      'word-break',
      'direction',
      'border',
      'list-style',
      'opacity',
      'visibility',
      'cursor',
      'filter',
    ];
    return sections.flatMap((section, slide) =>
      [section, ...section.querySelectorAll(':not([data-set])')].flatMap((one) =>
        ['', '::before', '::after'].map((pseudo) => {
          const style = getComputedStyle(one, pseudo);
          const values = properties.map((name) => `${name}: ${style.getPropertyValue(name)}`);
          return `${slide + 1} ${one.tagName}.${one.className}${pseudo} ${values.join('; ')}`;
        }),
      ),
    );
  });
}

/** Pairs of styles, of the slides that have as many elements in both. */
function ofWholeSlides(here: readonly string[], alone: readonly string[]): [string, string][] {
  const slideOf = (style: string): string => style.slice(0, style.indexOf(' '));
  const slides = [...new Set(here.map(slideOf))];
  return slides.flatMap((slide) => {
    const styles = here.filter((style) => slideOf(style) === slide);
    const other = alone.filter((style) => slideOf(style) === slide);
    // A diagram's sizes are parts of its container's, which a hidden slide does not have.
    const isDiagram = styles.some((style) => style.includes('DIV.canvas'));
    if (other.length !== styles.length || isDiagram) return [];
    return styles.map((style, index): [string, string] => [style, other[index] ?? '']);
  });
}

describe('the look of the slides', () => {
  const KINDS = 'test/fixtures/kinds/outline.yaml';
  let deck: OpenDeck;
  let alone: string[];
  beforeAll(async () => {
    deck = await openDeck({ path: KINDS });
    const { rendered: unfitted, fontCss } = await compileFile(KINDS);
    const sizes = await deck.page.$$eval('svg section', (sections) =>
      sections.map(({ className }) => Number(/size-(\d+)/.exec(className)?.[1])),
    );
    const rendered = withTextSizes(unfitted, sizes);
    const page = await deck.browser.newPage();
    await page.setContent(
      `<!DOCTYPE html><html lang="${rendered.lang}"><style>${fontCss}</style><style>${rendered.slideCss}</style><body><div class="marpit">${rendered.slides.map(({ html }) => html).join('')}</div>`,
    );
    alone = await stylesOf(page);
    await page.close();
  });
  afterAll(() => deck.close());

  it('is that of the render alone for a diagram, where it is shown', async () => {
    const slide = alone.find((style) => style.includes('DIV.canvas'))?.split(' ', 1)[0];
    await deck.open(`#${slide}`);
    const ofSlide = (style: string): boolean => style.startsWith(`${slide} `);
    const here = (await stylesOf(deck.page)).filter(ofSlide);
    expect(here.length).toBeGreaterThan(50);
    expect(here).toEqual(alone.filter(ofSlide));
  });

  it.each(['', '?view=presenter'])('is that of the render alone (%s)', async (more) => {
    await deck.open(more);
    // The pointer's arrow is away while nobody moves it.
    await deck.page.evaluate(() => {
      document.documentElement.dataset.awake = '';
    });
    expect(alone.length).toBeGreaterThan(1000);
    const here = await stylesOf(deck.page);
    // A slide that was fitted may omit a number of its chart.
    const whole = ofWholeSlides(here, alone);
    expect(whole.length).toBeGreaterThan(1000);
    const others = whole.filter(([style, other]) => style !== other);
    expect(others.slice(0, 3)).toEqual([]);
  });
});

describe('a deck that is read from right to left', () => {
  let deck: OpenDeck;
  let page: Page;
  beforeAll(async () => {
    deck = await openDeck({ path: 'test/fixtures/scripts/he.yaml' });
    page = deck.page;
    await page.setViewport({ width: 1280, height: 800 });
  });
  afterAll(() => deck.close());
  const count = (): Promise<string> => page.$eval('nav .count', (one) => one.textContent ?? '');

  it('goes on to the left', async () => {
    await deck.open();
    const first = await shown(page);
    await press(page, 'ArrowRight');
    expect(await shown(page)).toBe(first);
    await press(page, 'ArrowLeft', 'ArrowLeft');
    expect(await count()).toMatch(/^3 \//);
    await press(page, 'ArrowRight');
    expect(await count()).toMatch(/^2 \//);
    await page.mouse.click(200, 300);
    expect(await count()).toMatch(/^3 \//);
    await page.mouse.click(1100, 300);
    expect(await count()).toMatch(/^2 \//);
    await press(page, 'o', 'ArrowLeft', 'Enter');
    expect(await count()).toMatch(/^3 \//);
  });

  it('has its buttons the other way round, in its language', async () => {
    await deck.open('#2');
    const places = await page.$$eval('nav button', (all) =>
      all.map((one) => [one.ariaLabel, one.getBoundingClientRect().left]),
    );
    const lefts = places.map(([, left]) => left as number);
    expect(lefts).toEqual([...lefts].sort((a, b) => b - a));
    const hebrew = places.filter(([name]) => /\p{sc=Hebrew}/u.test(String(name)));
    expect(hebrew).toHaveLength(places.length);
    const bar = await page.$eval('nav', (one) => {
      const { left, right } = one.getBoundingClientRect();
      return [left, innerWidth - right];
    });
    expect(Math.abs((bar[0] ?? 0) - (bar[1] ?? 99))).toBeLessThan(1);
  });

  it('has the notes at the left of the slide in the presenter view', async () => {
    await deck.open('?view=presenter#2');
    const left = (selector: string): Promise<number> =>
      page.$eval(selector, (one) => one.getBoundingClientRect().left);
    expect(await left('.notes')).toBeLessThan(await left('.slide[data-place=now]'));
    const time = await page.$eval('.elapsed .value', (one) => getComputedStyle(one).direction);
    expect(time).toBe('ltr');
    const faces = await page.evaluate(() => document.fonts.check('16px "Noto Sans Hebrew"'));
    expect(faces).toBe(true);
  });
});
