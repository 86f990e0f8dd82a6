/**
 * A preview's session: on each change of a file the deck is compiled again and its states are sent:
 * drawn, fitted, checked. However the changes come, the last state is that of the last files.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { RenderedDeck } from '../../fit/index.js';
import { fitDeck } from '../../fit/index.js';
import { placeOfText } from '../../markdown/index.js';
import type { Values } from '../../outline/index.js';
import { BuildError, type Place, type Problem } from '../../problem.js';
import type { PictureData } from '../../read/index.js';
import type { FontEmbedder } from '../../render/fonts/index.js';
import { checkOutline, illegible } from '../check/index.js';
import {
  type CompiledDeck,
  compile,
  createCompileCache,
  unexpectedProblem,
  watchFiles,
} from '../index.js';
import { describeDeck, describeProblems } from './describe.js';
import type { Measures } from './measures.js';
import { createParts, type Parts } from './parts.js';
import type { OpenRequest, PreviewProblem, PreviewState, PreviewStep } from './state.js';

export interface Session {
  readonly state: PreviewState;
  /** The texts behind the state's keys, and the pictures behind their short addresses. */
  readonly texts: ReadonlyMap<string, string>;
  readonly pictures: PictureData | undefined;
  /** Called with each new state; returns what ends that. */
  listen(listener: () => void): () => void;
  /** The place that the page asks for, if the deck still has it. */
  placeOf(request: OpenRequest): Place | undefined;
  close(): Promise<void>;
}

export interface SessionOptions {
  readonly outline: string;
  /** The language to show; the deck's own by default. */
  readonly lang?: string | undefined;
  readonly set?: Values | undefined;
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

export function startSession(options: SessionOptions): Session {
  const { outline, lang, set, fonts, openMeasures, onFailure } = options;
  const listeners = new Set<() => void>();
  const cache = createCompileCache();
  let parts: Parts = createParts();
  let state: PreviewState = {
    version: 0,
    deck: undefined,
    progress: 'drawn',
    problems: [],
    mistakes: [],
  };
  let shown: RenderedDeck | undefined;
  /** Whether fitting changed the last deck. */
  let isChanged = false;
  /** The page; undefined where its browser has ended. */
  let measures: Promise<Measures> | undefined = openMeasures();
  measures.catch(() => {});
  let hasMeasured = false;
  let hasChanged = true;
  let isClosed = false;
  let wake = (): void => {};

  const watcher = watchFiles(() => {
    hasChanged = true;
    wake();
  });
  watcher.follow(outline);
  const isStale = (): boolean => hasChanged || isClosed;

  const publish = (next: Partial<PreviewState>): void => {
    if (isClosed) return;
    state = { ...state, ...next, version: state.version + 1 };
    for (const hear of listeners) hear();
  };
  const publishDeck = (
    drawn: RenderedDeck,
    compiled: CompiledDeck,
    problems: readonly Problem[],
    progress: PreviewStep,
  ): void => {
    if (drawn !== shown) {
      const described = describeDeck(drawn, compiled.fontCss);
      shown = drawn;
      parts = described.parts;
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
    const compiled = await compile(outline, fonts, { lang, set, onRead, cache });
    watcher.keep(read);
    const outlineProblems = [...compiled.problems, ...checkOutline(compiled.outline)];
    const isFirst = shown === undefined;
    if (isFirst) publishDeck(compiled, compiled, outlineProblems, 'drawn');
    measures ??= openMeasures();
    const page = await measures;
    hasMeasured = true;
    if (isStale()) return;
    // Slides that were shrunk or split are not shown in full size for a moment, unless
    // that takes long.
    if (!isFirst && (!isChanged || page.unknown(compiled.rendered) > MAX_UNFITTED)) {
      publishDeck(compiled, compiled, outlineProblems, 'drawn');
    }
    const fitting = await page.fitting(compiled.rendered, compiled.fontCss);
    const { drawn, problems } = await fitDeck(compiled, compiled.draw, fitting);
    isChanged = drawn !== compiled;
    const found = [...outlineProblems, ...problems];
    publishDeck(drawn, compiled, found, 'fitted');
    const texts = await page.legibility(drawn.rendered, compiled.fontCss, isStale);
    if (texts === undefined) return;
    publishDeck(drawn, compiled, [...found, ...illegible(drawn.deck, texts)], 'checked');
  }

  async function follow(): Promise<void> {
    let isSecond = false;
    while (!isClosed) {
      if (!hasChanged) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      hasChanged = false;
      try {
        await update();
        isSecond = false;
      } catch (error) {
        if (isOfBrowser(error)) {
          measures = undefined;
          if (!hasMeasured) throw error;
          // The deck may be what ended it: then that is shown, and the next change tries again.
          isSecond = !isSecond;
          hasChanged ||= isSecond;
        }
        await publishMistakes(error);
      }
    }
  }
  async function publishMistakes(error: unknown): Promise<void> {
    await sleep(SETTLE_MS);
    const problems =
      error instanceof BuildError ? problemsOf(error) : [await unexpectedProblem(error)];
    if (!isStale()) publish({ mistakes: describeProblems(problems, shown) });
  }
  /** An outline that was there before is gone, not misnamed. */
  const problemsOf = ({ problems }: BuildError): readonly Problem[] =>
    problems.map((problem) =>
      shown && problem.code === 'read/missing'
        ? { ...problem, message: `${outline} is gone`, hint: 'It is shown again once it is back.' }
        : problem,
    );
  const following = follow().catch((error: unknown) => {
    if (!isClosed) onFailure(error);
  });

  return {
    get state() {
      return state;
    },
    get texts() {
      return parts.texts;
    },
    get pictures() {
      return shown?.rendered.pictures;
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    placeOf(request) {
      if ('problem' in request) {
        const all: readonly PreviewProblem[] = [...state.mistakes, ...state.problems];
        return all.find(({ key }) => key === request.problem)?.place;
      }
      const index = state.deck?.slides.findIndex(({ key }) => key === request.slide) ?? -1;
      const slide = shown?.deck.slides[index];
      if (slide === undefined) return undefined;
      return request.text === undefined ? slide.place : placeOfText(request.text, slide);
    },
    async close() {
      isClosed = true;
      watcher.close();
      wake();
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
