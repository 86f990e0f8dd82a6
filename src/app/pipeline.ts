/** Runs the stages in order: an outline's path becomes the files of all formats that are asked for. */
import { setTimeout as wait } from 'node:timers/promises';
import type { DeckPage, PageRequest } from '../browser/index.js';
import { type Browser, findBrowser, launchBrowser } from '../browser/index.js';
import type { Legibility } from '../browser/scene/index.js';
import type { Handout } from '../export/handout/index.js';
import type { OutputFile } from '../files/index.js';
import { handoutOf } from '../outline/index.js';
import {
  BuildError,
  hasErrors,
  joinProblems,
  type LanguageProblems,
  type Problem,
} from '../problem.js';
import { type FontEmbedder, startFontEmbedder } from '../render/fonts/index.js';
import type { CompileCache, CompiledDeck } from './compile.js';
import { ALL_LANGUAGES, FORMATS, type Options } from './options.js';

export interface BuiltDeck {
  readonly lang: string;
  readonly slides: number;
}

/** What a build leaves for those who want more of it than files. */
export interface Run {
  readonly deck: BuiltDeck;
  readonly files: readonly OutputFile[];
  readonly compiled: CompiledDeck;
  readonly legibility: readonly Legibility[] | undefined;
}

/** What a build works with: opened for one, or kept for one after the other. */
export interface Tools {
  /** Gives the page; undefined where none is needed. */
  readonly stage: (() => Promise<DeckPage>) | undefined;
  readonly fonts: FontEmbedder;
  /** Awaited between the stages, for a browser that is starting. */
  readonly pause?: (() => Promise<unknown>) | undefined;
  readonly memory?: CompileCache | undefined;
}

/** What a build of one or several languages leaves. */
export interface Runs {
  /** Without those of which no deck could be made. */
  readonly runs: readonly Run[];
  /** Of all. */
  readonly problems: readonly Problem[];
}

/** What else is to be said of a language: of its deck, or of its outline where there is no deck. */
type More = (run: Run | undefined, lang: string | undefined) => Promise<readonly Problem[]>;

const PAUSE_MS = 4;

/**
 * Runs the stages for each language that is asked for, one after the other, with tools of its own.
 * @throws BuildError with what the machine lacks; what is wrong with the outline is in the result
 */
export async function runEach(options: Options, more?: More): Promise<Runs> {
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
    let opened: Promise<DeckPage> | undefined;
    const stage = browser && (() => (opened ??= browser.ready.then(newDeckPage)));
    return await makeEach(options, { stage, fonts, pause }, more);
  } finally {
    const closed = browser?.ready.then((one) => one.close()).catch(() => {});
    await Promise.all([closed, fonts?.close()]);
  }
}

/**
 * The same with given tools, which are left open.
 * @throws BuildError as `runEach` does
 */
export async function makeEach(
  options: Options,
  tools: Tools,
  more: More = async () => [],
): Promise<Runs> {
  const { languagesOf } = await import('./compile.js');
  const isAll = options.lang === ALL_LANGUAGES;
  const langs = isAll ? await languagesOf(options.outline) : [options.lang];
  const runs: Run[] = [];
  const found: LanguageProblems[] = [];
  // What cannot be read has no language, and says why when it is compiled.
  for (const lang of langs.length > 0 ? langs : [undefined]) {
    try {
      const run = await make({ ...options, lang }, tools);
      const { problems } = run.compiled;
      found.push({ lang: run.deck.lang, problems: [...problems, ...(await more(run, lang))] });
      runs.push(run);
    } catch (error) {
      if (!(error instanceof BuildError) || error.problems.some(isOfMachine)) throw error;
      found.push({ lang, problems: [...error.problems, ...(await more(undefined, lang))] });
    }
  }
  return { runs, problems: joinProblems(found) };
}

function isOfMachine({ blame }: Problem): boolean {
  return blame === 'machine';
}

/**
 * Runs the stages for one language with given tools, which are left open.
 * @throws BuildError as `build` does
 */
export async function make(options: Options, tools: Tools): Promise<Run> {
  const { fonts, pause, memory } = tools;
  const { compile } = await import('./compile.js');
  const { outline, lang, set, audience, onRead, pptxTemplate } = options;
  const asked = { lang, set, audience, pause, onRead, memory, pptxTemplate };
  const first = await compile(outline, fonts, asked);
  const stage = tools.stage && (await putOnStage(tools.stage, options, first));
  const compiled = stage ? await fitted(first, stage, options) : first;
  const handout = options.formats.has('handout') ? await composed(compiled, options) : undefined;
  const staged = stage?.take(requestOf(options, handout));
  options.onStep('writing the files');
  const { exportFormat } = await import('./export-format.js');
  const done = { options, compiled, staged, handout };
  const wanted = FORMATS.filter((format) => options.formats.has(format));
  const lacking: Problem[] = [];
  const warn = (problem: Problem): void => void lacking.push(problem);
  const files = await Promise.all(wanted.map((format) => exportFormat(format, done, warn)));
  const deck = { lang: compiled.outline.deck.lang, slides: compiled.rendered.slides.length };
  const all = { ...compiled, problems: [...compiled.problems, ...lacking] };
  return { deck, files: files.flat(), compiled: all, legibility: await staged?.legibility };
}

/** A page of the browser; what knows pages is loaded when there is something to show. */
export async function newDeckPage(browser: Browser): Promise<DeckPage> {
  const { openDeckPage } = await import('../browser/index.js');
  return openDeckPage(browser);
}

/**
 * Spawns the browser: when this resolves it is on its way. Where there is none, the answer is a
 * promise that rejects, so that mistakes in the outline are told first.
 */
export async function startBrowser({
  browser,
  env,
  timeoutMs,
}: Pick<Options, 'browser' | 'env' | 'timeoutMs'>): Promise<{ ready: Promise<Browser> }> {
  const ready = findBrowser({ ...(browser ? { browser } : {}), env }).then((choice) => ({
    ready: launchBrowser(choice, { timeoutMs, env }),
  }));
  return ready.catch((error: unknown) => {
    const rejected = Promise.reject<Browser>(error);
    rejected.catch(() => {});
    return { ready: rejected };
  });
}

async function composed(compiled: CompiledDeck, { handout }: Options): Promise<Handout> {
  const { composeHandout } = await import('../export/handout/index.js');
  const { withFinalNumbers } = await import('../deck/index.js');
  const whole = withFinalNumbers(compiled.whole, compiled.deck);
  return composeHandout({ ...compiled, whole }, handoutOf(compiled.outline.deck.handout, handout));
}

/** PowerPoint shows slides on screens of twice the slide's size. */
const IMAGE_SCALE = 2;

async function putOnStage(
  open: () => Promise<DeckPage>,
  { onStep }: Options,
  { rendered, fontCss }: CompiledDeck,
): Promise<DeckPage> {
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
  compiled: CompiledDeck,
  stage: DeckPage,
  { onStep, legibility }: Options,
): Promise<CompiledDeck> {
  onStep('fitting the slides');
  const { fitDeck } = await import('../fit/index.js');
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
): PageRequest {
  const wantsImages = formats.has('png') || (formats.has('pptx') && pptx === 'image');
  return {
    pdf: formats.has('pdf'),
    lines: formats.has('html'),
    steps,
    scene: formats.has('pptx') && pptx === 'native',
    legibility,
    imageScale: wantsImages ? IMAGE_SCALE : undefined,
    handout: handout?.html,
  };
}
