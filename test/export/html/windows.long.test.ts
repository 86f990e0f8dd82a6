/** The presenter view beside the deck: two windows that keep step, from disk and from a server. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OpenDeck, openDeck, press, shown, untilShown } from '../../support/open-deck.js';
import { type Served, serve } from '../../support/serve.js';

const OUTLINE = `deck: {title: 簡報, auto: {cover: false, agenda: false, sources: false, closing: false}}
sections:
  - title: 甲節
    minutes: 2
    opening: false
    slides:
      - {kind: points, title: 第一頁, points: [一], notes: 備註一}
      - {kind: points, title: 第二頁, points: [子, 丑], steps: true, notes: 備註二}
  - title: 乙節
    minutes: 1
    opening: false
    slides:
      - {kind: points, title: 第三頁, points: [一], notes: 備註三}
      - {kind: points, title: 第四頁, points: [一]}
`;

let deck: OpenDeck;
beforeAll(async () => {
  deck = await openDeck(OUTLINE);
});
afterAll(() => deck.close());

const textOf = (page: Page, selector: string): Promise<string> =>
  page.$eval(selector, (one) => one.textContent ?? '');
const noteIn = (page: Page): Promise<string> => textOf(page, '.note:not([hidden])');

/** How many of the slide's steps are still to come. */
const toCome = (page: Page): Promise<number> =>
  page.$$eval('.slide[data-place=now] [data-to-come]', (all) => all.length);
const untilToCome = (page: Page, count: number): Promise<unknown> =>
  page.waitForFunction(
    (wanted) =>
      document.querySelectorAll('.slide[data-place=now] [data-to-come]').length === wanted,
    {},
    count,
  );

async function pressP(page: Page): Promise<Page> {
  const opened = new Promise<Page | null>((done) => page.once('popup', done));
  await press(page, 'p');
  const popup = await opened;
  if (popup === null) throw new Error('no window was opened');
  deck.watch(popup);
  await popup.waitForSelector('body > .clocks');
  return popup;
}

describe('opened by “p”, from disk', () => {
  let presenter: Page;
  beforeEach(async () => {
    await deck.open();
    await press(deck.page, 'ArrowRight', 'ArrowRight');
    presenter = await pressP(deck.page);
    await untilToCome(presenter, 1);
    return () => presenter.close();
  });

  it('shows the slide at its step, the one that follows, the notes', async () => {
    expect(await shown(presenter)).toBe('第二頁');
    expect(await shown(presenter, 'next')).toBe('第三頁');
    expect(await noteIn(presenter)).toBe('備註二');
    expect(await textOf(presenter, 'nav .count')).toBe('2 / 4');
  });

  it('leads the deck, step by step', async () => {
    await press(presenter, 'PageDown');
    await untilToCome(deck.page, 0);
    await press(presenter, 'PageDown');
    await untilShown(deck.page, '第三頁');
    expect(await noteIn(presenter)).toBe('備註三');
    await press(presenter, 'PageUp');
    await untilShown(deck.page, '第二頁');
    expect(await toCome(deck.page)).toBe(0);
  });

  it('follows the deck', async () => {
    await press(deck.page, 'End');
    await untilShown(presenter, '第四頁');
    expect(await shown(presenter, 'next')).toBeUndefined();
    expect(await textOf(presenter, '.end')).toBe('最後一張了');
    expect(await presenter.$$eval('.head', (all) => all.map((one) => one.textContent))).toEqual([
      '目前',
    ]);
    expect(await noteIn(presenter)).toBe('');
  });

  it('turns the deck black and still shows the slide to the speaker', async () => {
    await press(presenter, 'b');
    await deck.page.waitForSelector('[data-black]');
    expect(await shown(deck.page)).toBeUndefined();
    expect(await shown(presenter)).toBe('第二頁');
    expect(await presenter.$eval('.do-black', (one) => one.ariaPressed)).toBe('true');
    await press(presenter, 'b');
    await deck.page.waitForSelector('html:not([data-black])');
  });

  it('is brought to the front by a second “p”, not opened again', async () => {
    const before = (await deck.browser.pages()).length;
    await press(deck.page, 'p');
    await press(deck.page, 'ArrowRight');
    await untilToCome(presenter, 0);
    expect(await deck.browser.pages()).toHaveLength(before);
  });

  it('goes on with the talk when either window is loaded anew', async () => {
    await press(deck.page, 'ArrowRight');
    await untilToCome(presenter, 0);
    await presenter.reload();
    await untilToCome(presenter, 0);
    expect(await shown(presenter)).toBe('第二頁');
    await deck.page.reload();
    await press(presenter, 'ArrowRight');
    await untilShown(deck.page, '第三頁');
    await press(deck.page, 'ArrowLeft');
    await untilShown(presenter, '第二頁');
  });

  it('has nothing that fails', () => {
    expect(deck.faults).toEqual([]);
  });
});

it('says so where the browser opens no window', async () => {
  await deck.open();
  await deck.page.evaluate(() => {
    window.open = () => null;
  });
  await press(deck.page, 'p');
  expect(await textOf(deck.page, '[role=alert]')).toContain('允許');
  await press(deck.page, 'ArrowRight');
  expect(await deck.page.$('[role=alert]')).toBeNull();
  expect(await shown(deck.page)).toBe('第二頁');
});

describe('opened apart, from a server', () => {
  let served: Served;
  let screen: Page;
  let presenter: Page;
  beforeAll(async () => {
    served = await serve(deck.bytes);
    [screen, presenter] = [await deck.browser.newPage(), await deck.browser.newPage()];
    await screen.goto(`${served.url}deck.html#3`);
    await presenter.goto(`${served.url}deck.html?view=presenter`);
  });
  afterAll(() => served.close());

  it('joins the talk where it is, and both keep step', async () => {
    await untilShown(presenter, '第三頁');
    await press(presenter, 'ArrowRight');
    await untilShown(screen, '第四頁');
    await press(screen, 'Home');
    await untilShown(presenter, '第一頁');
  });

  it('asks the server for the page alone', () => {
    expect(new Set(served.asked)).toEqual(new Set(['/deck.html', '/deck.html?view=presenter']));
  });
});
