/** Lays out the rendered slides on paper. */
import type { Deck } from '../../deck/index.js';
import { createTemplates, EMOJI_CSS, escapeText, withEmoji } from '../../markdown/index.js';
import type { HandoutSettings, PerPage } from '../../outline/index.js';
import type { TemplateFiles } from '../../read/index.js';
import { htmlDocument, type Rendered, type RenderedSlide } from '../../render/index.js';
import { composeBrief } from './brief.js';
import { runningCss } from './running-header.js';
import { type Grid, sheetOf } from './sheet.js';

export interface Handout {
  /** The document to print. */
  readonly html: string;
  /** Its slides; the id of each is its number. */
  readonly slides: readonly RenderedSlide[];
  /** Slides on a page; undefined for other layouts. */
  readonly perPage: PerPage | undefined;
  /** The width of a slide with so many on a page, in millimetres. */
  widthWith(perPage: PerPage): number;
}

export interface HandoutParts {
  /** With no slide split. */
  readonly whole: Deck;
  readonly rendered: Rendered;
  readonly templates: TemplateFiles;
  readonly fontCss: string;
}

/** @throws BuildError if a template fails */
export async function composeHandout(
  parts: HandoutParts,
  settings: HandoutSettings,
): Promise<Handout> {
  const { rendered, templates, fontCss } = parts;
  const { lang, words, direction } = rendered;
  const { layout } = settings;
  const ratio = rendered.width / rendered.height;
  const { orientation, paper, grid } = sheetOf(settings, ratio);
  const slides = rendered.slides.filter(({ hidden }) => settings.hidden || !hidden);
  const text = (value: string | undefined): string => withEmoji(escapeText(value ?? ''));
  const views = slides.map((slide) => ({
    html: slide.html,
    number: slide.number,
    section: slide.section,
    title: text(slide.title),
    lang: slide.lang,
    direction: slide.direction,
    notes: noteParagraphs(slide.notes),
  }));
  const brief = layout === 'brief' ? await composeBrief(parts.whole, templates, slides) : undefined;
  const body = createTemplates(templates, words)(templates.handout[layout], {
    ...settings,
    orientation,
    sheets: inSheets(views, settings.perPage).map((own) => ({ slides: own })),
    slides: views,
    lines: Array.from({ length: grid.lines }),
    grid,
    ...brief,
    deck: {
      title: text(rendered.title),
      subtitle: text(rendered.subtitle),
      event: text(rendered.event),
      date: text(rendered.date),
      author: text(rendered.author),
    },
    words,
  });
  const html = htmlDocument({
    lang,
    direction,
    title: rendered.title,
    css: [
      fontCss,
      rendered.slideCss,
      EMOJI_CSS,
      `${runningCss(rendered, paper)}\n${gridCss(grid)}`,
      ...(brief ? [brief.css] : []),
      templates.handout.style.text,
      ...(rendered.brand ? [rendered.brand.paperCss] : []),
    ],
    body: withoutDeadLinks(body) + destinations(slides),
  });
  return {
    html,
    slides,
    perPage: layout === 'slides' ? settings.perPage : undefined,
    widthWith: (perPage) => sheetOf({ ...settings, perPage }, ratio).grid.slide.width,
  };
}

function gridCss({ columns, rows, slide }: Grid): string {
  const mm = (length: number): string => `${Math.floor(length * 100) / 100}mm`;
  return `:root { --columns: ${columns}; --rows: ${rows}; --slide-width: ${mm(slide.width)}; --slide-height: ${mm(slide.height)}; }`;
}

/** A speaker's notes as paragraphs, all characters as written; `isApart` after an empty line. */
function noteParagraphs(notes: string) {
  const lines = notes.split(/\r\n?|\n/);
  return lines.flatMap((line, index) => {
    const isApart = lines[index - 1]?.trim() === '';
    return line.trim() === '' ? [] : [{ text: withEmoji(escapeText(line)), isApart }];
  });
}

/** With more slides on a sheet they are small. */
const MOST_LARGE = 4;

/**
 * Distributes the slides over sheets. Where slides are large, the opening of a section is not the last
 * on a sheet.
 */
function inSheets<T extends Pick<RenderedSlide, 'section'>>(
  slides: readonly T[],
  perPage: number,
): T[][] {
  const sheets: T[][] = [];
  for (const [index, slide] of slides.entries()) {
    const sheet = sheets.at(-1);
    const isLast = sheet?.length === perPage - 1;
    const opens = slide.section !== slides[index - 1]?.section;
    const goesOn = slide.section !== undefined && slides[index + 1]?.section === slide.section;
    const turns = isLast && perPage > 2 && perPage <= MOST_LARGE && opens && goesOn;
    if (sheet === undefined || sheet.length === perPage || turns) sheets.push([slide]);
    else sheet.push(slide);
  }
  return sheets;
}

/** Removes links to what is not in the document, such as a hidden slide; their words stay. */
function withoutDeadLinks(html: string): string {
  const ids = new Set(Array.from(html.matchAll(/\sid="([^"]+)"/g), ([, id]) => id));
  return html.replace(/(<a\b[^>]*?)\shref="#([^"]*)"/g, (tag, start: string, id: string) =>
    ids.has(id) ? tag : start,
  );
}

/** Invisible links: Chromium writes the PDF destination of an element only if a link leads to it. */
function destinations(slides: readonly RenderedSlide[]): string {
  return `<nav hidden>${slides.map(({ number }) => `<a href="#${number}"></a>`).join('')}</nav>`;
}
