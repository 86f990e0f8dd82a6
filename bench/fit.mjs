/**
 * What measuring whether slides fit adds to a print: a browser that was just started shows the deck
 * and prints it, once with the look and once without, turn by turn; medians.
 *
 *   npm run bench:fit [-- --runs 7]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  compile,
  findBrowser,
  fitDeck,
  launchBrowser,
  openDeckPage,
  startFontEmbedder,
} from 'fireside-deck';
import { longOutline } from './long-outline.mjs';
import { median } from './median.mjs';

const TALK = join(dirname(dirname(fileURLToPath(import.meta.url))), 'outline.yaml');
const runsAt = process.argv.indexOf('--runs');
const RUNS = runsAt === -1 ? 7 : Number(process.argv[runsAt + 1]);
const GOAL_MS = 150;

const env = process.env;
const folder = mkdtempSync(join(tmpdir(), 'fireside-bench-'));
const fonts = startFontEmbedder();

/** Milliseconds from the deck's HTML to its printed pages. */
async function printed(compiled, isFitted) {
  const browser = await launchBrowser(await findBrowser({ env }), { timeoutMs: 60_000, env });
  try {
    const deckPage = await openDeckPage(browser);
    const started = performance.now();
    await deckPage.show(compiled.rendered, compiled.fontCss);
    if (isFitted) await fitDeck(compiled, compiled.draw, deckPage);
    await deckPage.take({ pdf: true, scene: false, imageScale: undefined, handout: undefined }).pdf;
    return performance.now() - started;
  } finally {
    await browser.close();
  }
}

try {
  const long = (count) => {
    const path = join(folder, `long-${count}.yaml`);
    writeFileSync(path, longOutline(count));
    return path;
  };
  for (const [name, path, goal] of [
    ['30 slides of points', long(30), GOAL_MS],
    ['the talk', TALK, undefined],
    ['300 slides of points', long(300), undefined],
  ]) {
    const compiled = await compile(path, fonts);
    const times = { with: [], without: [] };
    for (let round = 0; round <= RUNS; round++) {
      const pair = { with: await printed(compiled, true), without: await printed(compiled, false) };
      if (round === 0) continue;
      times.with.push(pair.with);
      times.without.push(pair.without);
    }
    const adds = median(times.with) - median(times.without);
    const verdict = goal ? `  (to reach: ${goal})  ${adds <= goal ? 'reached' : 'MISSED'}` : '';
    console.log(`fit adds to ${name.padEnd(24)} ${Math.round(adds)} ms${verdict}`);
  }
} finally {
  await fonts.close();
  rmSync(folder, { recursive: true, force: true });
}
