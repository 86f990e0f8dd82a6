/** Joins the stages: an outline's path becomes the files of all formats that are asked for. */
import { basename, extname } from 'node:path';
import type { Compiled } from './compile.js';
import { createHtmlExporter, type HtmlExporter } from './export/html/html.js';
import { startFontEmbedder } from './fonts/embed.js';
import type { Problem } from './problem.js';
import { type Browser, launchBrowser } from './stage/browser.js';
import { findBrowser } from './stage/find-browser.js';
import type { OutputFile } from './write.js';

export const FORMATS = ['html', 'pdf', 'handout', 'pptx', 'md', 'png'] as const;
export type Format = (typeof FORMATS)[number];

export interface BuildOptions {
  /** The outline's path. */
  readonly outline: string;
  /** What to make; html, pdf, handout, pptx and md where nothing is said. */
  readonly formats?: readonly Format[];
  /** A browser's path; one is looked for where nothing is said. */
  readonly browser?: string;
  /** For the browser's path, the cache folder and SOURCE_DATE_EPOCH; `process.env` by default. */
  readonly env?: NodeJS.ProcessEnv;
  /** For each step of the browser, in milliseconds; 30 seconds by default. */
  readonly timeoutMs?: number;
  /** Called as each step begins, for a line on the screen. */
  readonly onStep?: (step: string) => void;
}

export interface BuildResult {
  readonly files: readonly OutputFile[];
  readonly slides: number;
  /** Warnings. */
  readonly problems: readonly Problem[];
}

export const DEFAULT_FORMATS: readonly Format[] = ['html', 'pdf', 'handout', 'pptx', 'md'];
const OF_THE_BROWSER: readonly Format[] = ['pdf', 'handout', 'pptx', 'png'];

/** PowerPoint shows slides on screens of twice the slide's size. */
const IMAGE_SCALE = 2;

/**
 * Builds a deck; writes nothing.
 * @throws BuildError with every problem of the outline, or with what the machine lacks
 */
export async function build(options: BuildOptions): Promise<BuildResult> {
  const { outline, formats = DEFAULT_FORMATS, env = process.env, timeoutMs = 30_000 } = options;
  const wants = (...some: readonly Format[]): boolean => some.some((one) => formats.includes(one));
  const step = options.onStep ?? (() => {});

  // The browser and marp-cli start first, beside this thread, which then loads all the rest.
  const browser = wants(...OF_THE_BROWSER)
    ? findBrowser({ ...(options.browser ? { browser: options.browser } : {}), env }).then(
        (choice) => launchBrowser(choice, { timeoutMs, env }),
      )
    : undefined;
  browser?.catch(() => {});
  const presenter = wants('html') ? createHtmlExporter() : undefined;
  const fonts = startFontEmbedder();
  try {
    step('reading the outline');
    const { compile } = await import('./compile.js');
    const compiled = await compile(outline, fonts);
    const files = await exportAll(compiled, { outline, env, wants, step, browser, presenter });
    return { files, slides: compiled.rendered.slides.length, problems: compiled.problems };
  } finally {
    await presenter?.close();
    await fonts.close();
    await browser?.then((one) => one.close()).catch(() => {});
  }
}

interface Wanted {
  readonly outline: string;
  readonly env: NodeJS.ProcessEnv;
  readonly wants: (...some: readonly Format[]) => boolean;
  readonly step: (name: string) => void;
  readonly browser: Promise<Browser> | undefined;
  readonly presenter: HtmlExporter | undefined;
}

async function exportAll(compiled: Compiled, wanted: Wanted): Promise<OutputFile[]> {
  const { rendered, fontCss, templates } = compiled;
  const { wants, step, presenter } = wanted;
  const name = basename(wanted.outline, extname(wanted.outline));
  const date = dateOf(rendered.day, wanted.env);
  const files: OutputFile[] = [];
  const html = presenter?.export(rendered, fontCss);
  html?.catch(() => {});

  if (wants('md')) {
    const { exportMarkdown } = await import('./export/markdown.js');
    files.push({ name: `${name}.md`, bytes: exportMarkdown(rendered, templates) });
  }
  if (wanted.browser) {
    step('laying out the slides');
    const { stage } = await import('./stage/stage.js');
    const handout = wants('handout')
      ? (await import('./handout/handout.js')).composeHandout(rendered, templates, fontCss)
      : undefined;
    const staged = await stage(await wanted.browser, rendered, fontCss, {
      pdf: wants('pdf'),
      imageScale: wants('pptx', 'png') ? IMAGE_SCALE : undefined,
      handout: handout?.html,
    });
    step('writing the files');
    const { exportPdf, exportHandout } = await import('./export/pdf/pdf.js');
    if (staged.pdf) {
      files.push({ name: `${name}.pdf`, bytes: exportPdf(staged.pdf, rendered, date) });
    }
    if (staged.handoutPdf && handout) {
      const bytes = exportHandout(staged.handoutPdf, rendered, date, handout.pageOf);
      files.push({ name: `${name}-handout.pdf`, bytes });
    }
    if (wants('pptx') && staged.images) {
      const { exportImages } = await import('./export/pptx/pptx.js');
      const bytes = exportImages(rendered, staged.images, date);
      files.push({ name: `${name}.pptx`, bytes });
    }
    if (wants('png') && staged.images) {
      for (const [index, bytes] of staged.images.entries()) {
        files.push({ name: `${name}.${String(index + 1).padStart(3, '0')}.png`, bytes });
      }
    }
  }
  if (html) files.push({ name: `${name}.html`, bytes: await html });
  return files;
}

/** The same outline gives the same bytes: the files' date is the deck's own, never the clock's. */
function dateOf(day: string | undefined, env: NodeJS.ProcessEnv): Date {
  const epoch = Number(env.SOURCE_DATE_EPOCH ?? Number.NaN);
  if (Number.isFinite(epoch)) return new Date(epoch * 1000);
  return new Date(`${day ?? '2000-01-01'}T00:00:00Z`);
}
