/**
 * A preview's session: on each change of a file the deck is compiled again and its states are sent:
 * drawn, fitted, checked. However the changes come, the last state is that of the last files.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { fitDeck, type RenderedDeck } from '../../fit/index.js';
import { BuildError, type Problem } from '../../problem.js';
import type { FontEmbedder } from '../../render/fonts/index.js';
import { checkOutline, illegible } from '../check/index.js';
import {
  type BuildOptions,
  type CompileOptions,
  compile,
  createCompileCache,
  frameTaker,
  unexpectedProblem,
  watchFiles,
} from '../index.js';
import type { Measures } from './measures.js';
import type { PreviewStep, ThemeRequest } from './state.js';
import { createStates } from './states.js';

export interface SessionOptions extends Pick<BuildOptions, 'outline' | 'lang' | 'set'> {
  readonly fonts: FontEmbedder;
  readonly store?: CompileOptions['store'];
  /** Opens the browser's page, which may take a while; again where its browser has ended. */
  readonly openMeasures: () => Promise<Measures>;
  /** Called if there is no browser to begin with, which no change of a file will fix. */
  readonly onFailure: (error: unknown) => void;
}

/** A file may be half written: problems are shown if they last this long. */
const SETTLE_MS = 90;
/** With more new slides than this the deck is shown before it is fitted. */
const MAX_UNFITTED = 12;

export type Session = ReturnType<typeof startSession>;

export function startSession(options: SessionOptions) {
  const { outline, lang, set, fonts, openMeasures, store, onFailure } = options;
  const cache = createCompileCache();
  const states = createStates();
  /** The page; undefined where its browser has ended. */
  let measures: Promise<Measures> | undefined = openMeasures();
  measures.catch(() => {});
  let hasMeasured = false;
  let isClosed = false;
  const watcher = watchFiles();
  watcher.follow(outline);

  async function update(): Promise<void> {
    const read = new Set<string>();
    const onRead = (path: string): void => {
      read.add(path);
      watcher.follow(path);
    };
    const compiled = await compile(outline, fonts, {
      ...{ lang, set, onRead, cache },
      theme: states.latest.theme || undefined,
      takeFrame: frameTaker(() => (measures ??= openMeasures())),
      store,
    });
    const themes = [...compiled.templates.themes.keys()];
    watcher.keep(read);
    const { rendered, fontCss } = compiled;
    const inOutline = [...compiled.problems, ...checkOutline(compiled.outline)];
    const isFirst = states.shown === undefined;
    const publish = (drawn: RenderedDeck, problems: readonly Problem[], progress: PreviewStep) => {
      if (!isClosed) states.publishDeck(drawn, fontCss, { problems, progress, themes });
    };
    if (isFirst) publish(compiled, inOutline, 'drawn');
    measures ??= openMeasures();
    const page = await measures;
    hasMeasured = true;
    if (watcher.isStale) return;
    // Slides are not shown in another size for a moment, unless fitting takes long.
    if (!isFirst && page.unknown(rendered) > MAX_UNFITTED) {
      publish(compiled, inOutline, 'drawn');
    }
    const fitting = await page.fitting(rendered, fontCss);
    const { drawn, problems } = await fitDeck(compiled, compiled.draw, fitting);
    const found = [...inOutline, ...problems];
    publish(drawn, found, 'fitted');
    const legibility = await page.legibility(drawn.rendered, fontCss, () => watcher.isStale);
    if (legibility === undefined) return;
    publish(drawn, [...found, ...illegible(drawn.deck, legibility)], 'checked');
  }

  async function publishMistakes(error: unknown): Promise<void> {
    await sleep(SETTLE_MS);
    const problems =
      error instanceof BuildError ? error.problems : [await unexpectedProblem(error)];
    // An outline that was there before is gone, not misnamed.
    const gone = { message: `${outline} is gone`, hint: 'It is shown again once it is back.' };
    const mistakes = problems.map((problem) =>
      states.shown && problem.code === 'read/missing' ? { ...problem, ...gone } : problem,
    );
    if (!watcher.isStale && !isClosed) states.publishMistakes(mistakes);
  }

  async function follow(): Promise<void> {
    let isSecond = false;
    while (await watcher.next()) {
      try {
        await update();
        isSecond = false;
      } catch (error) {
        if (isOfBrowser(error)) {
          measures = undefined;
          if (!hasMeasured) throw error;
          // The deck may be what ended it: then that is shown, and the next change tries again.
          isSecond = !isSecond;
          if (isSecond) watcher.again();
        }
        await publishMistakes(error);
      }
    }
  }
  const following = follow().catch((error: unknown) => {
    if (!isClosed) onFailure(error);
  });

  return {
    states,
    /** Shows the deck in another theme, without writing the outline; false for one that is not there. */
    useTheme({ theme }: ThemeRequest): boolean {
      if (theme !== '' && !states.latest.themes.includes(theme)) return false;
      states.publishTheme(theme);
      watcher.again();
      return true;
    },
    async close(): Promise<void> {
      isClosed = true;
      watcher.close();
      await following;
    },
  };
}

/** Without its page there is nothing to measure by. */
function isOfBrowser(error: unknown): boolean {
  return (
    error instanceof BuildError && error.problems.some(({ code }) => code.startsWith('browser/'))
  );
}
