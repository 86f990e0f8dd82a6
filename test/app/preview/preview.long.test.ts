/** The preview while somebody writes: files are saved as editors save them, the page is looked at. */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { outlineWith } from '../../support/build-deck.js';
import { type OpenPreview, openPreview, reuse } from '../../support/preview-page.js';
import { scriptingBrowser } from '../../support/scripting-browser.js';

let browser: Browser;
let closeBrowser: () => Promise<void>;
/** One for all, as a writer has one for hours. */
let shared: OpenPreview;
const others: OpenPreview[] = [];

beforeAll(async () => {
  ({ browser, close: closeBrowser } = await scriptingBrowser());
  shared = await openPreview(browser, slides('首先'));
});
afterAll(async () => {
  await shared.close();
  await closeBrowser();
});
afterEach(async () => {
  for (const one of others.splice(0)) await one.close();
});

async function start(yaml: string, files?: Record<string, string>): Promise<OpenPreview> {
  await reuse(shared, yaml, files);
  return shared;
}

/** One of its own, where it is to end or to begin with a mistake. */
async function startAnother(yaml: string): Promise<OpenPreview> {
  const one = await openPreview(browser, yaml);
  others.push(one);
  return one;
}

const slide = (title: string): string =>
  `      - {kind: points, title: ${title}, points: [甲, 乙]}`;
const slides = (...titles: readonly string[]): string => outlineWith(titles.map(slide).join('\n'));

/** Waits until the large slide shows a text. */
async function shows(page: Page, text: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelector('#slide')?.shadowRoot?.textContent?.includes(wanted),
    {},
    text,
  );
}

const number = (page: Page): Promise<string | null> =>
  page.$eval('#number', ({ textContent }) => textContent);

/** The titles in the strip. */
const strip = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...(document.querySelector('#strip')?.shadowRoot?.querySelectorAll('h1') ?? [])].map(
      ({ textContent }) => textContent.trim(),
    ),
  );

async function isChecked(page: Page): Promise<void> {
  await page.waitForFunction(() => document.body.dataset.progress === 'checked');
}

const hasMistakes = (page: Page) => page.waitForSelector('#mistakes .problem');
const isMended = (page: Page) =>
  page.waitForFunction(() => document.querySelector('#mistakes .problem') === null);

describe('the page', () => {
  it('shows the deck in another theme, and leaves the outline as it is', async () => {
    const { page, outline, faults } = await start(slides('第一'));
    await shows(page, '第一');
    await isChecked(page);
    const before = readFileSync(outline, 'utf8');
    const paper = () =>
      page.evaluate(() => {
        const section = document.querySelector('#slide')?.shadowRoot?.querySelector('section');
        return section ? getComputedStyle(section).backgroundColor : '';
      });
    const own = await paper();
    await page.select('#theme', 'bold-dark');
    await page.waitForFunction(
      () => {
        const section = document.querySelector('#slide')?.shadowRoot?.querySelector('section');
        return section && getComputedStyle(section).backgroundColor === 'rgb(13, 13, 18)';
      },
      { timeout: 10_000 },
    );
    await page.select('#theme', '');
    await page.waitForFunction(
      (color) => {
        const section = document.querySelector('#slide')?.shadowRoot?.querySelector('section');
        return section && getComputedStyle(section).backgroundColor === color;
      },
      { timeout: 10_000 },
      own,
    );
    expect(readFileSync(outline, 'utf8')).toBe(before);
    expect(faults).toEqual([]);
  });

  it('shows the deck and goes through it by keys, buttons and the strip', async () => {
    const { page, faults } = await start(slides('第一', '第二', '第三'));
    await shows(page, '第一');
    expect(await number(page)).toBe('1 / 3');
    await page.keyboard.press('ArrowRight');
    await shows(page, '第二');
    await page.click('#after');
    await shows(page, '第三');
    await page.keyboard.press('Home');
    await shows(page, '第一');
    await page.evaluate(() =>
      document
        .querySelector('#strip')
        ?.shadowRoot?.querySelector<HTMLElement>('button[aria-label="Slide 2: 第二"]')
        ?.click(),
    );
    await shows(page, '第二');
    expect(new URL(page.url()).hash).toBe('#2');
    expect(faults).toEqual([]);
  });

  it('keeps its token out of the address, and is there again when it is loaded anew', async () => {
    const { page } = await start(slides('第一', '第二'));
    await shows(page, '第一');
    expect(page.url()).not.toContain('token');
    await page.keyboard.press('ArrowRight');
    await page.reload();
    await shows(page, '第二');
  });

  it('gives another tab, without the token, nothing', async () => {
    const { page, preview } = await start(slides('第一'));
    await shows(page, '第一');
    const other = await browser.newPage();
    await other.goto(new URL(preview.address).origin);
    await other.waitForFunction(() => document.body.classList.contains('is-disconnected'));
    expect(await other.evaluate(() => document.body.textContent)).not.toContain('第一');
    await other.close();
  });

  it('says so when the preview has ended', async () => {
    const { page, preview } = await startAnother(slides('第一'));
    await shows(page, '第一');
    await preview.close();
    await page.waitForFunction(() =>
      document.querySelector('#status')?.textContent?.includes('has ended'),
    );
  });

  it('names every control', async () => {
    const { page } = await start(slides('第一'));
    await shows(page, '第一');
    const unnamed = await page.evaluate(() => {
      const roots = [document, document.querySelector('#strip')?.shadowRoot ?? document];
      return roots
        .flatMap((root) => [...root.querySelectorAll<HTMLElement>('button, input, nav, output')])
        .filter(
          (one) =>
            !(one.getAttribute('aria-label') ?? one.closest('label, button')?.textContent)?.trim(),
        )
        .map(({ outerHTML }) => outerHTML);
    });
    expect(unnamed).toEqual([]);
  });
});

describe('what is saved', () => {
  it('is shown, and nothing else is drawn again', async () => {
    const { page, write } = await start(slides('第一', '第二', '第三'));
    await isChecked(page);
    await page.evaluate(() => {
      const root = document.querySelector('#strip')?.shadowRoot;
      for (const one of root?.querySelectorAll('section') ?? []) one.dataset.before = 'yes';
      Object.assign(window, { stillHere: true });
    });
    write('outline.yaml', slides('第一', '改過', '第三'));
    await page.waitForFunction(() =>
      document.querySelector('#strip')?.shadowRoot?.textContent?.includes('改過'),
    );
    const kept = await page.evaluate(() => ({
      page: 'stillHere' in window,
      slides: [
        ...(document.querySelector('#strip')?.shadowRoot?.querySelectorAll('section') ?? []),
      ].map(({ dataset }) => dataset.before ?? null),
    }));
    expect(kept).toEqual({ page: true, slides: ['yes', null, 'yes'] });
  });

  it('a slide put in front changes the numbers of those behind it and draws none of them again', async () => {
    const { page, write } = await start(slides('第一', '第二', '第三'));
    await isChecked(page);
    await page.evaluate(() => {
      const root = document.querySelector('#strip')?.shadowRoot;
      for (const one of root?.querySelectorAll('section') ?? []) one.dataset.before = 'yes';
    });
    write('outline.yaml', slides('新', '第一', '第二', '第三'));
    await shows(page, '第一');
    await page.waitForFunction(() => document.querySelector('#number')?.textContent === '2 / 4');
    const after = await page.evaluate(() => {
      const all = (selector: string) => [
        ...(document.querySelector('#strip')?.shadowRoot?.querySelectorAll<HTMLElement>(selector) ??
          []),
      ];
      return {
        kept: all('section').map(({ dataset }) => dataset.before ?? null),
        ids: all('section').map(({ id }) => id),
        shown: all('section').map(({ dataset }) => dataset.marpitPagination),
        counts: all('section').map(({ dataset }) => dataset.marpitPaginationTotal),
        labels: all('.at').map(({ textContent }) => textContent),
        current: all('[aria-current=true]').map((one) => one.getAttribute('aria-label')),
      };
    });
    expect(after).toEqual({
      kept: [null, 'yes', 'yes', 'yes'],
      ids: ['1', '2', '3', '4'],
      shown: ['1', '2', '3', '4'],
      counts: ['4', '4', '4', '4'],
      labels: ['1', '2', '3', '4'],
      current: ['Slide 2: 第一'],
    });
  });

  it.each([
    ['words of its own', ['第一', '第二', '改過'], '改過', '3 / 3'],
    ['a slide before it', ['新', '第一', '第二', '第三'], '第三', '4 / 4'],
    ['a slide behind it', ['第一', '第二', '第三', '新'], '第三', '3 / 4'],
    ['a slide less before it', ['第二', '第三'], '第三', '2 / 2'],
    ['all before it in another order', ['第二', '第一', '第三'], '第三', '3 / 3'],
    ['itself gone', ['第一', '第二'], '第二', '2 / 2'],
  ])('stays on the slide that was looked at: %s', async (_, titles, text, where) => {
    const { page, write } = await start(slides('第一', '第二', '第三'));
    await isChecked(page);
    await page.keyboard.press('End');
    await shows(page, '第三');
    write('outline.yaml', slides(...titles));
    await shows(page, text);
    await page.waitForFunction(
      (wanted) => document.querySelector('#number')?.textContent === wanted,
      {},
      where,
    );
  });

  it('goes to what changed where that is wanted', async () => {
    const { page, write } = await start(slides('第一', '第二', '第三'));
    await isChecked(page);
    await page.click('#follow');
    write('outline.yaml', slides('第一', '第二', '改過'));
    await shows(page, '改過');
    const noted = slides('第一', '第二', '改過').replace('第二, ', '第二, notes: 改過備註, ');
    write('outline.yaml', noted);
    await page.waitForFunction(() => document.querySelector('#notes')?.textContent === '改過備註');
    expect(await number(page)).toBe('2 / 3');
  });

  it('with a mistake leaves the last deck there, with file, line, caret and hint over it', async () => {
    const { page, write, outline } = await start(slides('第一', '第二'));
    await shows(page, '第一');
    write('outline.yaml', slides('第一', '第二').replace('title: 第二', 'titel: 第二'));
    await hasMistakes(page);
    const told = await page.$eval('#mistakes', (one) => one.textContent);
    expect(told).toContain(`${outline}:11:24`);
    expect(told).toContain('There is no `titel` here');
    expect(told).toContain('11 |       - {kind: points, titel: 第二');
    expect(told).toContain('Did you mean `title`?');
    const caret = await page.evaluate(() => {
      const mark = document.querySelector('#mistakes .problem:last-child .caret');
      const line = document.querySelector('#mistakes .problem:last-child .code')?.childNodes[1];
      const range = document.createRange();
      const at = line?.textContent?.indexOf('titel') ?? 0;
      if (line) range.setStart(line, at);
      if (line) range.setEnd(line, at + 5);
      const [word, below] = [range.getBoundingClientRect(), mark?.getBoundingClientRect()];
      return {
        left: Math.round((below?.left ?? 0) - word.left),
        width: Math.round((below?.width ?? 0) - word.width),
        // Faces claim more height than a line has.
        isBelow: (below?.top ?? 0) >= word.top + 12,
      };
    });
    expect(caret).toEqual({ left: 0, width: 0, isBelow: true });
    await shows(page, '第一');
    write('outline.yaml', slides('改好', '第二'));
    await shows(page, '改好');
    await isMended(page);
  });

  it('with more mistakes than anybody reads shows fifty and how many more', async () => {
    const { page, write } = await start(slides('第一'));
    const unused = Array.from({ length: 60 }, (_, i) => `  s${i}: {publisher: 頻道${i}}\n`).join(
      '',
    );
    const many = slides(...Array<string>(70).fill('第二'));
    write('outline.yaml', many.replaceAll('title: 第二', 'titel: 第二'));
    await hasMistakes(page);
    const mistakes = page.locator('#mistakes').map((one) => ({
      shown: one.querySelectorAll('.problem').length,
      last: one.lastElementChild?.textContent,
    }));
    expect(await mistakes.wait()).toEqual({
      shown: 50,
      last: expect.stringMatching(/^… and (?:[2-9]\d|1\d\d) errors more$/),
    });
    write('outline.yaml', slides('第二').replace('sources:\n', `sources:\n${unused}`));
    await shows(page, '第二');
    await isChecked(page);
    const all = await page.$$eval('#all > li', (items) => items.map((one) => one.textContent));
    expect(all).toHaveLength(51);
    expect(all.at(-1)).toMatch(/^… and 1\d \w+ more$/);
  });

  it('with a mistake from the start shows the deck once it is fixed', async () => {
    const { page, write } = await startAnother('deck: [');
    await hasMistakes(page);
    write('outline.yaml', slides('好了'));
    await shows(page, '好了');
    await isMended(page);
  });
});

describe('other files of the deck', () => {
  it('a theme by its path is followed', async () => {
    const yaml = outlineWith(slide('第一'), ', theme: themes/own.css');
    const css = (color: string): string => `@import "fireside"; :root { --paper: ${color}; }`;
    const { page, write } = await start(yaml, { 'themes/own.css': css('#ffffff') });
    await isChecked(page);
    write('themes/own.css', css('#ffeedd'));
    await page.waitForFunction(() => {
      const section = document.querySelector('#slide')?.shadowRoot?.querySelector('section');
      return section && getComputedStyle(section).backgroundColor === 'rgb(255, 238, 221)';
    });
  });

  it('a template of one’s own is followed, and one that comes', async () => {
    const { page, write, folder } = await start(slides('第一'));
    await shows(page, '第一');
    const schema = readFileSync('templates/statement/schema.yaml', 'utf8');
    write('templates/mine/schema.yaml', schema);
    write('templates/mine/slide.hbs', '# 我的 {{text}}\n');
    write('outline.yaml', outlineWith('      - {kind: mine, text: 一句}'));
    await shows(page, '我的 一句');
    write('templates/mine/slide.hbs', '# 我們的 {{text}}\n');
    await shows(page, '我們的 一句');
    rmSync(join(folder, 'templates'), { recursive: true });
    await hasMistakes(page);
  });

  it('a picture is followed: another one, gone, and back', async () => {
    const svg = (color: string): string =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300" fill="${color}"/></svg>`;
    const yaml = outlineWith('      - {kind: image, title: 圖, image: {src: a.svg, alt: 方}}');
    const { page, write, folder } = await start(yaml, { 'a.svg': svg('red') });
    const isShown = (color: string) =>
      page.waitForFunction(
        (wanted) => {
          const image = document.querySelector('#slide')?.shadowRoot?.querySelector('img');
          return image && atob(image.src.split(',')[1] ?? '').includes(wanted);
        },
        {},
        color,
      );
    await isShown('red');
    write('a.svg', svg('green'));
    await isShown('green');
    rmSync(join(folder, 'a.svg'));
    await hasMistakes(page);
    await isShown('green');
    write('a.svg', svg('blue'));
    await isShown('blue');
    await isMended(page);
  });
});

describe('ways to save', () => {
  it('by renaming a new file over it, again and again', async () => {
    const { page, outline } = await start(slides('第一'));
    await shows(page, '第一');
    for (const title of ['二', '三', '四']) {
      writeFileSync(`${outline}.new`, slides(title));
      renameSync(`${outline}.new`, outline);
      await shows(page, title);
    }
  });

  it('by moving the old file away first', async () => {
    const { page, outline } = await start(slides('第一'));
    await shows(page, '第一');
    renameSync(outline, `${outline}~`);
    writeFileSync(outline, slides('第二'));
    await shows(page, '第二');
    await isMended(page);
  });

  it('ten times in a second: the last one stands', async () => {
    const { page, write } = await start(slides('第一'));
    await shows(page, '第一');
    for (let save = 1; save <= 10; save++) {
      write('outline.yaml', slides(`第${save}次`));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await shows(page, '第10次');
    await isChecked(page);
    expect(await strip(page)).toEqual(['第10次']);
  });

  it('a file deleted, and back', async () => {
    const { page, write, outline } = await start(slides('第一'));
    await shows(page, '第一');
    rmSync(outline);
    await hasMistakes(page);
    expect(await page.$eval('#mistakes', (one) => one.textContent)).toContain(`${outline} is gone`);
    expect(existsSync(outline)).toBe(false);
    write('outline.yaml', slides('回來了'));
    await shows(page, '回來了');
    await isMended(page);
  });
});

describe('what is found', () => {
  it('stands beside its slide: split, faint, without a source', async () => {
    const many = Array.from({ length: 30 }, (_, i) => `第${i + 1}點`).join(', ');
    const yaml = outlineWith(`${slide('第一')}
      - {kind: points, title: 很多, points: [${many}]}
      - {kind: figures, title: 數字, figures: [{value: "5", label: 五}]}`);
    const { page } = await start(yaml, {});
    await isChecked(page);
    const found = async (): Promise<string> => {
      return page.$eval('#found', (one) => one.textContent);
    };
    expect(await found()).toBe('No problems');
    await page.keyboard.press('ArrowRight');
    await shows(page, '很多');
    expect(await found()).toContain('is too full for one page and became');
    await page.keyboard.press('End');
    await shows(page, '數字');
    expect(await found()).toContain('names no source');
    const marks = await page.evaluate(() =>
      [...(document.querySelector('#strip')?.shadowRoot?.querySelectorAll('li[data-found]') ?? [])]
        .map((one) => (one as HTMLElement).dataset.found)
        .filter((one) => one !== ''),
    );
    expect(marks).toEqual(['note', 'warning']);
  });

  it('a text with too little contrast is an error once the slide has been read', async () => {
    const yaml = outlineWith(slide('第一'), ', theme: themes/own.css');
    const css = '@import "fireside"; section { --ink: #dddddd; }';
    const { page } = await start(yaml, { 'themes/own.css': css });
    await page.waitForFunction(() =>
      document.querySelector('#found')?.textContent?.includes('has a contrast of'),
    );
  });
});

describe('the editor', () => {
  it('is opened at the slide, at the text that was clicked on, at a problem', async () => {
    const { page, edited, write, outline } = await start(
      outlineWith(
        '      - kind: points\n        title: 第一\n        points:\n          - 甲甲\n          - 乙乙',
      ),
    );
    await isChecked(page);
    const until = (count: number) => expect.poll(() => edited.length).toBe(count);
    await page.click('#edit');
    await until(1);
    await page.evaluate(() => {
      const items = document.querySelector('#slide')?.shadowRoot?.querySelectorAll('li');
      items?.[1]?.click();
    });
    await until(2);
    write('outline.yaml', slides('第一').replace('title: 第一', 'titel: 第一'));
    await hasMistakes(page);
    await page.click('#mistakes .problem:last-child .where');
    await until(3);
    expect(edited.map(({ file, line, column }) => [file, line, column])).toEqual([
      [outline, 10, 9],
      [outline, 14, 13],
      [outline, 10, 24],
    ]);
  });

  it('is opened in the included file that a slide, a text or a problem is in', async () => {
    const yaml = slides('第一').replace(/$/, '\n      - include: parts/more.yaml');
    const more = '- kind: quote\n  title: 第二\n  text: 丙丙\n  by: zuck\n';
    const { page, edited, write, folder } = await start(yaml, { 'parts/more.yaml': more });
    const until = (count: number) => expect.poll(() => edited.length).toBe(count);
    await page.keyboard.press('End');
    await shows(page, '丙丙');
    write('parts/more.yaml', more.replace('丙丙', '改過'));
    await shows(page, '改過');
    await isChecked(page);
    await page.click('#edit');
    await until(1);
    await page.evaluate(() => {
      const words = document.querySelector('#slide')?.shadowRoot?.querySelector('blockquote p');
      (words as HTMLElement | null)?.click();
    });
    await until(2);
    const found = await page.$eval('#found', ({ textContent }) => textContent);
    expect(found).toContain('parts/more.yaml:1:3');
    write('parts/more.yaml', more.replace('title', 'titel'));
    await hasMistakes(page);
    expect(await page.$eval('#mistakes', (one) => one.textContent)).toContain('2 |   titel: 第二');
    await page.click('#mistakes .problem:last-child .where');
    await until(3);
    expect(edited.map(({ file, line, column }) => [file, line, column])).toEqual([
      [join(folder, 'parts/more.yaml'), 1, 3],
      [join(folder, 'parts/more.yaml'), 3, 9],
      [join(folder, 'parts/more.yaml'), 2, 3],
    ]);
  });
});
