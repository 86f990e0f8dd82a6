/**
 * The page that presents, from disk, in the three engines that people present with: the talk outlives
 * each of its windows, keys belong to it once the pointer was used, and it prints.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildOutline } from '../../support/build-deck.js';
import {
  ENGINES,
  type Engine,
  type EnginePage,
  opened,
  until,
  useEngine,
} from '../../support/engines.js';
import { pdfPages } from '../../support/read-built.js';

const OUTLINE = `deck: {title: Talk, lang: en, auto: {cover: false, agenda: false, sources: false, closing: false}}
sections:
  - title: Part
    minutes: 3
    opening: false
    slides:
      - {kind: points, title: First, points: [one]}
      - {kind: points, title: Second, points: [one, two, three], steps: true}
      - {kind: points, title: Third, points: [one]}
      - {kind: points, title: Fourth, points: [one]}
      - {kind: points, title: Fifth, points: [one]}
`;

const folder = mkdtempSync(join(tmpdir(), 'fireside-windows-'));
let html: Uint8Array;
let url: string;
beforeAll(async () => {
  html = (await buildOutline(OUTLINE, ['html'])).file('.html');
});
let count = 0;
beforeEach(() => {
  // A talk of its own, whatever windows a test before has left open.
  const file = join(folder, `talk-${++count}.html`);
  writeFileSync(file, html);
  url = pathToFileURL(file).href;
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What a window shows: the slide from 1, how many parts are still to come, whether it is black. */
const seen = (page: EnginePage) =>
  page.evaluate(() => {
    const now = document.querySelector('.slide[data-place=now]');
    return {
      slide: Number.parseInt(document.querySelector('nav .count')?.textContent ?? '', 10),
      toCome: now?.querySelectorAll('[data-to-come]').length,
      isBlack: document.documentElement.hasAttribute('data-black'),
    };
  });
const untilSlide = (page: EnginePage, slide: number) =>
  until(
    page,
    (wanted) => document.querySelector('nav .count')?.textContent?.startsWith(`${wanted} /`),
    slide,
  );
/** When the talk's timer started, as the window has it. */
const started = (page: EnginePage): Promise<number | null> =>
  page.evaluate(() => history.state?.timer.since ?? null);
/** Opens the other view anew by its key, pressed again where a window that was closed still counts. */
async function reopened(engine: Engine, page: EnginePage): Promise<EnginePage> {
  const before = await engine.pages();
  for (;;) {
    await page.press('p');
    const found = (await engine.pages()).find((one) => !before.includes(one));
    if (found) return found;
    await sleep(100);
  }
}
const focused = (page: EnginePage): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.tagName);

describe.each(ENGINES)('in %s', (name) => {
  const engine = useEngine(name);
  const open = async (): Promise<EnginePage> => {
    const page = await (await engine()).newPage();
    await page.goto(url);
    return page;
  };

  it('the talk outlives a reload, and either of its windows', async () => {
    const browser = await engine();
    const deck = await open();
    const presenter = await opened(browser, () => deck.press('p'));
    await until(
      presenter,
      () => document.querySelector('html[data-view=presenter] nav .count') !== null,
    );
    await deck.press('ArrowRight', 'ArrowRight');
    await until(
      presenter,
      () => document.querySelectorAll('[data-place=now] [data-to-come]').length === 2,
    );
    await until(presenter, () => history.state?.timer.since !== null);
    const start = await started(presenter);
    await deck.press('b');
    await presenter.reload();
    await deck.reload();
    const place = { slide: 2, toCome: 2, isBlack: true };
    expect(await seen(deck)).toEqual(place);
    expect(await seen(presenter)).toEqual(place);
    expect(await started(deck)).toBe(start);

    // The window that was loaded anew leads the other one, and finds it again.
    await deck.press('ArrowRight');
    await until(
      presenter,
      () => document.querySelectorAll('[data-place=now] [data-to-come]').length === 1,
    );
    const windows = await browser.pages();
    await deck.press('p');
    await presenter.press('End');
    await untilSlide(deck, 5);
    expect(await browser.pages()).toHaveLength(windows.length);

    // The presenter view is closed and opened again.
    await presenter.close();
    await deck.press('ArrowLeft');
    const second = await reopened(browser, deck);
    await untilSlide(second, 4);
    expect(await started(second)).toBe(start);

    // The deck's window is closed and opened again, by its file and by the presenter view.
    await deck.close();
    await second.press('ArrowLeft');
    const again = await open();
    expect(await seen(again)).toEqual({ slide: 3, toCome: 0, isBlack: false });
    expect(await started(again)).toBe(start);
    await second.press('ArrowRight');
    await untilSlide(again, 4);
    await again.press('ArrowRight');
    await untilSlide(second, 5);
    await again.close();
    const third = await reopened(browser, second);
    await untilSlide(third, 5);
    await third.press('Home');
    await untilSlide(second, 1);
    await third.close();
    await second.close();

    // With its last window the talk is over.
    const next = await open();
    expect([await seen(next), await started(next)]).toEqual([
      { slide: 1, toCome: 0, isBlack: false },
      null,
    ]);
    await next.close();
  });

  it('keys belong to the talk once a button was clicked', async () => {
    const page = await open();
    await page.click('nav .do-next');
    expect(await focused(page)).toBe('BODY');
    await page.press(' ');
    expect(await seen(page)).toEqual({ slide: 2, toCome: 2, isBlack: false });
    await page.click('nav .do-previous');
    await page.press(' ', 'Enter');
    expect(await seen(page)).toEqual({ slide: 2, toCome: 1, isBlack: false });
    await page.click('nav .do-fullScreen');
    await until(page, () => document.fullscreenElement !== null);
    await page.press(' ');
    expect(await page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
    expect((await seen(page)).toCome).toBe(0);

    // A second window would end the full screen, as F5, which remotes send as “start”, must not.
    const { length } = await (await engine()).pages();
    await page.press('p', 'F5');
    expect(await page.evaluate(() => document.querySelector('[role=alert]') === null)).toBe(true);
    expect(await (await engine()).pages()).toHaveLength(length);
    expect(await page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
    await page.press('f');
    await until(page, () => document.fullscreenElement === null);
    await page.press('F5');
    await until(page, () => document.fullscreenElement !== null);
    await page.press('f');

    // In the presenter view the timer's button is not pressed again.
    await page.press('s', 'Home', 'ArrowRight');
    const start = await started(page);
    await page.click('.clocks .do-start');
    await page.press(' ');
    expect([start !== null, await started(page)]).toEqual([true, null]);
    expect((await seen(page)).toCome).toBe(2);
    await page.press('Tab');
    expect(await focused(page)).toBe('BUTTON');
    await page.close();
  });

  it('quick clicks are a turn each and select nothing', async () => {
    const page = await open();
    for (let click = 0; click < 3; click++) await page.clickAt(900, 150);
    expect((await seen(page)).toCome).toBe(1);
    expect(await page.evaluate(() => String(getSelection()))).toBe('');
    await page.close();
  });

  // WebKitGTK's driver has no command to print.
  if (name === 'WebKit') return;
  it('prints a page a slide, from either view', async () => {
    for (const more of ['', '?view=presenter']) {
      const page = await (await engine()).newPage();
      await page.goto(url + more);
      const pages = pdfPages(await page.print());
      expect(pages.map((text) => text.match(/First|Second|Third|Fourth|Fifth/)?.[0])).toEqual([
        'First',
        'Second',
        'Third',
        'Fourth',
        'Fifth',
      ]);
      await page.close();
    }
  });
});
