/** Joins the stages: an outline's path becomes the files of all formats that are asked for. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Compiled } from './compile.js';
import { createHtmlExporter } from './export/html/html.js';
import { type FontEmbedder, startFontEmbedder } from './fonts/embed.js';
import type { Handout } from './handout/handout.js';
import { type BuildOptions, FORMATS, type Options, resolveOptions } from './options.js';
import type { Problem } from './problem.js';
import { type Browser, launchBrowser } from './stage/browser.js';
import { findBrowser } from './stage/find-browser.js';
import type { Staged } from './stage/stage.js';
import type { OutputFile } from './write.js';

export interface BuildResult {
  readonly files: readonly OutputFile[];
  readonly slides: number;
  /** Warnings. */
  readonly problems: readonly Problem[];
}

const PAUSE_MS = 4;

/**
 * Builds a deck; writes nothing.
 * @throws BuildError with every problem of the outline, or with what the machine lacks
 */
export async function build(given: BuildOptions): Promise<BuildResult> {
  const options = resolveOptions(given);
  const wantsHtml = options.formats.has('html');
  // Two cores do the work, so what takes one begins when one is free: first the browser, beside
  // this thread that loads the rest; then the faces, beside the render; then marp-cli, beside the
  // browser that lays out. Without a browser marp-cli is first.
  const browser = options.needsBrowser ? await startBrowser(options) : undefined;
  let presenter = wantsHtml && !browser ? createHtmlExporter() : undefined;
  let fonts: FontEmbedder | undefined;
  try {
    options.onStep('reading the outline');
    const { compile } = await import('./compile.js');
    fonts = startFontEmbedder();
    // A starting browser asks three times and waits for its answers; stages take their time.
    const pause = browser ? () => wait(PAUSE_MS) : undefined;
    const compiled = await compile(options.outline, fonts, pause);
    if (wantsHtml) presenter ??= createHtmlExporter();
    const html = presenter?.export(compiled.rendered, compiled.fontCss);
    html?.catch(() => {});
    const handout = options.formats.has('handout') ? await composed(compiled) : undefined;
    const staged = browser && (await layOut(await browser.ready, options, compiled, handout));
    options.onStep('writing the files');
    const { exportFormat } = await import('./exporters.js');
    const done = { options, compiled, staged, handout, html };
    const wanted = FORMATS.filter((format) => options.formats.has(format));
    const files = await Promise.all(wanted.map((format) => exportFormat(format, done)));
    return {
      files: files.flat(),
      slides: compiled.rendered.slides.length,
      problems: compiled.problems,
    };
  } finally {
    await presenter?.close();
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

async function composed({ rendered, templates, fontCss }: Compiled): Promise<Handout> {
  const { composeHandout } = await import('./handout/handout.js');
  return composeHandout(rendered, templates, fontCss);
}

/** PowerPoint shows slides on screens of twice the slide's size. */
const IMAGE_SCALE = 2;

async function layOut(
  browser: Browser,
  { formats, pptx, onStep }: Options,
  { rendered, fontCss }: Compiled,
  handout: Handout | undefined,
): Promise<Staged> {
  onStep('laying out the slides');
  const { stage } = await import('./stage/stage.js');
  const wantsImages = formats.has('png') || (formats.has('pptx') && pptx === 'image');
  return stage(browser, rendered, fontCss, {
    pdf: formats.has('pdf'),
    scene: formats.has('pptx') && pptx === 'native',
    imageScale: wantsImages ? IMAGE_SCALE : undefined,
    handout: handout?.html,
  });
}
