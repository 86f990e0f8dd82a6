/**
 * One preview: whenever a file of the deck changes, the deck is made again and told, as drawn, as
 * fitted, and as checked. However the changes come, the last state is that of the last files.
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
import type { OpenRequest, PreviewProblem, PreviewState, Progress } from './state.js';

export interface Session {
  readonly state: PreviewState;
  /** The texts behind the state's keys, and the pictures whose short addresses stand in them. */
  readonly texts: ReadonlyMap<string, string>;
  readonly pictures: PictureData | undefined;
  /** Called with each new state; gives what takes it back. */
  listen(hear: () => void): () => void;
  /** The place that the page means, if the deck still has it. */
  placeOf(request: OpenRequest): Place | undefined;
  close(): Promise<void>;
}

export interface SessionOptions {
  readonly outline: string;
  /** The language to show; the deck's own where nothing is said. */
  readonly lang?: string | undefined;
  readonly set?: Values | undefined;
  readonly fonts: FontEmbedder;
  /** Opens the browser's page, which may take a while; again where its browser has ended. */
  readonly openMeasures: () => Promise<Measures>;
  /** Called if there is no browser to begin with, which no change of a file will fix. */
  readonly onFailure: (error: unknown) => void;
}

/** A file may be caught half written: what is wrong is told if it stays so for a moment. */
const PATIENCE_MS = 90;
/** With more new slides than that the deck is shown before it is fitted. */
const FEW = 12;

export function startSession(options: SessionOptions): Session {
  const { outline, lang, set, fonts, openMeasures, onFailure } = options;
  const hearers = new Set<() => void>();
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

  const tell = (next: Partial<PreviewState>): void => {
    if (isClosed) return;
    state = { ...state, ...next, version: state.version + 1 };
    for (const hear of hearers) hear();
  };
  const tellDeck = (
    drawn: RenderedDeck,
    compiled: CompiledDeck,
    problems: readonly Problem[],
    progress: Progress,
  ): void => {
    if (drawn !== shown) {
      const told = describeDeck(drawn, compiled.fontCss);
      shown = drawn;
      parts = told.parts;
      state = { ...state, deck: told.deck };
    }
    tell({ progress, problems: describeProblems(problems, drawn), mistakes: [] });
  };

  async function make(): Promise<void> {
    const read = new Set<string>();
    const onRead = (path: string): void => {
      read.add(path);
      watcher.follow(path);
    };
    const compiled = await compile(outline, fonts, { lang, set, onRead, cache });
    watcher.keep(read);
    const outlineProblems = [...compiled.problems, ...checkOutline(compiled.outline)];
    const isFirst = shown === undefined;
    if (isFirst) tellDeck(compiled, compiled, outlineProblems, 'drawn');
    measures ??= openMeasures();
    const page = await measures;
    hasMeasured = true;
    if (isStale()) return;
    // Where slides were set tighter or split, they are not shown otherwise for a moment, unless
    // that takes long.
    if (!isFirst && (!isChanged || page.unknown(compiled.rendered) > FEW)) {
      tellDeck(compiled, compiled, outlineProblems, 'drawn');
    }
    const fitting = await page.fitting(compiled.rendered, compiled.fontCss);
    const { drawn, problems } = await fitDeck(compiled, compiled.draw, fitting);
    isChanged = drawn !== compiled;
    const found = [...outlineProblems, ...problems];
    tellDeck(drawn, compiled, found, 'fitted');
    const texts = await page.legibility(drawn.rendered, compiled.fontCss, isStale);
    if (texts === undefined) return;
    tellDeck(drawn, compiled, [...found, ...illegible(drawn.deck, texts)], 'checked');
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
        await make();
        isSecond = false;
      } catch (error) {
        if (isOfBrowser(error)) {
          measures = undefined;
          if (!hasMeasured) throw error;
          // What ended it may be the deck: then it is told, and the next change tries again.
          isSecond = !isSecond;
          hasChanged ||= isSecond;
        }
        await tellMistakes(error);
      }
    }
  }
  async function tellMistakes(error: unknown): Promise<void> {
    await sleep(PATIENCE_MS);
    const problems =
      error instanceof BuildError ? problemsOf(error) : [await unexpectedProblem(error)];
    if (!isStale()) tell({ mistakes: describeProblems(problems, shown) });
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
    listen(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
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
