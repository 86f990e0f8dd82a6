/**
 * How long a writer waits: from saving the outline to the second frame after the new slide is on the
 * preview's page, in a browser that is open.
 *
 *   npm run bench:preview [-- --runs 20] [--pause 12]
 *
 * `--pause` is how many seconds pass between a save and the next: people think, and a browser slows
 * down hidden pages that were idle for ten seconds.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { findBrowser, preview } from 'fireside-deck';
import { launch } from 'puppeteer-core';
import { longOutline } from './long-outline.mjs';
import { median } from './median.mjs';

const { values: given } = parseArgs({
  options: { runs: { type: 'string', default: '20' }, pause: { type: 'string', default: '0' } },
});
const RUNS = Number(given.runs);
const PAUSE_MS = Number(given.pause) * 1000;

const ROOT = new URL('..', import.meta.url);
const TALK = readFileSync(new URL('outline.yaml', ROOT), 'utf8');
/** A title of the talk, and one of the long outlines: the slide that is looked at and written on. */
const TALK_TITLE = '大型模型正在重塑Meta的金雞母';
const LONG_TITLE = '第7頁的標題';

const long = (count) => ({
  name: `${count} slides`,
  outline: longOutline(count),
  title: LONG_TITLE,
});
const DECKS = [
  { name: 'the talk', outline: TALK, title: TALK_TITLE, goal: 100 },
  { ...long(30), goal: 100 },
  { ...long(300), goal: 200 },
];

const EDITS = [
  {
    name: 'words in known characters',
    words: (run) => `其${'一要點說明開源的好處'[run % 10]}${run}`,
  },
  { name: 'a new character', words: (run) => `新${String.fromCodePoint(0x5b57 + run)}${run}` },
  {
    name: 'a slide put in front',
    words: () => '',
    front: (run) => (run + 1) % 2,
  },
];

const FRONT = '      - {kind: statement, text: 說明}\n';

const now = () => performance.timeOrigin + performance.now();

/**
 * When the second frame is drawn after the slide has the words, or the deck another count: the frame
 * before has them on it.
 */
function whenSeen(words, count) {
  let resolve;
  const promise = new Promise((done) => {
    resolve = done;
  });
  const textOf = (node) => node.textContent.replace(/\s/g, '');
  const look = () => {
    const isThere = count
      ? textOf(document.querySelector('#number')).endsWith(`/${count}`)
      : textOf(document.querySelector('#slide').shadowRoot).includes(words);
    if (!isThere) return requestAnimationFrame(look);
    requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
  };
  requestAnimationFrame(look);
  return promise;
}

const folder = mkdtempSync(join(tmpdir(), 'fireside-bench-'));
// The talk's pictures are beside it.
const outline = join(folder, 'outline.yaml');
cpSync(new URL('images', ROOT), join(folder, 'images'), { recursive: true });
const choice = await findBrowser({ env: process.env });
const browser = await launch({
  executablePath: choice.path,
  headless: 'shell',
  env: {
    ...process.env,
    ...(choice.libraries ? { LD_LIBRARY_PATH: choice.libraries } : {}),
  },
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  console.log(`${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}`);
  for (const deck of DECKS) {
    const save = (words, front = 0) =>
      writeFileSync(
        outline,
        deck.outline
          .replace(deck.title, words + deck.title)
          .replace('    slides:\n', `    slides:\n${FRONT.repeat(front)}`),
      );
    save('');
    const running = await preview({ outline, edit: () => {} });
    const page = await browser.newPage();
    await page.setViewport({ width: 1440, height: 860 });
    await page.goto(running.address);
    const isChecked = () => document.body.dataset.progress === 'checked';
    await page.waitForFunction(isChecked, { timeout: 120_000 });
    const isOnSlide = (title) =>
      document.querySelector('#slide').shadowRoot.textContent.replace(/\s/g, '').includes(title);
    const count = await page.$eval('#number', (one) => Number(one.textContent.split('/')[1]));
    while (!(await page.evaluate(isOnSlide, deck.title))) await page.keyboard.press('ArrowRight');

    for (const edit of EDITS) {
      const times = [];
      for (let run = 0; run <= RUNS; run++) {
        const words = edit.words(run);
        await sleep(PAUSE_MS);
        const front = edit.front?.(run);
        const seen = page.evaluate(whenSeen, words, front === undefined ? 0 : count + front);
        await sleep(50);
        const saved = now();
        save(words, front);
        const waited = (await seen) - saved;
        // The first is slower: what is not loaded before it is needed comes then.
        if (run > 0) times.push(waited);
        await page.waitForFunction(isChecked, { timeout: 120_000 });
      }
      const middle = Math.round(median(times));
      const worst = Math.round(Math.max(...times));
      console.log(
        `${deck.name}, ${edit.name}:`.padEnd(44),
        `${middle} ms (worst ${worst}; to reach: ${deck.goal})  ${middle <= deck.goal ? 'reached' : 'MISSED'}`,
      );
    }
    await page.close();
    await running.close();
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
