/** The presenter page as a speaker uses it: opened from disk in a browser, with its scripts. */
import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'fireside';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserEnv, makeFolder } from '../src/stage/browser-folder.js';
import { findBrowser } from '../src/stage/find-browser.js';
import { withOutline } from './build-deck.js';
import { emptyFontsEnv } from './empty-fonts.js';

const NOTES = [
  '第一頁的備註：it\'s A&B "引" --> <b>\n\n第二段　鑿壁偷光',
  'header: 提醒\n{{x}} &lt; <script>alert(1)</script>\n    四格',
  '',
];
const LINK = 'https://example.org/a';

const OUTLINE =
  `deck: {title: 簡報, lang: zh-Hant, auto: {cover: false, agenda: false, sources: false, closing: false}}
sections:
  - title: 節
    opening: false
    slides:
      - kind: points
        title: 第一頁
        points: ["見 ${LINK}，之後"]
        notes: ${JSON.stringify(NOTES[0])}
      - kind: statement
        text: 第二頁
        notes: ${JSON.stringify(NOTES[1])}
      - {kind: points, title: 第三頁, points: [**一**點]}
`.replace('[**一**點]', '["**一**點"]');

let folder: string;
let html = '';
let url = '';
let browser: Browser;
let page: Page;
const asked: string[] = [];
const faults: string[] = [];
let done: () => void;
let finished: Promise<unknown>;

/** The file stays until the tests are done. */
beforeAll(async () => {
  const env = emptyFontsEnv();
  const choice = await findBrowser({ env });
  folder = makeFolder(choice, env);
  browser = await launch({
    executablePath: choice.path,
    env: browserEnv(choice, env, folder),
    headless: 'shell',
    userDataDir: join(folder, 'profile'),
    args: [
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--hide-scrollbars',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  await new Promise<void>((ready, failed) => {
    finished = withOutline(OUTLINE, {}, async (outline) => {
      const { files } = await build({ outline, formats: ['html'] });
      const [file] = files;
      html = new TextDecoder().decode(file?.bytes);
      const place = join(dirname(outline), file?.name ?? '');
      writeFileSync(place, html);
      url = pathToFileURL(place).href;
      ready();
      await new Promise<void>((end) => {
        done = end;
      });
    }).catch(failed);
  });
  page = await browser.newPage();
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    // Where `drawnFaces` asks the protocol about CSS, that reads the document's file once more.
    const isOurs = message.text().startsWith('Unsafe attempt to load URL file:');
    if (message.type() === 'error' && !isOurs) faults.push(message.text());
  });
  await open('');
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
  done();
  await finished;
});

/** Opens the page anew: where only the part behind “#” differs, a browser stays as it is. */
async function open(more: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${url}${more}`, { waitUntil: 'networkidle0' });
}

/** The title of the slide that is shown. */
const shown = (): Promise<string | undefined> =>
  page.evaluate(() =>
    document.querySelector('.bespoke-marp-active h1')?.textContent?.replace(/\s+/g, ' ').trim(),
  );

describe('the presenter page', () => {
  it('is in the deck’s language and named after it', async () => {
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-Hant');
    expect(await page.title()).toBe('簡報');
  });

  it('has a slide for each of the outline’s and begins with the first', async () => {
    const count = await page.evaluate(
      () => document.querySelectorAll('svg.bespoke-marp-slide').length,
    );
    expect(count).toBe(3);
    expect(await shown()).toBe('第一頁');
  });

  it('shows the slide as it is printed, over the whole window', async () => {
    const look = await page.evaluate(() => {
      const section = document.querySelector('.bespoke-marp-active section');
      const { width, height } = section?.getBoundingClientRect() ?? { width: 0, height: 0 };
      return { ratio: width / height, paper: section && getComputedStyle(section).backgroundColor };
    });
    expect(look.ratio).toBeCloseTo(16 / 9, 2);
    expect(look.paper).toBe('rgb(251, 250, 247)');
  });

  it('goes on with a key, and back', async () => {
    await page.keyboard.press('ArrowRight');
    expect(await shown()).toBe('第二頁');
    expect(new URL(page.url()).hash).toBe('#2');
    await page.keyboard.press('ArrowLeft');
    expect(await shown()).toBe('第一頁');
  });

  it('opens at the slide of its address', async () => {
    await open('#3');
    expect(await shown()).toBe('第三頁');
  });

  it('draws the slides in faces of its own', async () => {
    await open('');
    const faces = await drawnFaces('.bespoke-marp-active h1');
    expect(faces).toEqual([['Noto Sans TC', true]]);
  });

  it('shows each note exactly in its presenter view, in a face of its own', async () => {
    await open('?view=presenter');
    for (const [index, note] of NOTES.entries()) {
      const active = `.bespoke-marp-note.active`;
      const texts = await page.evaluate(
        (selector) =>
          [...document.querySelectorAll<HTMLElement>(selector)].map((one) => one.textContent ?? ''),
        `${active} p`,
      );
      expect(texts.join('\n\n')).toBe(note);
      const pageNumber = await page.evaluate(
        () => document.querySelector('.bespoke-marp-presenter-info-page')?.textContent,
      );
      expect(pageNumber).toBe(`${index + 1} / ${NOTES.length}`);
      if (note !== '') {
        const faces = await drawnFaces(`${active} p`);
        expect(faces.map(([, isOwn]) => isOwn)).not.toContain(false);
        expect(faces.map(([name]) => name)).toContain('Noto Sans TC');
        expect(await lines(`${active} p`)).toBeGreaterThanOrEqual(note.split('\n').length);
      }
      await page.keyboard.press('ArrowRight');
    }
  });

  it('asks for nothing but itself, and nothing in it fails', () => {
    const others = asked.filter((address) => !/^(data|blob|about):/.test(address));
    expect(new Set(others.map((address) => address.replace(/[?#].*$/, '')))).toEqual(
      new Set([url]),
    );
    expect(faults).toEqual([]);
  });

  it('holds no address but the outline’s own, names of XML, and a licence’s', () => {
    const withoutLicence = html.replace(/\/\*!! License: \S+ \*\//g, '');
    const addresses = withoutLicence.match(/\b(?:https?|wss?|ftp):\/\/[^\s"'`<>)\\]+/g) ?? [];
    const others = addresses.filter((one) => !one.startsWith('http://www.w3.org/'));
    expect(new Set(others)).toEqual(new Set([LINK]));
    expect(html).not.toMatch(/\b(?:src|href)=["']?\/\/|@import|url\(["']?\/\//);
  });
});

/** The faces in which an element's text is drawn, each with whether it came with the page. */
async function drawnFaces(selector: string): Promise<[name: string, isOwn: boolean][]> {
  await page.evaluate(() => document.fonts.ready);
  const session = await page.createCDPSession();
  try {
    await session.send('DOM.enable');
    await session.send('CSS.enable');
    const { root } = await session.send('DOM.getDocument');
    const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
    return fonts.map(({ familyName, isCustomFont }) => [familyName, isCustomFont]);
  } finally {
    await session.detach();
  }
}

/** How many lines the elements' texts take. */
function lines(selector: string): Promise<number> {
  return page.evaluate((wanted) => {
    const elements = [...document.querySelectorAll<HTMLElement>(wanted)];
    return elements.reduce((sum, element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const tops = [...range.getClientRects()].map(({ top }) => Math.round(top));
      return sum + new Set(tops).size;
    }, elements.length - 1);
  }, selector);
}
