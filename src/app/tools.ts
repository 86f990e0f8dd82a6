/** What a build works with: a browser with its page, and the thread that subsets fonts. */
import { setTimeout as wait } from 'node:timers/promises';
import { type Browser, type DeckPage, findBrowser, launchBrowser } from '../browser/index.js';
import { type FontEmbedder, shareFonts, startFontEmbedder } from '../render/fonts/index.js';
import type { CompileCache } from './compile-cache.js';
import type { Options } from './options.js';

export interface Tools {
  readonly fonts: FontEmbedder;
  /** Gives the page; starts a browser if none is started. */
  readonly openPage: () => Promise<DeckPage>;
  /** Awaited between steps, so that a browser that is starting is answered. */
  readonly pause?: (() => Promise<unknown>) | undefined;
  readonly cache?: CompileCache | undefined;
}

export interface OpenTools extends Tools {
  /** Rejects if there is no browser; undefined where none is needed. */
  readonly browserReady: Promise<unknown> | undefined;
  close(): Promise<void>;
}

/** A starting browser asks three times and waits for each answer. */
const PAUSE_MS = 4;

/**
 * Starts what a build needs. Two cores do the work: first the browser starts while this thread loads
 * the rest, then fonts are subset while slides are rendered.
 * @param characters of all decks, for fonts that are subset once for all
 */
export async function openTools(
  options: Pick<Options, 'browser' | 'env' | 'timeoutMs' | 'needsBrowser'>,
  characters?: string,
): Promise<OpenTools> {
  let browser = options.needsBrowser ? (await spawnBrowser(options)).ready : undefined;
  const browserReady = browser;
  await import('./compile.js');
  const fonts = characters === undefined ? startFontEmbedder() : shareFonts(characters);
  let page: Promise<DeckPage> | undefined;
  const newPage = async (): Promise<DeckPage> => {
    browser ??= spawnBrowser(options).then(({ ready }) => ready);
    // Its code is loaded when there is something to show.
    const { openDeckPage } = await import('../browser/index.js');
    return openDeckPage(await browser);
  };
  return {
    fonts,
    browserReady,
    openPage: () => (page ??= newPage()),
    pause: browser && (() => wait(PAUSE_MS)),
    async close() {
      const closed = browser?.then((one) => one.close()).catch(() => {});
      await Promise.all([closed, fonts.close()]);
    },
  };
}

/**
 * Resolves once the browser's process is starting. If none is found, `ready` rejects, so that
 * mistakes in the outline are reported first.
 */
async function spawnBrowser({
  browser,
  env,
  timeoutMs,
}: Pick<Options, 'browser' | 'env' | 'timeoutMs'>): Promise<{ ready: Promise<Browser> }> {
  try {
    const choice = await findBrowser({ ...(browser ? { browser } : {}), env });
    return { ready: launchBrowser(choice, { timeoutMs, env }) };
  } catch (error) {
    const ready = Promise.reject<Browser>(error);
    ready.catch(() => {});
    return { ready };
  }
}
