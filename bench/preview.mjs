/**
 * How long a writer waits: from saving the outline to the new slide on the screen of the preview's
 * page, in a browser that is open.
 *
 *   npm run bench:preview [-- --runs 20]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findBrowser, preview } from 'fireside';
import { launch } from 'puppeteer-core';
import { longOutline } from './long-outline.mjs';
import { median } from './median.mjs';

const GOALS = { 30: 150, 300: 400 };
/** The slide that is looked at and written on. */
const SLIDE = 7;
const runsAt = process.argv.indexOf('--runs');
const RUNS = runsAt === -1 ? 20 : Number(process.argv[runsAt + 1]);

const now = () => performance.timeOrigin + performance.now();

/** When the second frame after the words came is drawn: the one before it has them on it. */
function whenSeen(words) {
  let resolve;
  const promise = new Promise((done) => {
    resolve = done;
  });
  const look = () => {
    const large = document.querySelector('#stage').shadowRoot;
    if (!large.textContent.includes(words)) return requestAnimationFrame(look);
    requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
  };
  requestAnimationFrame(look);
  return promise;
}

const folder = mkdtempSync(join(tmpdir(), 'fireside-bench-'));
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
  for (const count of Object.keys(GOALS).map(Number)) {
    const outline = join(folder, `${count}.yaml`);
    const save = (words) => writeFileSync(outline, longOutline(count, SLIDE, words));
    save('');
    const running = await preview({ outline, edit: () => {} });
    const page = await browser.newPage();
    await page.setViewport({ width: 1440, height: 860 });
    await page.goto(running.address);
    const isChecked = () => document.body.dataset.progress === 'checked';
    await page.waitForFunction(isChecked, { timeout: 120_000 });
    for (let i = 1; i < SLIDE; i++) await page.keyboard.press('ArrowRight');

    for (const [what, wordsOf] of [
      ['words that it has the signs for', (run) => `其${'一要點說明開源的好處'[run % 10]}${run}`],
      ['a sign that is new', (run) => `新${String.fromCodePoint(0x5b57 + run)}${run}`],
    ]) {
      const times = [];
      for (let run = 0; run <= RUNS; run++) {
        const words = wordsOf(run);
        const seen = page.evaluate(whenSeen, words);
        await sleep(50);
        const saved = now();
        save(words);
        const waited = (await seen) - saved;
        // The first is slower: what is not loaded before it is needed comes then.
        if (run > 0) times.push(waited);
        await page.waitForFunction(isChecked, { timeout: 120_000 });
      }
      const middle = Math.round(median(times));
      const worst = Math.round(Math.max(...times));
      const goal = GOALS[count];
      console.log(
        `${count} slides, ${what}:`.padEnd(50),
        `${middle} ms (worst ${worst}; to reach: ${goal})  ${middle <= goal ? 'reached' : 'MISSED'}`,
      );
    }
    await page.close();
    await running.close();
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
