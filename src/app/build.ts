/** Builds a deck, or one after the other: what programs and the command line ask for. */

import type { Browser, DeckPage } from '../browser/index.js';
import type { OutputFile } from '../files/index.js';
import { BuildError, hasErrors, type Problem } from '../problem.js';
import { shareFonts, startFontEmbedder } from '../render/fonts/index.js';
import { type BuildOptions, resolveOptions } from './options.js';
import {
  type BuiltDeck,
  makeEach,
  newDeckPage,
  type Runs,
  runEach,
  startBrowser,
} from './pipeline.js';

export interface BuildResult {
  readonly files: readonly OutputFile[];
  /** Of the deck, or of the first one where several languages were built. */
  readonly slides: number;
  /** The decks that were built, one a language. */
  readonly decks: readonly BuiltDeck[];
  /** Warnings, and notes on slides that were set tighter or split. */
  readonly problems: readonly Problem[];
}

/**
 * Builds a deck, or one for each language; writes nothing.
 * @throws BuildError with every problem of the outline, or with what the machine lacks
 */
export async function build(given: BuildOptions): Promise<BuildResult> {
  return resultOf(await runEach(resolveOptions(given)));
}

function resultOf({ runs, problems }: Runs): BuildResult {
  if (runs.length === 0 || hasErrors(problems)) throw new BuildError(problems);
  const decks = runs.map(({ deck }) => deck);
  const files = runs.flatMap((run) => run.files);
  return { files, slides: decks[0]?.slides ?? 0, decks, problems };
}

/** Builds one deck after the other, with one browser and one page. */
export interface Builder {
  /** As `build`; whoever calls it again waits until it has resolved. */
  build(options: Omit<BuildOptions, 'browser' | 'timeoutMs'>): Promise<BuildResult>;
  /** Ends the browser. */
  close(): Promise<void>;
}

/** What all decks of a builder have in common. */
export type BuilderOptions = Pick<
  BuildOptions,
  'browser' | 'env' | 'timeoutMs' | 'formats' | 'fit'
> & {
  /** All characters that any of the decks may have, for fonts that are subset once for all. */
  readonly characters?: string | undefined;
};

/**
 * For programs that build many decks: what takes a second to start is started once.
 * @throws BuildError if there is no browser; if it dies later, so does every build from then on
 */
export async function openBuilder(given: BuilderOptions = {}): Promise<Builder> {
  const { characters, ...common } = given;
  const { browser, env, timeoutMs, needsBrowser } = resolveOptions({ outline: '', ...common });
  let opened: Promise<Browser> | undefined;
  const start = () =>
    (opened ??= startBrowser({ browser, env, timeoutMs }).then(({ ready }) => ready));
  if (needsBrowser) start().catch(() => {});
  // Loaded while the browser starts.
  const { createCompileCache } = await import('./compile.js');
  if (needsBrowser) await start();
  const fonts = characters === undefined ? startFontEmbedder() : shareFonts(characters);
  // What does not change from one deck to the next is made once.
  const memory = createCompileCache();
  let page: Promise<DeckPage> | undefined;
  const stage = () => (page ??= start().then(newDeckPage));
  return {
    async build(options) {
      const resolved = resolveOptions({ ...common, ...options });
      const tools = { fonts, memory, stage: resolved.needsBrowser ? stage : undefined };
      return resultOf(await makeEach(resolved, tools));
    },
    async close() {
      await fonts.close();
      await (await opened)?.close();
    },
  };
}
