/** How each format is made; its module is loaded when it is asked for. */

import type { PageOutput } from '../browser/index.js';
import type { Handout } from '../export/handout/index.js';
import type { OutputFile } from '../files/index.js';
import { PER_PAGE, type PerPage } from '../outline/index.js';
import { BuildError, type Problem } from '../problem.js';
import type { CompiledDeck } from './compile.js';
import { type Format, type Options, stemOf } from './options.js';

/** All that an exporter may draw on; what a format needs of it is there when it is asked for. */
export interface FormatInput {
  readonly options: Options;
  readonly compiled: CompiledDeck;
  readonly staged: PageOutput | undefined;
  readonly handout: Handout | undefined;
}

type Made = readonly [ending: string, bytes: Uint8Array];
type Exporter = (
  done: FormatInput,
  date: Date,
  warn: (problem: Problem) => void,
) => Promise<Made[]>;

const EXPORTERS: Readonly<Record<Format, Exporter>> = {
  async md({ compiled }) {
    const { exportMarkdown } = await import('../export/markdown/index.js');
    return [['.md', exportMarkdown(compiled.rendered)]];
  },
  async pdf({ options, compiled, staged }, date, warn) {
    const { exportPdf } = await import('../export/pdf/index.js');
    const printed = await needed(staged?.pdf);
    const pages = await needed(staged?.pagesOfSlides);
    const own = { notes: options.pdfNotes, pages };
    const finish = () => exportPdf(printed, compiled.rendered, date, own);
    return [['.pdf', await finishedPdf(printed, finish, warn)]];
  },
  async handout({ compiled, staged, handout }, date, warn) {
    const { exportHandout } = await import('../export/pdf/index.js');
    const { smallestText } = await import('../export/pdf/index.js');
    const printed = await needed(staged?.handoutPdf);
    const { slides } = needed(handout);
    const finish = (): Uint8Array => {
      const bytes = exportHandout(printed, compiled.rendered, date, slides);
      noteSmallText(needed(handout), smallestText(printed), warn);
      return bytes;
    };
    return [['-handout.pdf', await finishedPdf(printed, finish, warn)]];
  },
  async pptx({ options, compiled, staged }, date) {
    const { exportImages, exportNativePptx } = await import('../export/pptx/index.js');
    const { rendered, pptxTemplate: template } = compiled;
    const write = async (): Promise<Uint8Array> => {
      if (options.pptx === 'image') {
        return exportImages(rendered, await needed(staged?.images), date);
      }
      const scene = await needed(staged?.scene);
      if (template === undefined) return exportNativePptx(rendered, scene, date);
      const { exportPptxOnTemplate } = await import('../export/pptx/index.js');
      return exportPptxOnTemplate(rendered, scene, date, template);
    };
    return [['.pptx', await write()]];
  },
  async png({ compiled, staged }) {
    const images = await needed(staged?.images);
    const all = images.map((bytes, index): [string, Uint8Array] => [
      `.${String(index + 1).padStart(3, '0')}.png`,
      bytes,
    ]);
    return all.filter((_, index) => !compiled.rendered.slides[index]?.hidden);
  },
  async html({ compiled, staged }) {
    const { exportHtml } = await import('../export/html/index.js');
    const lines = await staged?.lines;
    return [['.html', await exportHtml(compiled.rendered, compiled.fontCss, lines)]];
  },
};

/** What the browser printed, finished; or as it is, with a warning, where a new browser prints otherwise. */
async function finishedPdf(
  printed: Uint8Array,
  finish: () => Uint8Array,
  warn: (problem: Problem) => void,
): Promise<Uint8Array> {
  const { UnknownPdf } = await import('../export/pdf/index.js');
  try {
    return finish();
  } catch (error) {
    if (!(error instanceof UnknownPdf)) throw error;
    warn({
      severity: 'warning',
      code: 'pdf/unfinished',
      message: `The PDF is as the browser printed it, without author, date, bookmarks and notes: ${error.message}`,
      hint: 'The pages are complete. Another version of Chrome, Edge or Chromium (--browser) gives the rest; please report this with the version of yours.',
      blame: 'machine',
    });
    return printed;
  }
}

/** What can still be read on paper, in points. */
const READABLE = 6;
/** As many slides to a page as are printed where nothing is asked for. */
const USUAL = 3;

function noteSmallText(handout: Handout, size: number, note: (problem: Problem) => void): void {
  const { perPage, widthWith } = handout;
  if (perPage === undefined || perPage <= USUAL || size >= READABLE) return;
  const sizeWith = (other: PerPage): number => (size * widthWith(other)) / widthWith(perPage);
  const better = PER_PAGE.findLast((other) => sizeWith(other) >= READABLE);
  note({
    severity: 'note',
    code: 'handout/small-text',
    message: `With ${perPage} slides to a page of the handout their smallest text is ${size.toFixed(1)} pt high; from ${READABLE} pt on it can be read`,
    hint:
      better === undefined
        ? 'Fewer slides to a page (slides-1) print it larger.'
        : `slides-${better} prints it at ${sizeWith(better).toFixed(1)} pt.`,
  });
}

/**
 * Makes the files of one format.
 * @param warn is told what they lack
 */
export async function exportFormat(
  format: Format,
  done: FormatInput,
  warn: (problem: Problem) => void,
): Promise<OutputFile[]> {
  const { env } = done.options;
  const { own, chosen } = done.compiled.outline.languages;
  const stem = stemOf(done.options, chosen === own ? '' : chosen);
  const files = await EXPORTERS[format](done, dateOf(done.compiled.rendered.day, env), warn);
  return files.map(([ending, bytes]) => ({ name: stem + ending, bytes }));
}

/** The same outline gives the same bytes: the files' date is the deck's own, never the clock's. */
function dateOf(day: string | undefined, { SOURCE_DATE_EPOCH: epoch }: NodeJS.ProcessEnv): Date {
  if (epoch === undefined) return new Date(`${day ?? '2000-01-01'}T00:00:00Z`);
  if (/^\d+$/.test(epoch) && Number(epoch) <= LAST_SECOND) return new Date(Number(epoch) * 1000);
  throw new BuildError([
    {
      severity: 'error',
      code: 'build/source-date-epoch',
      message: `SOURCE_DATE_EPOCH is “${epoch}”, which is no time that files can have`,
      hint: 'Set it to seconds since 1970, such as 1767225600, or unset it.',
      blame: 'machine',
    },
  ]);
}

/** Files write years with four digits. */
const LAST_SECOND = Date.parse('9999-12-31T23:59:59Z') / 1000;

function needed<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a format was asked for whose source was not made');
  return value;
}
