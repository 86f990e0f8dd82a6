/** Points that come one by one, and how one slide follows another, where the outline asks for it. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { type Built, buildOutline, outlineWith } from '../../support/build-deck.js';
import { type OpenDeck, openDeck, press, shown } from '../../support/open-deck.js';
import { bookmarksIn, labelsIn, linksIn } from '../../support/pdf-structure.js';
import { pdfPages, plainMarp, poppler } from '../../support/read-built.js';

const SLIDES = `      - {kind: points, title: 點, steps: true, points: [一, {text: 二, points: [甲, 乙]}, 三]}
      - {kind: takeaways, title: 帶走, steps: true, points: [一, 二]}
      - {kind: exchange, title: 對話, steps: true, turns: [{by: zuck, text: 一}, {by: zuck, text: 二}]}
      - {kind: table, title: 表, steps: true, head: [甲, 乙], rows: [[一, 二], [三, 四], [五, 六]]}
      - {kind: timeline, title: 時間, steps: true, events: [{when: "2009", text: 一}, {when: "2012", text: 二}]}
      - {kind: compare, title: 比較, steps: true, columns: [{title: 左, points: [一, 二]}, {title: 右, points: [三]}]}
      - {kind: figures, title: 數字, steps: true, figures: [{value: "1", label: 一}, {value: "2", label: 二}]}
      - {kind: statement, text: 一句, steps: true}
      - {kind: points, title: 一起, points: [一, 二]}
`;
const OUTLINE = outlineWith(SLIDES);

let deck: OpenDeck;
let page: Page;
beforeAll(async () => {
  deck = await openDeck(OUTLINE);
  page = deck.page;
});
afterAll(() => deck.close());

/** The steps of the slide that is shown: of each whether one sees it. */
const steps = (selector: string): Promise<boolean[]> =>
  page.$$eval(`.slide[data-place=now] ${selector}`, (all) =>
    all.map((one) => one.checkVisibility({ visibilityProperty: true })),
  );

describe('steps: true', () => {
  beforeEach(() => deck.open());

  it('lets points come one by one, each with those below it', async () => {
    expect(await shown(page)).toBe('點');
    expect(await steps('li')).toEqual([false, false, false, false, false]);
    await press(page, 'ArrowRight');
    expect(await steps('li')).toEqual([true, false, false, false, false]);
    expect(await page.$eval('[role=status]', (one) => one.textContent)).toBe('一');
    await press(page, 'ArrowRight');
    expect(await steps('li')).toEqual([true, true, true, true, false]);
    await press(page, 'ArrowLeft');
    expect(await steps('li')).toEqual([true, false, false, false, false]);
    await press(page, 'Space', 'PageDown', 'ArrowRight');
    expect(await shown(page)).toBe('帶走');
  });

  it('shows a slide whole that one comes back to', async () => {
    await press(page, '2', 'Enter', 'ArrowLeft');
    expect(await shown(page)).toBe('點');
    expect(await steps('li')).toEqual([true, true, true, true, true]);
  });

  it.each([
    [2, 'li', 2],
    [3, '.turn', 2],
    [4, 'tbody tr', 3],
    [5, '.events > li', 2],
    [6, '.column', 2],
    [7, '.figure', 2],
  ])('takes slide %i by its %s', async (number, selector, count) => {
    await deck.open(`#${number}`);
    for (let seen = 0; seen <= count; seen++) {
      const expected = Array.from({ length: count }, (_, index) => index < seen);
      expect(await steps(selector)).toEqual(expected);
      await press(page, 'ArrowRight');
    }
    expect(await page.$eval('nav .count', (one) => one.textContent)).toBe(`${number + 1} / 9`);
  });

  it('does not change a slide without parts, and by default parts come at once', async () => {
    await deck.open('#8');
    await press(page, 'ArrowRight');
    expect(await shown(page)).toBe('一起');
    expect(await steps('li')).toEqual([true, true]);
  });

  it('hides nothing in the overview and in print', async () => {
    await press(page, 'o');
    const hidden = await page.$$eval(
      '.slide :is(li, td, p, h2)',
      (all) => all.filter((one) => !one.checkVisibility({ visibilityProperty: true })).length,
    );
    expect(hidden).toBe(0);
    await press(page, 'o');
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(poppler('pdftotext', pdf, [], ['-']).split('\f')[0]).toMatch(/一[\s\S]*二[\s\S]*三/);
  });

  it('lets the speaker see what is to come', async () => {
    await deck.open('?view=presenter');
    expect(await steps('li')).toEqual([true, true, true, true, true]);
    const opacities = () =>
      page.$$eval('.slide[data-place=now] section > ul > li', (all) =>
        all.map((one) => Number(getComputedStyle(one).opacity) < 1),
      );
    expect(await opacities()).toEqual([true, true, true]);
    await press(page, 'ArrowRight');
    expect(await opacities()).toEqual([false, true, true]);
  });
});

describe('the other formats', () => {
  let built: Built;
  beforeAll(async () => {
    built = await buildOutline(OUTLINE, ['pdf', 'md']);
  });

  it('show such a slide whole, once', () => {
    const pages = pdfPages(built.file('.pdf'));
    expect(pages).toHaveLength(9);
    expect(pages[0]).toMatch(/一.*二.*甲.*乙.*三/);
    const plain = plainMarp(built.text('.md'));
    expect(plain.slides).toHaveLength(9);
    expect(plain.html).not.toContain('data-steps');
  });
});

it('a kind of one’s own says its steps by the class `step`', async () => {
  const own = await openDeck(
    outlineWith(`      - kind: markdown
        steps: true
        markdown: |
          # 題

          <p class="step">甲</p>
          <ul><li>不算</li></ul>
          <p class="step">乙</p>
`),
  );
  const seen = (): Promise<boolean[]> =>
    own.page.$$eval('.step, li', (all) =>
      all.map((one) => one.checkVisibility({ visibilityProperty: true })),
    );
  expect(await seen()).toEqual([false, true, false]);
  await press(own.page, 'ArrowRight');
  expect(await seen()).toEqual([true, true, false]);
  await own.close();
});

describe('transition', () => {
  const animations = (where: Page): Promise<(string | undefined)[]> =>
    where.evaluate(() =>
      document
        .getAnimations()
        .map((one) => (one instanceof CSSAnimation ? one.animationName : undefined)),
    );

  it('there is none where the outline asks for none', async () => {
    await deck.open('#8');
    await press(page, 'ArrowRight');
    expect(await animations(page)).not.toContain('fireside-appear');
    expect(await page.$$eval('.slide:not([hidden])', (all) => all.length)).toBe(1);
  });

  it.each([
    ['fade', ['fireside-appear']],
    ['slide', ['fireside-enter', 'fireside-leave']],
  ])('%s moves, and leaves one slide behind', async (transition, names) => {
    const moving = await openDeck(outlineWith(SLIDES, `, transition: ${transition}`));
    const { page: screen } = moving;
    await moving.open('#8');
    // Held at its beginning, since a test has no say in how fast time goes.
    await screen.evaluate(() => {
      new MutationObserver(() => {
        for (const one of document.getAnimations()) {
          if (one instanceof CSSAnimation) one.pause();
        }
      }).observe(document.documentElement, { attributes: true });
    });
    await press(screen, 'ArrowRight');
    const isMove = (name: string | undefined) => name?.startsWith('fireside-');
    expect((await animations(screen)).filter(isMove).sort()).toEqual(names);
    const hidden = await screen.$$eval('.slide:not([hidden])', (all) =>
      (all as HTMLElement[]).map((one) => [one.dataset.place, one.ariaHidden, one.inert]),
    );
    expect(hidden).toEqual([
      ['leaving', 'true', true],
      ['now', null, false],
    ]);
    await screen.evaluate(() => {
      for (const one of document.getAnimations()) one.finish();
    });
    await screen.waitForFunction(
      () => document.querySelectorAll('.slide:not([hidden])').length === 1,
    );
    expect(await shown(screen)).toBe('一起');

    await screen.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await press(screen, 'ArrowLeft');
    expect((await animations(screen)).filter(isMove)).toEqual([]);
    expect(await shown(screen)).toBe('一句');
    expect(await screen.$$eval('.slide:not([hidden])', (all) => all.length)).toBe(1);
    await moving.close();
  });
});

test('--steps gives the PDF a page a step, called by the slide’s number, links to the first', async () => {
  const more = '      - {kind: points, id: z, title: 見, points: ["[往前](#a)"], notes: 備註}\n';
  const slides = SLIDES.replace('title: 點,', 'id: a, title: 點,') + more;
  const built = await buildOutline(
    outlineWith(slides),
    ['pdf'],
    {},
    { steps: true, pdfNotes: true },
  );
  const pages = pdfPages(built.file('.pdf'));
  // Three points and the slide before them, two takeaways, turns, three rows, events, columns, figures.
  expect(pages).toHaveLength(4 + 3 + 3 + 4 + 3 + 3 + 3 + 1 + 1 + 1);
  expect(pages[0]).toBe('一節點1');
  expect(pages[2]).toMatch(/一.*二.*甲.*乙/);
  expect(pages[2]).not.toContain('三');
  expect(pages[3]).toContain('三');
  expect(labelsIn(built.file('.pdf')).slice(0, 6)).toEqual(['1', '1', '1', '1', '2', '2']);
  expect(
    bookmarksIn(built.file('.pdf')).flatMap(({ page, kids }) => [
      page,
      ...kids.map((one) => one.page),
    ]),
  ).toEqual(expect.arrayContaining([1, 5, 8, 11, 26]));
  expect(linksIn(built.file('.pdf')).at(-1)).toEqual({ from: 26, to: 1 });
});
