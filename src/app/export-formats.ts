/** Writes each format that is asked for; its module is loaded then. */
import type { PageOutput } from '../browser/index.js';
import type { Handout } from '../export/handout/index.js';
import type { CompanyTemplate, SmallText } from '../export/pptx/index.js';
import type { OutputFile } from '../files/index.js';
import { PER_PAGE, type PerPage } from '../outline/index.js';
import { buildError, type Place, type Problem } from '../problem.js';
import type { CompiledDeck } from './compile.js';
import { FORMATS, type Format, type Options, stemOf } from './options.js';
import { videosForHtml, withVideos } from './videos.js';

export interface FormatInput {
  readonly options: Options;
  readonly compiled: CompiledDeck;
  /** What the page was asked for; undefined without a browser. */
  readonly output: PageOutput | undefined;
  readonly handout: Handout | undefined;
  readonly template: CompanyTemplate | undefined;
}

/** Files of a format: their endings and bytes. */
type Export = readonly (readonly [ending: string, bytes: Uint8Array])[];
type ReportProblem = (problem: Problem) => void;

/** Writes the formats side by side; the files are in the order of `FORMATS`. */
export async function exportFormats(
  input: FormatInput,
): Promise<{ readonly files: readonly OutputFile[]; readonly problems: readonly Problem[] }> {
  const { options, compiled } = input;
  const { own, chosen } = compiled.outline.languages;
  const stem = stemOf(options, chosen === own ? '' : chosen);
  const problems: Problem[] = [];
  const wanted = FORMATS.filter((format) => options.formats.has(format));
  if (wanted.length === 0) return { files: [], problems };
  const exporters = exportersFor(input, stem, (problem) => problems.push(problem));
  const exports = await Promise.all(wanted.map((format) => exporters[format]()));
  const files = exports.flat().map(([ending, bytes]) => ({ name: stem + ending, bytes }));
  return { files, problems };
}

/**
 * How each format is made; of no file where the page was not asked for what it is made of.
 * @param name of its files, without what each format adds
 */
function exportersFor(
  { options, compiled, output, handout, template }: FormatInput,
  name: string,
  report: ReportProblem,
): Readonly<Record<Format, () => Promise<Export>>> {
  const { rendered, fontCss } = compiled;
  const { pdf, pagesOfSlides, handoutPdf, scene, images, lines } = output ?? {};
  const date = dateOf(rendered.day, options.env);
  return {
    async md() {
      const { exportMarkdown } = await import('../export/markdown/index.js');
      return [['.md', exportMarkdown(rendered)]];
    },
    async html() {
      const { exportHtml } = await import('../export/html/index.js');
      const { inside, beside } = await videosForHtml(rendered, name, report);
      const page = await exportHtml(rendered, fontCss, await lines, inside);
      return [['.html', page], ...beside];
    },
    async pdf() {
      const { exportPdf } = await import('../export/pdf/index.js');
      const [printed, pages] = [await pdf, await pagesOfSlides];
      if (!printed || !pages) return [];
      const finish = () => exportPdf(printed, rendered, date, { notes: options.pdfNotes, pages });
      return [['.pdf', await finishedPdf(printed, finish, report)]];
    },
    async handout() {
      const { exportHandout, smallestText } = await import('../export/pdf/index.js');
      const printed = await handoutPdf;
      if (!printed || !handout) return [];
      const finish = (): Uint8Array => {
        const bytes = exportHandout(printed, rendered, date, handout.slides);
        reportSmallText(handout, smallestText(printed), report);
        return bytes;
      };
      return [['-handout.pdf', await finishedPdf(printed, finish, report)]];
    },
    async pptx() {
      const { exportImages, exportNativePptx, exportPptxOnTemplate } = await import(
        '../export/pptx/index.js'
      );
      if (options.pptx === 'image') {
        const pictures = await images;
        return pictures ? [['.pptx', await exportImages(rendered, pictures, date)]] : [];
      }
      const measured = await scene;
      if (!measured) return [];
      const played = await withVideos(measured, rendered, report);
      if (!template) return [['.pptx', await exportNativePptx(rendered, played, date)]];
      const small: SmallText[] = [];
      const onSmall = (one: SmallText) => small.push(one);
      const bytes = exportPptxOnTemplate(rendered, played, date, template, onSmall);
      reportSmallOnTemplate(small, compiled.outline.deck.pptx?.template?.place, report);
      return [['.pptx', bytes]];
    },
    async png() {
      return ((await images) ?? []).flatMap((bytes, index): Export => {
        const ending = `.${String(index + 1).padStart(3, '0')}.png`;
        return rendered.slides[index]?.hidden ? [] : [[ending, bytes]];
      });
    },
  };
}

/** Slides whose layout leaves so little space that their text cannot be read from afar. */
function reportSmallOnTemplate(
  small: readonly SmallText[],
  place: Place | undefined,
  report: ReportProblem,
): void {
  if (small.length === 0) return;
  const smallest = Math.floor(Math.min(...small.map((one) => one.smallest)));
  const slides = small.length === 1 ? 'one slide has' : `${small.length} slides have`;
  const numbers = small.slice(0, 8).map(({ number }) => number);
  const layouts = [...new Set(small.map(({ layout }) => `“${layout}”`))].join(', ');
  report({
    severity: 'warning',
    code: 'pptx-template/small-text',
    message: `On the PowerPoint template, ${slides} small text, down to ${smallest} px of 720: ${numbers.join(', ')}${small.length > 8 ? ' …' : ''} on ${layouts}`,
    hint: 'Give their kinds a layout with more free space under `layouts:` (`fireside template` shows all), or say less on them.',
    ...(place ? { place } : {}),
  });
}

/** The finished PDF; or as printed, with a warning, where a newer browser's PDF is not understood. */
async function finishedPdf(
  printed: Uint8Array,
  finish: () => Uint8Array,
  report: ReportProblem,
): Promise<Uint8Array> {
  const { UnknownPdf } = await import('../export/pdf/index.js');
  try {
    return finish();
  } catch (error) {
    if (!(error instanceof UnknownPdf)) throw error;
    report({
      severity: 'warning',
      code: 'pdf/unfinished',
      message: `The PDF is as the browser printed it, without author, date, bookmarks and notes: ${error.message}`,
      hint: 'The pages are complete. Another version of Chrome, Edge or Chromium (--browser) gives the rest; please report this with the version of yours.',
      blame: 'machine',
    });
    return printed;
  }
}

/** The smallest text that can be read on paper, in points. */
const READABLE = 6;
/** Slides to a page by default. */
const DEFAULT_PER_PAGE = 3;

function reportSmallText(handout: Handout, size: number, report: ReportProblem): void {
  const { perPage, widthWith } = handout;
  if (perPage === undefined || perPage <= DEFAULT_PER_PAGE || size >= READABLE) return;
  const sizeWith = (other: PerPage): number => (size * widthWith(other)) / widthWith(perPage);
  const better = PER_PAGE.findLast((other) => sizeWith(other) >= READABLE);
  report({
    severity: 'note',
    code: 'handout/small-text',
    message: `With ${perPage} slides to a page of the handout their smallest text is ${size.toFixed(1)} pt high; from ${READABLE} pt on it can be read`,
    hint:
      better === undefined
        ? 'Fewer slides to a page (slides-1) print it larger.'
        : `slides-${better} prints it at ${sizeWith(better).toFixed(1)} pt.`,
  });
}

/** The deck's date, never the clock's: the same outline gives the same bytes. */
function dateOf(day: string | undefined, { SOURCE_DATE_EPOCH: epoch }: NodeJS.ProcessEnv): Date {
  if (epoch === undefined) return new Date(`${day ?? '2000-01-01'}T00:00:00Z`);
  if (/^\d+$/.test(epoch) && Number(epoch) <= LAST_SECOND) return new Date(Number(epoch) * 1000);
  const message = `SOURCE_DATE_EPOCH is “${epoch}”, which is no time that files can have`;
  const hint = 'Set it to seconds since 1970, such as 1767225600, or unset it.';
  throw buildError('build/source-date-epoch', message, hint, { blame: 'machine' });
}

/** File formats write years with four digits. */
const LAST_SECOND = Date.parse('9999-12-31T23:59:59Z') / 1000;
