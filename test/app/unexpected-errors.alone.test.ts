/** Nothing unexpected ends a preview or a watch: it is told, and the next save builds again. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test, vi } from 'vitest';
import * as compiling from '../../src/app/compile.js';
import { createMeasures } from '../../src/app/preview/measures.js';
import { type Session, startSession } from '../../src/app/preview/session.js';
import type { PreviewState } from '../../src/app/preview/state.js';
import { openDeckPage } from '../../src/browser/deck-page.js';
import { type Browser, launchBrowser } from '../../src/browser/driver/browser.js';
import { findBrowser } from '../../src/browser/driver/find-browser.js';
import { cli } from '../../src/cli/cli.js';
import { startFontEmbedder } from '../../src/render/fonts/embed.js';
import { outlineWith, withOutline } from '../support/build-deck.js';
import { emptyFontsEnv } from '../support/empty-fonts.js';

vi.mock('../../src/app/compile.js', { spy: true });
const { compile, compileOutline } = vi.mocked(compiling);
const failOnce = (stage: typeof compile | typeof compileOutline) =>
  stage.mockRejectedValueOnce(new TypeError('x is not a function'));
const env = emptyFontsEnv();
const deck = (title: string): string =>
  outlineWith(`      - {kind: points, title: ${title}, points: [一, 二]}`);
const WAIT = { timeout: 50_000, interval: 20 };

test('build --watch: a bug in Fireside is reported, and the next save builds again', async () => {
  await withOutline(deck('第一'), {}, async (outline) => {
    failOnce(compileOutline);
    let printed = '';
    const write = (text: string): void => {
      printed += text;
    };
    let interrupt: (code: 130) => void = () => {};
    const interrupted = new Promise<130>((done) => {
      interrupt = done;
    });
    const out = resolve(outline, '../out');
    const watching = cli(['build', outline, '--watch', '--no-fit', '--to', 'md', '--out', out], {
      out: { write },
      error: { write },
      env,
      untilInterrupted: () => interrupted,
    });
    await expect.poll(() => printed, WAIT).toContain('Watching its files');
    expect(printed).toContain('This is a fault of Fireside');
    expect(printed).toContain('TypeError: x is not a function');
    writeFileSync(outline, deck('第二'));
    await expect.poll(() => printed, WAIT).toContain('outline.md');
    interrupt(130);
    expect(await watching).toBe(0);
  });
});

/** Runs a preview's session on real browsers; the last of them can be ended. */
async function previewing(
  outline: string,
  use: (session: Session, endBrowser: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const choice = await findBrowser({ env });
  const browsers: Browser[] = [];
  const openMeasures = async () => {
    const browser = await launchBrowser(choice, { timeoutMs: 20_000, env });
    browsers.push(browser);
    return createMeasures(await openDeckPage(browser));
  };
  const fonts = startFontEmbedder({ incremental: true });
  const failures: unknown[] = [];
  const onFailure = (error: unknown) => void failures.push(error);
  const session = startSession({ outline, fonts, openMeasures, onFailure });
  await use(session, async () => browsers.at(-1)?.close());
  expect(failures).toEqual([]);
  await session.close();
  for (const browser of browsers) await browser.close();
  await fonts.close();
}

const isDone = ({ progress, mistakes, deck }: PreviewState, title: string): boolean =>
  progress === 'checked' &&
  mistakes.length === 0 &&
  (deck?.slides.some((slide) => slide.title === title) ?? false);

test('a preview: a fault of ours, then a browser that dies', async () => {
  await withOutline(deck('第一'), {}, async (outline) => {
    await previewing(outline, async (session, endBrowser) => {
      await expect.poll(() => isDone(session.states.latest, '第一'), WAIT).toBe(true);
      failOnce(compile);
      writeFileSync(outline, deck('第二'));
      await expect.poll(() => session.states.latest.mistakes, WAIT).toHaveLength(1);
      expect(session.states.latest.mistakes[0]?.message).toContain('x is not a function');
      writeFileSync(outline, deck('第三'));
      await expect.poll(() => isDone(session.states.latest, '第三'), WAIT).toBe(true);
      await endBrowser();
      writeFileSync(outline, deck('第四'));
      await expect.poll(() => isDone(session.states.latest, '第四'), WAIT).toBe(true);
    });
  });
});
