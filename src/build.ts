/** Joins the stages: an outline's path becomes the files of all formats that are asked for. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Compiled } from './compile.js';
import { type FontEmbedder, startFontEmbedder } from './fonts/embed.js';
import type { Handout } from './handout/handout.js';
import {
  ALL_LANGUAGES,
  type BuildOptions,
  FORMATS,
  type Options,
  resolveOptions,
} from './options.js';
import { handoutOf } from './outline/handout.js';
import { BuildError, type Found, hasErrors, joinProblems, type Problem } from './problem.js';
import { type Browser, launchBrowser } from './stage/browser.js';
import { findBrowser } from './stage/find-browser.js';
import type { Legibility } from './stage/legibility.js';
import type { Stage, StageRequest } from './stage/stage.js';
import type { OutputFile } from './write.js';

export interface BuildResult {
  readonly files: readonly OutputFile[];
  /** Of the deck, or of the first one where several languages were built. */
  readonly slides: number;
  /** The decks that were built, one a language. */
  readonly decks: readonly BuiltDeck[];
  /** Warnings, and notes on slides that were set tighter or split. */
  readonly problems: readonly Problem[];
}

export interface BuiltDeck {
  readonly lang: string;
  readonly slides: number;
}

const PAUSE_MS = 4;

/**
 * Builds a deck, or one for each language; writes nothing.
 * @throws BuildError with every problem of the outline, or with what the machine lacks
 */
export async function build(given: BuildOptions): Promise<BuildResult> {
  const options = resolveOptions(given);
  const { runs, problems } = await runEach(options);
  if (runs.length === 0 || hasErrors(problems)) throw new BuildError(problems);
  const decks = runs.map(({ deck }) => deck);
  const files = runs.flatMap((run) => run.files);
  return { files, slides: decks[0]?.slides ?? 0, decks, problems };
}

/** What a build leaves for those who want more of it than files. */
export interface Run {
  readonly deck: BuiltDeck;
  readonly files: readonly OutputFile[];
  readonly compiled: Compiled;
  readonly legibility: readonly Legibility[] | undefined;
}

/** What a build of one or several languages leaves. */
export interface Runs {
  /** Without those of which no deck could be made. */
  readonly runs: readonly Run[];
  /** Of all. */
  readonly problems: readonly Problem[];
}

/** What a build works with: opened for one, or kept for one after the other. */
export interface Tools {
  /** Gives the page; undefined where none is needed. */
  readonly stage: (() => Promise<Stage>) | undefined;
  readonly fonts: FontEmbedder;
  /** Awaited between the stages, for a browser that is starting. */
  readonly pause?: (() => Promise<unknown>) | undefined;
}

/**
 * Runs the stages for one language with tools of its own.
 * @throws BuildError as `build` does
 */
export async function run(options: Options): Promise<Run> {
  return withTools(options, (tools) => make(options, tools));
}

/**
 * Runs the stages for each language that is asked for, one after the other, with the same tools.
 * @param more what else is to be said of a language: of its deck, or of its outline where there is
 *   no deck
 * @throws BuildError with what the machine lacks; what is wrong with the outline is in the result
 */
export async function runEach(
  options: Options,
  more: (
    run: Run | undefined,
    lang: string | undefined,
  ) => Promise<readonly Problem[]> = async () => [],
): Promise<Runs> {
  return withTools(options, async (tools) => {
    const runs: Run[] = [];
    const found: Found[] = [];
    for (const lang of await languagesToRun(options)) {
      try {
        const one = await make({ ...options, lang }, tools);
        const problems = [...one.compiled.problems, ...(await more(one, lang))];
        found.push({ lang: one.deck.lang, problems });
        runs.push(one);
      } catch (error) {
        if (!(error instanceof BuildError) || error.problems.some(isOfMachine)) throw error;
        found.push({ lang, problems: [...error.problems, ...(await more(undefined, lang))] });
      }
    }
    return { runs, problems: joinProblems(found) };
  });
}

/** What cannot be read has no language, and says why when it is compiled. */
async function languagesToRun({
  lang,
  outline,
}: Options): Promise<readonly (string | undefined)[]> {
  if (lang !== ALL_LANGUAGES) return [lang];
  const { languagesOf } = await import('./compile.js');
  const langs = await languagesOf(outline);
  return langs.length > 0 ? langs : [undefined];
}

function isOfMachine({ blame }: Problem): boolean {
  return blame === 'machine';
}

/** Opens a browser and a thread of faces, and closes them when `use` is done. */
async function withTools<T>(options: Options, use: (tools: Tools) => Promise<T>): Promise<T> {
  // Two cores do the work, so what takes one begins when one is free: first the browser, beside
  // this thread that loads the rest; then the faces, beside the render.
  const browser = options.needsBrowser ? await startBrowser(options) : undefined;
  let fonts: FontEmbedder | undefined;
  try {
    options.onStep('reading the outline');
    await import('./compile.js');
    fonts = startFontEmbedder();
    // A starting browser asks three times and waits for its answers; stages take their time.
    const pause = browser ? () => wait(PAUSE_MS) : undefined;
    let opened: Promise<Stage> | undefined;
    const stage = browser && (() => (opened ??= browser.ready.then(newStage)));
    return await use({ stage, fonts, pause });
  } finally {
    await fonts?.close();
    await browser?.ready.then((one) => one.close()).catch(() => {});
  }
}

/**
 * Runs the stages with given tools, which are left open.
 * @throws BuildError as `build` does
 */
export async function make(options: Options, tools: Tools): Promise<Run> {
  const { fonts, pause } = tools;
  const { compile } = await import('./compile.js');
  const { outline, lang, audience, onRead } = options;
  const first = await compile(outline, fonts, { lang, audience, pause, onRead });
  const stage = tools.stage && (await putOnStage(tools.stage, options, first));
  const compiled = stage ? await fitted(first, stage, options) : first;
  const handout = options.formats.has('handout') ? await composed(compiled, options) : undefined;
  const staged = stage?.take(requestOf(options, handout));
  options.onStep('writing the files');
  const { exportFormat } = await import('./exporters.js');
  const done = { options, compiled, staged, handout };
  const wanted = FORMATS.filter((format) => options.formats.has(format));
  const files = await Promise.all(wanted.map((format) => exportFormat(format, done)));
  const deck = { lang: compiled.outline.deck.lang, slides: compiled.rendered.slides.length };
  return { deck, files: files.flat(), compiled, legibility: await staged?.legibility };
}

/** A page of the browser; what knows pages is loaded when there is something to show. */
export async function newStage(browser: Browser): Promise<Stage> {
  const { openStage } = await import('./stage/stage.js');
  return openStage(browser);
}

/**
 * Spawns the browser: when this resolves it is on its way. Where there is none, the answer is a
 * promise that rejects, so that mistakes in the outline are told first.
 */
async function startBrowser(options: Options): Promise<{ ready: Promise<Browser> }> {
  const { browser, env, timeoutMs } = options;
  const ready = findBrowser({ ...(browser ? { browser } : {}), env }).then((choice) => ({
    ready: launchBrowser(choice, { timeoutMs, env }),
  }));
  return ready.catch((error: unknown) => {
    const rejected = Promise.reject<Browser>(error);
    rejected.catch(() => {});
    return { ready: rejected };
  });
}

async function composed(compiled: Compiled, { handout }: Options): Promise<Handout> {
  const { composeHandout } = await import('./handout/handout.js');
  const { wholeDeck } = await import('./deck/whole.js');
  const whole = wholeDeck(compiled.whole, compiled.deck);
  return composeHandout({ ...compiled, whole }, handoutOf(compiled.outline.deck.handout, handout));
}

/** PowerPoint shows slides on screens of twice the slide's size. */
const IMAGE_SCALE = 2;

async function putOnStage(
  open: () => Promise<Stage>,
  { onStep }: Options,
  { rendered, fontCss }: Compiled,
): Promise<Stage> {
  const stage = await open();
  onStep('laying out the slides');
  await stage.show(rendered, fontCss);
  return stage;
}

/**
 * The deck with all of each slide in sight, and on the stage so.
 * @throws BuildError if a slide cannot be mended
 */
async function fitted(
  compiled: Compiled,
  stage: Stage,
  { onStep, legibility }: Options,
): Promise<Compiled> {
  onStep('fitting the slides');
  const { fitDeck } = await import('./fit/fit.js');
  const { drawn, problems } = await fitDeck(compiled, compiled.draw, stage);
  const all = [...compiled.problems, ...problems];
  // A check goes on, to say all at once.
  if (hasErrors(all) && !legibility) throw new BuildError(all);
  if (drawn.rendered !== compiled.rendered) await stage.show(drawn.rendered, compiled.fontCss);
  return { ...compiled, deck: drawn.deck, rendered: drawn.rendered, problems: all };
}

function requestOf(
  { formats, pptx, steps, legibility }: Options,
  handout: Handout | undefined,
): StageRequest {
  const wantsImages = formats.has('png') || (formats.has('pptx') && pptx === 'image');
  return {
    pdf: formats.has('pdf'),
    steps,
    scene: formats.has('pptx') && pptx === 'native',
    legibility,
    imageScale: wantsImages ? IMAGE_SCALE : undefined,
    handout: handout?.html,
  };
}
