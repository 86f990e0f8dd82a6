/** Joins the stages: an outline's path becomes the files of all formats that are asked for. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Compiled } from './compile.js';
import { type FontEmbedder, startFontEmbedder } from './fonts/embed.js';
import type { Handout } from './handout/handout.js';
import { type BuildOptions, FORMATS, type Options, resolveOptions } from './options.js';
import { handoutOf } from './outline/handout.js';
import { BuildError, hasErrors, type Problem } from './problem.js';
import { type Browser, launchBrowser } from './stage/browser.js';
import { findBrowser } from './stage/find-browser.js';
import type { Legibility } from './stage/legibility.js';
import type { Stage, StageRequest } from './stage/stage.js';
import type { OutputFile } from './write.js';

export interface BuildResult {
  readonly files: readonly OutputFile[];
  readonly slides: number;
  /** Warnings, and notes on slides that were set tighter or split. */
  readonly problems: readonly Problem[];
}

const PAUSE_MS = 4;

/**
 * Builds a deck; writes nothing.
 * @throws BuildError with every problem of the outline, or with what the machine lacks
 */
export async function build(given: BuildOptions): Promise<BuildResult> {
  const { files, compiled } = await run(resolveOptions(given));
  return { files, slides: compiled.rendered.slides.length, problems: compiled.problems };
}

/** What a build leaves for those who want more of it than files. */
export interface Run {
  readonly files: readonly OutputFile[];
  readonly compiled: Compiled;
  readonly legibility: readonly Legibility[] | undefined;
}

/**
 * Runs the stages.
 * @throws BuildError as `build` does
 */
export async function run(options: Options): Promise<Run> {
  // Two cores do the work, so what takes one begins when one is free: first the browser, beside
  // this thread that loads the rest; then the faces, beside the render.
  const browser = options.needsBrowser ? await startBrowser(options) : undefined;
  let fonts: FontEmbedder | undefined;
  try {
    options.onStep('reading the outline');
    const { compile } = await import('./compile.js');
    fonts = startFontEmbedder();
    // A starting browser asks three times and waits for its answers; stages take their time.
    const pause = browser ? () => wait(PAUSE_MS) : undefined;
    const { outline, audience, onRead, pptxTemplate } = options;
    const asked = { audience, pause, onRead, pptxTemplate };
    const first = await compile(outline, fonts, asked);
    const stage = browser && (await putOnStage(await browser.ready, options, first));
    const compiled = stage ? await fitted(first, stage, options) : first;
    const handout = options.formats.has('handout') ? await composed(compiled, options) : undefined;
    const staged = stage?.take(requestOf(options, handout));
    options.onStep('writing the files');
    const { exportFormat } = await import('./exporters.js');
    const done = { options, compiled, staged, handout };
    const wanted = FORMATS.filter((format) => options.formats.has(format));
    const files = await Promise.all(wanted.map((format) => exportFormat(format, done)));
    return { files: files.flat(), compiled, legibility: await staged?.legibility };
  } finally {
    await fonts?.close();
    await browser?.ready.then((one) => one.close()).catch(() => {});
  }
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
  browser: Browser,
  { onStep }: Options,
  { rendered, fontCss }: Compiled,
): Promise<Stage> {
  onStep('laying out the slides');
  const { openStage } = await import('./stage/stage.js');
  const stage = await openStage(browser);
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
