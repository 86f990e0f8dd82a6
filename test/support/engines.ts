/**
 * The three engines that people present with, behind one interface, so that a test is written once:
 *
 *     describe.each(ENGINES)('in %s', (name) => {
 *       const engine = useEngine(name);
 *       it('…', async () => {
 *         const page = await (await engine()).newPage();
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { KeyInput } from 'puppeteer-core';
import { afterAll } from 'vitest';
import { startChromium, startFirefox } from './puppeteer-engine.js';
import { startWebKit } from './webkit-engine.js';

export type EngineName = 'Chromium' | 'Firefox' | 'WebKit';

/** A started browser, whose machine has no fonts and whose pages run scripts. */
export interface Engine {
  /** A new window, 1280 × 720 CSS pixels, empty. */
  newPage(): Promise<EnginePage>;
  /** All windows that are open, those that pages opened included; each is the same object again. */
  pages(): Promise<readonly EnginePage[]>;
  close(): Promise<void>;
}

/** One window of it. */
export interface EnginePage {
  /** Opens an address, from disk or from a server, and waits until it is loaded. */
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs a function in the page; arguments and what it gives are JSON, a promise is awaited. */
  evaluate<Args extends readonly unknown[], Result>(
    run: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>>;
  /** Presses keys one after the other, by their names in `KeyboardEvent.key`. */
  press(...keys: readonly KeyInput[]): Promise<void>;
  /** Clicks in the middle of the first element that the selector finds. */
  click(selector: string): Promise<void>;
  /** Clicks at a place of the viewport, in CSS pixels. */
  clickAt(x: number, y: number): Promise<void>;
  /** The viewport as PNG. */
  screenshot(): Promise<Uint8Array>;
  /** The page as its print dialogue would make a PDF of it, on A4 held upright; not in WebKit. */
  print(): Promise<Uint8Array>;
  /** In CSS pixels. */
  setViewport(width: number, height: number): Promise<void>;
  close(): Promise<void>;
}

const STARTS: Readonly<Record<EngineName, () => Promise<Engine>>> = {
  Chromium: startChromium,
  Firefox: startFirefox,
  WebKit: startWebKit,
};

export const ENGINES = Object.keys(STARTS) as readonly EngineName[];

/**
 * Starts the engine where it is first asked for; the tests of a file share it, and it ends behind
 * them. An engine that is not installed fails each test that asks for it, with the package's name.
 */
export function useEngine(name: EngineName): () => Promise<Engine> {
  let engine: Promise<Engine> | undefined;
  afterAll(async () => {
    // Where it did not start, the tests have said so.
    const started = await engine?.catch(() => undefined);
    await started?.close();
  });
  return () => {
    engine ??= STARTS[name]();
    return engine;
  };
}

/** Waits until a function gives a true value in the page. */
export async function until<Args extends readonly unknown[]>(
  page: EnginePage,
  holds: (...args: Args) => unknown,
  ...args: Args
): Promise<void> {
  await poll(
    () => page.evaluate(holds, ...args),
    () => `still not so: ${holds} of ${JSON.stringify(args)}`,
  );
}

/** Gives the window that an action opens. */
export async function opened(engine: Engine, act: () => Promise<void>): Promise<EnginePage> {
  const before = await engine.pages();
  await act();
  return poll(
    async () => (await engine.pages()).find((page) => !before.includes(page)),
    () => 'no window was opened',
  );
}

const POLL_MS = 30;
const PATIENCE_MS = 20_000;

async function poll<T>(look: () => Promise<T>, message: () => string): Promise<NonNullable<T>> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    // A page that is being loaded anew has nothing to run a function in.
    const last = await look().catch((error: unknown) => {
      if (Date.now() > end) throw error;
    });
    if (last) return last;
    if (Date.now() > end) throw new Error(message());
    await sleep(POLL_MS);
  }
}
