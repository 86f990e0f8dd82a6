/** The page that presents asks no address for anything, whatever slides and themes name. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenDeck, openDeck, shown } from '../../support/open-deck.js';
import { type Served, serve } from '../../support/serve.js';

let elsewhere: Served;
let deck: OpenDeck;
beforeAll(async () => {
  elsewhere = await serve(new TextEncoder().encode('<title>elsewhere</title>'));
  const { url } = elsewhere;
  const markdown = `# 題

[看](${url}link) <img alt="" srcset="${url}img 2x" onerror="document.title = 'run'">
<video src="${url}video" autoplay></video> <a href="javascript:document.title='run'">點</a>

<style>
@import "${url}import";
section { background: url(${url}style); }
section h1 { background: \\75rl(${url}escaped); border-image: image-set("data:," 1x, "${url}set" 2x) }
@font-face { font-family: Far; src: u\\72l(${url}face); } h1 { font-family: Far }
</style>`;
  deck = await openDeck(`deck: {title: 測試, lang: zh-Hant, auto: {cover: false, closing: false}}
sections:
  - title: 節
    opening: false
    slides:
      - {kind: markdown, title: 題, markdown: ${JSON.stringify(markdown)}}
      - {kind: points, title: 二, points: ['[看](${url}other)']}
`);
});
afterAll(async () => {
  await deck.close();
  await elsewhere.close();
});

/** Until all is there that could have come, and the presses were heard. */
async function through(page: Page): Promise<void> {
  for (let slide = 0; slide < 3; slide++) await page.keyboard.press('ArrowRight');
  await page.waitForNetworkIdle({ idleTime: 300 });
}

test('from disk and from a server, no request leaves the page', async () => {
  await through(deck.page);
  expect(await shown(deck.page)).toBe('二');
  const own = await serve(deck.bytes);
  await deck.page.goto(own.url, { waitUntil: 'load' });
  await through(deck.page);
  await own.close();
  expect(elsewhere.asked).toEqual([]);
  expect(await deck.page.title()).toBe('測試');
  expect(new Set(own.asked)).toEqual(new Set(['/']));
});

test('a link still leads there', async () => {
  await deck.open('#3');
  const opened = new Promise<void>((done) => {
    deck.page.once('framenavigated', () => done());
    deck.page.once('popup', () => done());
  });
  await deck.page.$$eval('.slide[data-place=now] a[href$=other]', ([link]) =>
    (link as HTMLElement).click(),
  );
  await opened;
  await expect.poll(() => elsewhere.asked).toContain('/other');
});
