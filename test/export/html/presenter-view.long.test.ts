/** The presenter's clocks, plan and notes. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { plannedSlide, planOf, secondsAhead } from '../../../src/export/html/in-page/plan.js';
import { clockTime, dayTime } from '../../../src/export/html/in-page/timer.js';
import { type OpenDeck, openDeck, press } from '../../support/open-deck.js';

const LONG = Array.from({ length: 60 }, (_, i) => `第${i + 1}句備註，說的時候要看。`).join('\n');

const OUTLINE = `deck: {title: 簡報, auto: {agenda: false, sources: false, closing: false}}
sections:
  - title: 甲節
    minutes: 2
    opening: false
    slides:
      - {kind: points, title: 第二頁, points: [一], notes: ${JSON.stringify(LONG)}}
      - {kind: points, title: 第三頁, points: [一]}
  - title: 乙節
    minutes: 1
    opening: false
    slides:
      - kind: points
        title: 第四頁
        notes: 說兩頁的話
        points: [${Array.from({ length: 14 }, (_, i) => `第${i + 1}點，寫得夠長，讓一頁放不下`).join(', ')}]
`;

let deck: OpenDeck;
let page: Page;

/** The page's own clock: the test moves it. */
beforeAll(async () => {
  deck = await openDeck(OUTLINE);
  page = deck.page;
  await page.setViewport({ width: 1280, height: 800 });
  await page.evaluateOnNewDocument(() => {
    const start = new Date(2026, 2, 1, 14, 5).getTime();
    const later = (): number => Number(sessionStorage.getItem('test later') ?? 0);
    const RealDate = Date;
    class TestDate extends RealDate {
      constructor() {
        super(TestDate.now());
      }
      static override now(): number {
        return start + later() * 1000;
      }
    }
    window.Date = TestDate as unknown as DateConstructor;
  });
});
afterAll(() => deck.close());

/** Lets so many seconds pass, all at once. */
async function pass(seconds: number): Promise<void> {
  await page.evaluate((more) => {
    const now = Number(sessionStorage.getItem('test later') ?? 0);
    sessionStorage.setItem('test later', String(now + more));
  }, seconds);
}

const untilText = (selector: string, text: string): Promise<unknown> =>
  page.waitForFunction(
    (where, wanted) => document.querySelector(where)?.textContent === wanted,
    {},
    selector,
    text,
  );
const textOf = (selector: string): Promise<string> =>
  page.$eval(selector, (one) => one.textContent ?? '');
const ELAPSED = '.elapsed .value';
const PACE = '.pace';

beforeEach(async () => {
  await page.goto('about:blank');
  await page.goto(deck.url);
  await page.evaluate(() => {
    sessionStorage.clear();
    localStorage.clear();
  });
  await deck.open('?view=presenter');
});

describe('the clocks', () => {
  it('show the time of day and the time since the first slide was left', async () => {
    expect(await textOf('.clock .value')).toBe('14:05');
    await pass(600);
    await untilText('.clock .value', '14:15');
    expect(await textOf(ELAPSED)).toBe('0:00 / 3:00');
    await press(page, 'ArrowRight');
    await pass(75);
    await untilText(ELAPSED, '1:15 / 3:00');
    await pass(3600);
    await untilText(ELAPSED, '1:01:15 / 3:00');
  });

  it('stand while the talk pauses, begin anew, and outlive a reload', async () => {
    await press(page, 'ArrowRight');
    await pass(10);
    await untilText(ELAPSED, '0:10 / 3:00');
    await page.click('[aria-label="暫停計時"]');
    await pass(100);
    await page.click('[aria-label="開始計時"]');
    await pass(5);
    await untilText(ELAPSED, '0:15 / 3:00');
    await page.reload();
    await untilText(ELAPSED, '0:15 / 3:00');
    await page.click('[aria-label="歸零"]');
    await untilText(ELAPSED, '0:00 / 3:00');
  });

  it('write times as clocks do', () => {
    expect([0, 59, 60, 3599, 3600, 36_005].map(clockTime)).toEqual([
      '0:00',
      '0:59',
      '1:00',
      '59:59',
      '1:00:00',
      '10:00:05',
    ]);
    expect(dayTime(new Date(2026, 0, 1, 9, 5))).toBe('09:05');
  });
});

describe('the plan', () => {
  it('says the section, its minutes, where one should be, and how far off one is', async () => {
    await press(page, 'ArrowRight');
    expect(await textOf('.clocks .section')).toBe('甲節 · 2分鐘');
    expect(await textOf(PACE)).toBe('準時');
    await pass(60);
    await untilText(PACE, '準時');
    await pass(15);
    await untilText(PACE, '落後 0:15');
    expect(await textOf('.planned')).toBe('預定 3 · 第三頁');
    await press(page, 'End');
    await untilText('.clocks .section', '乙節 · 1分鐘');
    expect(await textOf(PACE)).toMatch(/^超前 \d:\d\d$/);
    await pass(600);
    await untilText(ELAPSED, '11:15 / 3:00');
    expect(await textOf(PACE)).toBe('落後 8:15');
  });

  it('spreads a section’s minutes evenly over its slides, and gives none to others', () => {
    const slide = (section?: number) => ({ title: '', id: undefined, entry: 0, section });
    const part = (minutes?: number) => ({ title: '', minutes, length: '' });
    const slides = [slide(), slide(0), slide(0), slide(1), slide(2), slide()];
    const plan = planOf({ slides, sections: [part(2), part(), part(1)] });
    if (plan === undefined) throw new Error('there is a plan');
    expect(plan).toEqual({ starts: [0, 0, 60, 120, 120, 180, 180], seconds: 180 });
    expect([0, 59, 60, 119, 120, 179, 180, 999].map((at) => plannedSlide(plan, at))).toEqual([
      1, 1, 2, 2, 4, 4, 5, 5,
    ]);
    expect(secondsAhead(plan, 0, 0)).toBe(0);
    expect(secondsAhead(plan, 0, 30)).toBe(-30);
    expect(secondsAhead(plan, 2, 30)).toBe(30);
    expect(secondsAhead(plan, 2, 90)).toBe(0);
    expect(secondsAhead(plan, 2, 130)).toBe(-10);
    expect(planOf({ slides, sections: [part(), part(), part()] })).toBeUndefined();
  });
});

describe('the notes', () => {
  const size = (): Promise<number> =>
    page.$eval('.notes-text', (one) => Number.parseFloat(getComputedStyle(one).fontSize));

  it('grow and shrink by keys and buttons, and stay so', async () => {
    const first = await size();
    await press(page, '+', '+');
    const large = await size();
    expect(large).toBeGreaterThan(first);
    await page.click('[aria-label="縮小備註"]');
    const less = await size();
    expect(less).toBeLessThan(large);
    await press(page, '-');
    expect(await size()).toBeLessThan(less);
    await page.click('[aria-label="放大備註"]');
    const kept = await size();
    await deck.open('?view=presenter');
    expect(await size()).toBe(kept);
  });

  it('scroll where they are long, by the keys too, and begin at their beginning', async () => {
    await press(page, 'ArrowRight');
    const scrolled = (): Promise<number> => page.$eval('.notes-text', (one) => one.scrollTop);
    await page.focus('.notes-text');
    await page.evaluate(() => {
      document.querySelector('.notes-text')?.addEventListener('scrollend', () => {
        document.body.dataset.scrolled = '';
      });
    });
    await press(page, 'ArrowDown');
    await page.waitForSelector('[data-scrolled]');
    expect(await scrolled()).toBeGreaterThan(0);
    expect(await textOf('nav .count')).toMatch(/^2 \//);
    await press(page, 'PageDown');
    expect(await textOf('nav .count')).toMatch(/^3 \//);
    await press(page, 'PageUp');
    expect(await scrolled()).toBe(0);
  });

  it('stay for all parts of a slide that was split', async () => {
    await press(page, '4', 'Enter');
    const note = (): Promise<string> => textOf('.note:not([hidden])');
    expect(await textOf('.slide[data-place=now] h1')).toContain('第四頁（1/');
    expect(await note()).toBe('說兩頁的話');
    await press(page, 'ArrowRight');
    expect(await textOf('.slide[data-place=now] h1')).toContain('第四頁（2/');
    expect(await note()).toBe('說兩頁的話');
  });
});

it.each([
  [1280, 800],
  [1920, 1080],
  [1024, 600],
  [390, 844],
  [844, 390],
  [800, 500],
  [480, 270],
  [3840, 2160],
])('all of it is visible at %i × %i, with space for the notes', async (width, height) => {
  await page.setViewport({ width, height });
  await deck.open('?view=presenter#2');
  const beyond = await page.$$eval(
    '.slide[data-place] > svg, .clocks, .notes, .notes-text, nav.bar, nav.bar button',
    (all) =>
      all
        .filter((one) => one.checkVisibility())
        .map((one) => [one.getAttribute('class') ?? one.tagName, one.getBoundingClientRect()])
        .filter(([, box]) => {
          const { top, left, right, bottom } = box as DOMRect;
          return top < 0 || left < 0 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5;
        })
        .map(([name]) => name),
  );
  const { room, note, smallest, button } = await page.evaluate(() => {
    const sizeOf = (one: Element): number => Number.parseFloat(getComputedStyle(one).fontSize);
    const own = [...document.querySelectorAll('.head, .label, .count, .plan span')];
    return {
      room: document.querySelector('.notes-text')?.clientHeight ?? 0,
      note: sizeOf(document.querySelector('.notes-text') as Element),
      smallest: Math.min(...own.filter((one) => one.checkVisibility()).map(sizeOf)),
      button: document.querySelector('nav button')?.clientHeight ?? 0,
    };
  });
  await page.setViewport({ width: 1280, height: 800 });
  expect(beyond).toEqual([]);
  expect(room).toBeGreaterThan(height * 0.4);
  // A window three times as large has letters that are larger, too; a small one has some still.
  expect(note).toBeGreaterThanOrEqual(Math.max(18, width / 50));
  expect(smallest).toBeGreaterThan(Math.max(11, height / 70));
  expect(button).toBeGreaterThanOrEqual(Math.max(33, height / 22));
});
