/** However files are saved, in the end the preview shows what a clean build makes of them. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findBrowser, launchBrowser, openDeckPage, startFontEmbedder } from 'fireside-deck';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkOutline } from '../../../src/app/check/check-outline.js';
import { illegible } from '../../../src/app/check/legible.js';
import { resolveOptions } from '../../../src/app/options.js';
import { buildLanguage } from '../../../src/app/pipeline.js';
import { createMeasures, type Measures } from '../../../src/app/preview/measures.js';
import { startSession } from '../../../src/app/preview/session.js';
import { openTools } from '../../../src/app/tools.js';
import type { Browser } from '../../../src/browser/driver/browser.js';
import { withSlideNumber } from '../../../src/render/slide-number.js';
import { withOutline } from '../../support/build-deck.js';
import { emptyFontsEnv } from '../../support/empty-fonts.js';
import { KINDS_FILES } from '../../support/kinds-outline.js';
import { random, randomOutline } from '../../support/random-outline.js';

const SAVES = 7;
const env = emptyFontsEnv();
const fonts = startFontEmbedder({ incremental: true });
let browser: Browser;
let measures: Promise<Measures>;

beforeAll(async () => {
  browser = await launchBrowser(await findBrowser({ env }), { timeoutMs: 60_000, env });
  measures = openDeckPage(browser).then(createMeasures);
});
afterAll(async () => {
  await browser.close();
  await fonts.close();
});

function outlineOf(seed: number, title: string): string {
  const outline = JSON.parse(randomOutline(seed, 1 + (seed % 3), 'few'));
  return JSON.stringify({ ...outline, deck: { ...outline.deck, title, theme: 'own.css' } });
}

const themeOf = (number: number): string =>
  `@import "fireside"; :root { --accent: #${String(100000 + number * 7919).slice(-6)}; }`;

/** The ways in which editors save, and what else happens to files. */
const WAYS: readonly ((path: string, seed: number) => void)[] = [
  (path, seed) => writeFileSync(path, outlineOf(seed, `${seed}`)),
  (path, seed) => {
    writeFileSync(`${path}.new`, outlineOf(seed, `${seed}`));
    renameSync(`${path}.new`, path);
  },
  (path, seed) => writeFileSync(path, outlineOf(seed, `${seed}`).slice(0, 300)),
  (path) => writeFileSync(path, ''),
  (path) => rmSync(path, { force: true }),
  (path, seed) => writeFileSync(join(dirname(path), 'own.css'), themeOf(seed)),
  (path) => writeFileSync(join(dirname(path), 'own.css'), 'section {'),
];

it.each([1, 2, 3, 4, 5])('random saves, seed %i', async (seed) => {
  const next = random(seed);
  await withOutline(
    outlineOf(seed, 'first'),
    { ...KINDS_FILES, 'own.css': themeOf(0) },
    async (outline) => {
      const failures: unknown[] = [];
      const onFailure = (error: unknown) => void failures.push(error);
      const session = startSession({ outline, fonts, openMeasures: () => measures, onFailure });
      try {
        for (let save = 0; save < SAVES; save++) {
          WAYS[Math.floor(next() * WAYS.length)]?.(outline, seed * 100 + save);
          // Some while it is still at work, some when it is done.
          await sleep(next() < 0.5 ? next() * 30 : next() * 600);
        }
        writeFileSync(join(dirname(outline), 'own.css'), themeOf(seed));
        writeFileSync(outline, outlineOf(seed * 100 + SAVES, 'last'));
        await expect
          .poll(
            () => [session.states.latest.deck?.title, session.states.latest.progress, failures],
            {
              timeout: 50_000,
            },
          )
          .toEqual(['last', 'checked', []]);

        const { latest: state, texts } = session.states;
        const options = resolveOptions({ outline, formats: [], env }, true);
        const tools = await openTools(options);
        const built = await buildLanguage(options, tools).finally(tools.close);
        const { compiled, legibility = [] } = built;
        const { rendered, deck } = compiled;
        expect(state.mistakes).toEqual([]);
        const htmlOf = (key: string, number: number): string =>
          withSlideNumber(texts.get(key) ?? '', number, rendered.slides.length);
        expect(state.deck?.slides.map(({ key }, index) => htmlOf(key, index + 1))).toEqual(
          rendered.slides.map(({ html }) => html),
        );
        expect(texts.get(state.deck?.css ?? '')).toBe(rendered.slideCss);
        const problems = [
          ...built.problems,
          ...checkOutline(compiled.outline),
          ...illegible(deck, legibility),
        ];
        const told = (list: readonly { readonly message: string }[]): string[] =>
          list.map(({ message }) => message).sort();
        expect(told(state.problems)).toEqual(told(problems));
      } finally {
        await session.close();
      }
    },
  );
});
