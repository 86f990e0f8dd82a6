/** The page that presents, as the audience sees it: opened from disk in a browser, with its scripts. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { outlineWith } from '../../support/build-deck.js';
import { NOTE_CASES } from '../../support/cases.js';
import { drawnFaces, lines } from '../../support/drawn-text.js';
import { type OpenDeck, openDeck, press, shown, untilShown } from '../../support/open-deck.js';
import { notesOf, poppler } from '../../support/read-built.js';

const NOTES = [
  '第一頁的備註：it\'s A&B "引" --> <b>\n\n第二段　鑿壁偷光',
  'header: 提醒\n{{x}} &lt; <script>alert(1)</script>\n    四格\n\n\n 🟩 مرحبا שלום ok',
  '',
];
const LINK = 'https://example.org/a';

const OUTLINE = `deck: {title: 簡報, lang: zh-Hant, auto: {cover: false, agenda: false, sources: false, closing: false}}
sections:
  - title: 節
    opening: false
    slides:
      - kind: points
        id: first
        title: 第一頁
        points: ["見 ${LINK}，之後", "[往第三頁](#last-one)"]
        notes: ${JSON.stringify(NOTES[0])}
      - kind: statement
        text: 第二頁
        notes: ${JSON.stringify(NOTES[1])}
      - {kind: points, id: last-one, title: 第三頁, points: ["**一**點"]}
`;

let deck: OpenDeck;
let page: Page;

beforeAll(async () => {
  deck = await openDeck(OUTLINE);
  page = deck.page;
  await page.setViewport({ width: 1280, height: 800 });
});
afterAll(() => deck.close());

describe('the page that presents', () => {
  beforeEach(() => deck.open());

  it('is in the deck’s language, which no browser is to translate, and named after it', async () => {
    const { lang, translate } = await page.evaluate(() => {
      const { lang, translate } = document.documentElement;
      return { lang, translate };
    });
    expect({ lang, translate }).toEqual({ lang: 'zh-Hant', translate: false });
    expect(await page.$eval('[name=google]', (one) => one.getAttribute('content'))).toBe(
      'notranslate',
    );
    expect(await page.title()).toBe('簡報');
  });

  it('has a slide for each of the outline’s and begins with the first', async () => {
    expect(await page.$$eval('svg[data-marpit-svg]', (all) => all.length)).toBe(3);
    expect(await shown(page)).toBe('第一頁');
  });

  it('shows one slide as it is printed, over the whole window', async () => {
    const look = await page.evaluate(() => {
      const seen = [...document.querySelectorAll('svg section')].filter((one) =>
        one.checkVisibility({ visibilityProperty: true }),
      );
      const box = seen[0]?.getBoundingClientRect();
      const paper = seen[0] && getComputedStyle(seen[0]).backgroundColor;
      return { count: seen.length, box: box && [box.x, box.y, box.width, box.height], paper };
    });
    expect(look).toEqual({ count: 1, box: [0, 40, 1280, 720], paper: 'rgb(251, 250, 247)' });
  });

  it.each([
    ['the arrows', 'ArrowRight', 'ArrowLeft'],
    ['up and down', 'ArrowDown', 'ArrowUp'],
    ['a remote', 'PageDown', 'PageUp'],
    ['space and backspace', 'Space', 'Backspace'],
    ['last and first', 'End', 'Home'],
  ] as const)('goes on and back by %s, and its address follows', async (_, on, back) => {
    await press(page, on);
    expect(await shown(page)).toBe(on === 'End' ? '第三頁' : '第二頁');
    expect(new URL(page.url()).hash).toBe(on === 'End' ? '#3' : '#2');
    await press(page, back);
    expect(await shown(page)).toBe('第一頁');
    expect(new URL(page.url()).hash).toBe('#1');
  });

  it('stays at its ends', async () => {
    await press(page, 'ArrowLeft');
    expect(await shown(page)).toBe('第一頁');
    await press(page, 'End', 'ArrowRight');
    expect(await shown(page)).toBe('第三頁');
  });

  it('jumps to a number that is typed', async () => {
    await press(page, '3', 'Enter');
    expect(await shown(page)).toBe('第三頁');
    await press(page, '2', 'Escape', 'Enter');
    expect(await shown(page)).toBe('第三頁');
    await press(page, '9', '9', 'Backspace', 'Backspace', '2', 'Enter');
    expect(await shown(page)).toBe('第二頁');
    await press(page, '9', '9', 'Enter');
    expect(await shown(page)).toBe('第三頁');
    await page.focus('nav .do-help');
    await press(page, '1', 'Enter');
    expect(await shown(page)).toBe('第一頁');
    await press(page, 'o', '2', 'Enter');
    expect(await shown(page)).toBe('第二頁');
    expect(await page.$('[data-overview]')).toBeNull();
  });

  it.each([
    ['#3', '第三頁'],
    ['#last-one', '第三頁'],
    ['#99', '第三頁'],
    ['#no-such-slide', '第一頁'],
    ['#%', '第一頁'],
  ])('opens %s at %s', async (hash, title) => {
    await deck.open(hash);
    expect(await shown(page)).toBe(title);
  });

  it('follows links between its slides, and the way back', async () => {
    await page.click('.slide[data-place=now] a[href="#3"]');
    await untilShown(page, '第三頁');
    expect(new URL(page.url()).hash).toBe('#3');
    await page.goBack();
    await untilShown(page, '第一頁');
    await page.evaluate(() => {
      location.hash = '#last-one';
    });
    await untilShown(page, '第三頁');
  });

  it('opens the web in a window of its own', async () => {
    const link = await page.$eval(`a[href="${LINK}"]`, (one) => [
      one.getAttribute('target'),
      one.getAttribute('rel'),
    ]);
    expect(link).toEqual(['_blank', 'noopener']);
  });

  it.each(['b', '.'] as const)('turns black by “%s”, and back by any move', async (key) => {
    await press(page, key);
    expect(await shown(page)).toBeUndefined();
    await press(page, key);
    expect(await shown(page)).toBe('第一頁');
    await press(page, key, 'Escape');
    expect(await shown(page)).toBe('第一頁');
    await press(page, key, 'ArrowRight');
    expect(await shown(page)).toBe('第二頁');
  });

  it('goes on where its right half is clicked, back where its left is', async () => {
    await page.mouse.click(900, 700);
    expect(await shown(page)).toBe('第二頁');
    await page.mouse.click(300, 700);
    expect(await shown(page)).toBe('第一頁');
  });

  it('has buttons with names in the deck’s language', async () => {
    const names = await page.$$eval('nav button', (all) => all.map((one) => one.ariaLabel));
    expect(names).toEqual(['上一張', '下一張', '總覽', '講者畫面', '全螢幕', '按鍵說明']);
    await page.click('nav .do-next');
    expect(await shown(page)).toBe('第二頁');
    expect(await page.$eval('nav .count', (one) => one.textContent)).toBe('2 / 3');
    await page.click('nav .do-previous');
    expect(await shown(page)).toBe('第一頁');
  });

  it('leaves Enter and the space bar to the button that has the focus', async () => {
    await page.focus('nav .do-next');
    await press(page, 'Enter');
    expect(await shown(page)).toBe('第二頁');
    await press(page, 'Space');
    expect(await shown(page)).toBe('第三頁');
  });

  it('lists its keys by “?”', async () => {
    await press(page, '?');
    const help = await page.$eval('dialog', (one) => [one.open, one.textContent]);
    expect(help[0]).toBe(true);
    expect(help[1]).toContain('講者畫面');
    await press(page, 'ArrowRight');
    expect(await shown(page)).toBe('第一頁');
    await press(page, 'Escape');
    expect(await page.$eval('dialog', (one) => one.open)).toBe(false);
    expect(await page.$('[data-overview]')).toBeNull();
  });

  it('leaves single letters and digits to others where the user wants it so', async () => {
    await press(page, '?');
    await page.click('dialog input');
    await press(page, 'Escape', 'b', 'o', '3', 'Enter');
    expect(await shown(page)).toBe('第二頁');
    await deck.open();
    await press(page, 'b', 'ArrowRight');
    expect(await shown(page)).toBe('第二頁');
    await page.click('nav .do-help');
    await page.click('dialog input');
    await press(page, 'Escape', 'b');
    expect(await shown(page)).toBeUndefined();
  });

  it('takes the whole screen by “f”, and gives it back', async () => {
    const isFull = (): Promise<boolean> => page.evaluate(() => document.fullscreenElement !== null);
    await press(page, 'f');
    await page.waitForFunction(() => document.fullscreenElement !== null);
    await press(page, 'f');
    await page.waitForFunction(() => document.fullscreenElement === null);
    expect(await isFull()).toBe(false);
  });

  it('shows the presenter view in the same window by “s”, and the deck again, over the whole screen', async () => {
    await press(page, 'ArrowRight', 'f');
    await page.waitForFunction(() => document.fullscreenElement !== null);
    const look = () =>
      page.evaluate(() => ({
        note: document.querySelector('.note:not([hidden])')?.checkVisibility(),
        isPresenter: location.search === '?view=presenter',
        isFull: document.fullscreenElement !== null,
      }));
    await press(page, 's');
    expect(await look()).toEqual({ note: true, isPresenter: true, isFull: true });
    expect([await shown(page), await shown(page, 'next')]).toEqual(['第二頁', '第三頁']);
    expect(await page.$eval('nav .do-presenter', (one) => one.ariaLabel)).toBe('觀眾畫面');
    await page.reload();
    expect(await shown(page, 'next')).toBe('第三頁');
    await press(page, 's');
    expect(await look()).toEqual({ note: false, isPresenter: false, isFull: false });
    expect(await shown(page, 'next')).toBeUndefined();
    await press(page, '?');
    expect(await page.$eval('dialog', (one) => one.textContent)).toContain(
      's在這個視窗開關講者畫面',
    );
  });

  it('opens no window over the full screen, which that would end, and says so', async () => {
    await press(page, 'f');
    await page.waitForFunction(() => document.fullscreenElement !== null);
    const { length } = await deck.browser.pages();
    await press(page, 'p');
    expect(await page.$eval('[role=alert]', (one) => one.textContent)).toContain('全螢幕');
    expect(await page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
    expect(await deck.browser.pages()).toHaveLength(length);
    await press(page, 'f');
  });

  it('draws no slide before it knows which, where it was loaded anew', async () => {
    await press(page, 'ArrowRight', 'b');
    await page.evaluateOnNewDocument(() => {
      const places: string[] = [];
      Object.assign(window, { places });
      new MutationObserver(() => {
        const now = document.querySelector('.slide[data-place=now] h1');
        const isBlack = document.documentElement.dataset.black !== undefined;
        if (now) places.push(`${now.textContent} ${isBlack}`);
      }).observe(document, { attributes: true, childList: true, subtree: true });
    });
    await page.reload();
    const places = await page.evaluate(() => (window as unknown as { places: string[] }).places);
    expect(new Set(places)).toEqual(new Set(['第二頁 true']));

    // What the browser draws before the script has come: nothing, but not for ever.
    const early = await deck.browser.newPage();
    await early.setContent(deck.html.replace(/<script>.*<\/script>/s, ''));
    const seen = (at: 'start' | 'end') =>
      early.evaluate((when) => {
        const [wait] = document.body.getAnimations();
        if (when === 'end') wait?.finish();
        else wait?.pause();
        return document.querySelector('h1')?.checkVisibility({ visibilityProperty: true });
      }, at);
    expect([await seen('start'), await seen('end')]).toEqual([false, true]);
    await early.close();
  });

  it('says to a screen reader which slide has come', async () => {
    await press(page, 'ArrowRight');
    expect(await page.$eval('[role=status]', (one) => one.textContent)).toBe('2 / 3: 第二頁');
  });

  it('draws the slides and its own words in embedded fonts', async () => {
    expect(await drawnFaces(page, '.slide[data-place=now] h1')).toEqual([['Noto Sans TC', true]]);
    await press(page, '?');
    const own = await drawnFaces(page, 'dialog dd');
    expect(own).toEqual([['Noto Sans TC', true]]);
  });
});

describe('the overview', () => {
  beforeEach(() => deck.open());

  it.each(['o', 'Escape'] as const)('opens and closes by “%s”', async (key) => {
    await press(page, key);
    const seen = await page.$$eval('.slide', (all) =>
      all.map((one) => one.checkVisibility({ visibilityProperty: true })),
    );
    expect(seen).toEqual([true, true, true]);
    await press(page, key);
    expect(await page.$$eval('.slide', (all) => all.map((one) => one.checkVisibility()))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('chooses by arrow keys and Enter', async () => {
    await press(page, 'o', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'Enter');
    expect(await shown(page)).toBe('第二頁');
    expect(await page.$('[data-overview]')).toBeNull();
    await press(page, 'o', 'End', 'Enter');
    expect(await shown(page)).toBe('第三頁');
    await page.setViewport({ width: 480, height: 800 });
    await press(page, 'o', 'Home', 'ArrowDown', 'Enter');
    await page.setViewport({ width: 1280, height: 800 });
    expect(await shown(page)).toBe('第三頁');
  });

  it('chooses by a click, and marks where one is', async () => {
    await press(page, 'ArrowRight', 'o');
    const marked = await page.$$eval('.pick', (all) => all.map((one) => one.ariaCurrent));
    expect(marked).toEqual([null, 'true', null]);
    await page.click('.slide:nth-of-type(3)');
    expect(await shown(page)).toBe('第三頁');
  });
});

describe('touch', () => {
  beforeAll(() => page.setViewport({ width: 390, height: 844, hasTouch: true, isMobile: true }));
  beforeEach(() => deck.open());
  afterAll(() => page.setViewport({ width: 1280, height: 800 }));

  const swipe = async (from: number, to: number): Promise<void> => {
    await page.touchscreen.touchStart(from, 400);
    for (const part of [0.25, 0.5, 0.75, 1]) {
      await page.touchscreen.touchMove(from + (to - from) * part, 402);
    }
    await page.touchscreen.touchEnd();
  };

  it('goes on by a swipe against the direction of reading, and back', async () => {
    await swipe(300, 80);
    expect(await shown(page)).toBe('第二頁');
    await swipe(80, 300);
    expect(await shown(page)).toBe('第一頁');
  });

  it('goes on by a tap on the right half, and back on the left', async () => {
    await page.touchscreen.tap(340, 600);
    expect(await shown(page)).toBe('第二頁');
    await page.touchscreen.tap(40, 600);
    expect(await shown(page)).toBe('第一頁');
  });

  it('fits a slide into a telephone held upright', async () => {
    const width = await page.$eval('.slide[data-place=now] svg', (one) => one.clientWidth);
    expect(width).toBe(390);
  });
});

describe('the presenter view', () => {
  it('shows each note exactly, in an embedded font', async () => {
    await deck.open('?view=presenter');
    expect(notesOf(deck.html)).toEqual(NOTES);
    for (const [index, note] of NOTES.entries()) {
      const active = '.note:not([hidden])';
      const texts = await page.$$eval(`${active} p`, (all) =>
        all.map((one) => one.textContent ?? ''),
      );
      expect(texts.join('\n')).toBe(note);
      const count = await page.$eval('nav .count', (one) => one.textContent);
      expect(count).toBe(`${index + 1} / ${NOTES.length}`);
      if (note !== '') {
        const faces = await drawnFaces(page, `${active} p`);
        expect(faces.map(([, isOwn]) => isOwn)).not.toContain(false);
        expect(faces.map(([name]) => name)).toContain('Noto Sans TC');
        expect(await lines(page, `${active} p`)).toBeGreaterThanOrEqual(note.split('\n').length);
      }
      await press(page, 'ArrowRight');
    }
  });
});

it('each note that breaks others is exact in the presenter view', async () => {
  const slides = NOTE_CASES.map(
    (note, index) =>
      `      - {kind: points, title: 第${index + 1}頁, points: [一], notes: ${JSON.stringify(note)}}`,
  );
  const cases = await openDeck(outlineWith(slides.join('\n')));
  await cases.open('?view=presenter');
  const read: string[] = [];
  for (const _ of NOTE_CASES) {
    const paragraphs = await cases.page.$$eval('.note:not([hidden]) p', (all) =>
      all.map((one) => one.textContent ?? ''),
    );
    read.push(paragraphs.join('\n'));
    await press(cases.page, 'ArrowRight');
  }
  expect(read).toEqual(NOTE_CASES);
  expect(cases.faults).toEqual([]);
  await cases.close();
});

describe('the file', () => {
  it('prints a page a slide, from wherever one is, with no word of the notes', async () => {
    for (const more of ['#2', '?view=presenter#2']) {
      await deck.open(more);
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
      expect(poppler('pdfinfo', pdf, [])).toMatch(/^Pages: +3$/m);
      const pages = poppler('pdftotext', pdf, [], ['-']).split('\f').slice(0, -1);
      expect(pages.map((one) => one.replace(/\s/g, '').match(/第.頁/)?.[0])).toEqual([
        '第一頁',
        '第二頁',
        '第三頁',
      ]);
      expect(pages.join('')).not.toMatch(/備註|提醒|目前|進度/);
    }
    await deck.open();
    await press(page, 'o');
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(poppler('pdfinfo', pdf, [])).toMatch(/^Pages: +3$/m);
  });

  it('shows all slides below each other where scripts are off, and no notes', async () => {
    const still = await deck.browser.newPage();
    await still.setJavaScriptEnabled(false);
    await still.goto(deck.url);
    const tops = await still.$$eval('.slide', (all) =>
      all.map((one) => (one.checkVisibility() ? one.getBoundingClientRect().top : -1)),
    );
    expect(tops).toHaveLength(3);
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
    expect(tops[0]).toBeGreaterThanOrEqual(0);
    expect(await still.$$eval('.note', (all) => all.some((one) => one.checkVisibility()))).toBe(
      false,
    );
    await still.close();
  });

  it('asks for nothing but itself, and nothing in it fails', () => {
    const others = deck.asked.filter((address) => !/^(data|blob|about):/.test(address));
    expect(new Set(others.map((address) => address.replace(/[?#].*$/, '')))).toEqual(
      new Set([deck.url]),
    );
    expect(deck.faults).toEqual([]);
  });

  it('holds no address but the outline’s own and names of XML', () => {
    const addresses = deck.html.match(/\b(?:https?|wss?|ftp):\/\/[^\s"'`<>)\\]+/g) ?? [];
    const others = addresses.filter((one) => !one.startsWith('http://www.w3.org/'));
    expect(new Set(others)).toEqual(new Set([LINK]));
    expect(deck.html).not.toMatch(/\b(?:src|href)=["']?\/\/|@import|url\(["']?\/\//);
  });
});
