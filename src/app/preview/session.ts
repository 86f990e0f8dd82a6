/**
 * A preview's session: on each change of a file the deck is compiled again and its states are sent:
 * drawn, fitted, checked. However the changes come, the last state is that of the last files.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { fitDeck, type RenderedDeck } from '../../fit/index.js';
import { placeOfText } from '../../markdown/index.js';
import { BuildError, type Place, type Problem } from '../../problem.js';
import type { FontEmbedder } from '../../render/fonts/index.js';
import { checkOutline, illegible } from '../check/index.js';
import {
  type BuildOptions,
  compile,
  createCompileCache,
  unexpectedProblem,
  watchFiles,
} from '../index.js';
import { describeDeck, describeProblems } from './describe.js';
import type { Measures } from './measures.js';
import type { OpenRequest, PreviewState, PreviewStep, ThemeRequest } from './state.js';

export interface SessionOptions extends Pick<BuildOptions, 'outline' | 'lang' | 'set'> {
  readonly fonts: FontEmbedder;
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
  const { outline, lang, set, fonts, openMeasures, onFailure } = options;
  const listeners = new Set<() => void>();
  const cache = createCompileCache();
  let texts: ReadonlyMap<string, string> = new Map();
  let state: PreviewState = {
    version: 0,
    deck: undefined,
    progress: 'drawn',
    problems: [],
    themes: [],
    theme: '',
    mistakes: [],
  };
  let shown: RenderedDeck | undefined;
  /** The page; undefined where its browser has ended. */
  let measures: Promise<Measures> | undefined = openMeasures();
  measures.catch(() => {});
  let hasMeasured = false;
  let isClosed = false;
  const watcher = watchFiles();
  watcher.follow(outline);

  const publish = (next: Partial<PreviewState>): void => {
    if (isClosed) return;
    state = { ...state, ...next, version: state.version + 1 };
    for (const listener of listeners) listener();
  };
  const publishDeck = (
    drawn: RenderedDeck,
    fontCss: string,
    problems: readonly Problem[],
    progress: PreviewStep,
  ): void => {
    if (drawn !== shown) {
      const described = describeDeck(drawn, fontCss);
      shown = drawn;
      texts = described.texts;
      state = { ...state, deck: described.deck };
    }
    publish({ progress, problems: describeProblems(problems, drawn), mistakes: [] });
  };

  async function update(): Promise<void> {
    const read = new Set<string>();
    const onRead = (path: string): void => {
      read.add(path);
      watcher.follow(path);
    };
    const compiled = await compile(outline, fonts, {
      ...{ lang, set, onRead, cache },
      theme: state.theme || undefined,
    });
    state = { ...state, themes: [...compiled.templates.themes.keys()] };
    watcher.keep(read);
    const { rendered, fontCss } = compiled;
    const inOutline = [...compiled.problems, ...checkOutline(compiled.outline)];
    const isFirst = shown === undefined;
    if (isFirst) publishDeck(compiled, fontCss, inOutline, 'drawn');
    measures ??= openMeasures();
    const page = await measures;
    hasMeasured = true;
    if (watcher.isStale) return;
    // Slides are not shown in another size for a moment, unless fitting takes long.
    if (!isFirst && page.unknown(rendered) > MAX_UNFITTED) {
      publishDeck(compiled, fontCss, inOutline, 'drawn');
    }
    const fitting = await page.fitting(rendered, fontCss);
    const { drawn, problems } = await fitDeck(compiled, compiled.draw, fitting);
    const found = [...inOutline, ...problems];
    publishDeck(drawn, fontCss, found, 'fitted');
    const legibility = await page.legibility(drawn.rendered, fontCss, () => watcher.isStale);
    if (legibility === undefined) return;
    publishDeck(drawn, fontCss, [...found, ...illegible(drawn.deck, legibility)], 'checked');
  }

  async function publishMistakes(error: unknown): Promise<void> {
    await sleep(SETTLE_MS);
    const problems =
      error instanceof BuildError ? error.problems : [await unexpectedProblem(error)];
    // An outline that was there before is gone, not misnamed.
    const gone = { message: `${outline} is gone`, hint: 'It is shown again once it is back.' };
    const mistakes = problems.map((problem) =>
      shown && problem.code === 'read/missing' ? { ...problem, ...gone } : problem,
    );
    if (!watcher.isStale) publish({ mistakes: describeProblems(mistakes, shown) });
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
    get state() {
      return state;
    },
    /** The texts behind the state's keys. */
    get texts() {
      return texts;
    },
    /** The pictures behind the short addresses in the texts. */
    get pictures() {
      return shown?.rendered.pictures;
    },
    /** Calls with each new state; returns what ends that. */
    listen(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Shows the deck in another theme, without writing the outline; false for one that is not there. */
    useTheme({ theme }: ThemeRequest): boolean {
      if (theme !== '' && !state.themes.includes(theme)) return false;
      publish({ theme });
      watcher.again();
      return true;
    },
    /** The place that the page asks for, if the deck still has it. */
    placeOf: (request: OpenRequest) => placeOf(request, state, shown),
    async close(): Promise<void> {
      isClosed = true;
      watcher.close();
      await following;
    },
  };
}

function placeOf(
  request: OpenRequest,
  { mistakes, problems, deck }: PreviewState,
  shown: RenderedDeck | undefined,
): Place | undefined {
  if ('problem' in request) {
    return [...mistakes, ...problems].find(({ key }) => key === request.problem)?.place;
  }
  const index = deck?.slides.findIndex(({ key }) => key === request.slide) ?? -1;
  const slide = shown?.deck.slides[index];
  return slide && request.text !== undefined ? placeOfText(request.text, slide) : slide?.place;
}

/** Without its page there is nothing to measure by. */
function isOfBrowser(error: unknown): boolean {
  return (
    error instanceof BuildError && error.problems.some(({ code }) => code.startsWith('browser/'))
  );
}
