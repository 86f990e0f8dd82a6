/** How each format is made; its module is loaded when it is asked for. */
import type { Compiled } from './compile.js';
import type { Handout } from './handout/handout.js';
import { type Format, type Options, stemOf } from './options.js';
import type { Staged } from './stage/stage.js';
import type { OutputFile } from './write.js';

/** All that an exporter may draw on; what a format needs of it is there when it is asked for. */
export interface Done {
  readonly options: Options;
  readonly compiled: Compiled;
  readonly staged: Staged | undefined;
  readonly handout: Handout | undefined;
}

type Exporter = (done: Done, date: Date) => Promise<readonly [ending: string, bytes: Uint8Array][]>;

const EXPORTERS: Readonly<Record<Format, Exporter>> = {
  async md({ compiled }) {
    const { exportMarkdown } = await import('./export/markdown.js');
    return [['.md', exportMarkdown(compiled.rendered)]];
  },
  async pdf({ options, compiled, staged }, date) {
    const { exportPdf } = await import('./export/pdf/pdf.js');
    const printed = await needed(staged?.pdf);
    const pages = await needed(staged?.pagesOfSlides);
    const own = { notes: options.pdfNotes, pages };
    return [['.pdf', exportPdf(printed, compiled.rendered, date, own)]];
  },
  async handout({ compiled, staged, handout }, date) {
    const { exportHandout } = await import('./export/pdf/pdf.js');
    const printed = await needed(staged?.handoutPdf);
    const bytes = exportHandout(printed, compiled.rendered, date, needed(handout).slides);
    return [['-handout.pdf', bytes]];
  },
  async pptx({ options, compiled, staged }, date) {
    const { exportImages, exportNativePptx } = await import('./export/pptx/pptx.js');
    const { rendered, pptxTemplate: template } = compiled;
    const write = async (): Promise<Uint8Array> => {
      if (options.pptx === 'image') {
        return exportImages(rendered, await needed(staged?.images), date);
      }
      const scene = await needed(staged?.scene);
      if (template === undefined) return exportNativePptx(rendered, scene, date);
      const { exportPptxOnTemplate } = await import('./export/pptx/template-slides.js');
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
  async html({ compiled }) {
    const { exportHtml } = await import('./export/html/html.js');
    return [['.html', await exportHtml(compiled.rendered, compiled.fontCss)]];
  },
};

/** Makes the files of one format. */
export async function exportFormat(format: Format, done: Done): Promise<OutputFile[]> {
  const { env } = done.options;
  const { own, chosen } = done.compiled.outline.languages;
  const stem = stemOf(done.options, chosen === own ? '' : chosen);
  const files = await EXPORTERS[format](done, dateOf(done.compiled.rendered.day, env));
  return files.map(([ending, bytes]) => ({ name: stem + ending, bytes }));
}

/** The same outline gives the same bytes: the files' date is the deck's own, never the clock's. */
function dateOf(day: string | undefined, env: NodeJS.ProcessEnv): Date {
  const epoch = Number(env.SOURCE_DATE_EPOCH ?? Number.NaN);
  if (Number.isFinite(epoch)) return new Date(epoch * 1000);
  return new Date(`${day ?? '2000-01-01'}T00:00:00Z`);
}

function needed<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a format was asked for whose source was not made');
  return value;
}
