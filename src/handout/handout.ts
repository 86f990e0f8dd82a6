/** Lays the rendered slides out on paper, by the layout that was asked for. */
import { drawn, EMOJI_CSS } from '../markdown/emoji.js';
import { escapeText } from '../markdown/escape.js';
import { createTemplates } from '../markdown/templates.js';
import type { HandoutSettings } from '../outline/handout.js';
import type { TemplateFiles } from '../read/templates.js';
import { htmlDocument } from '../render/document.js';
import type { Rendered, RenderedSlide } from '../render/render.js';
import { type Grid, gridOf } from './grid.js';
import { destinations, withoutDeadLinks } from './links.js';
import { noteParagraphs } from './notes.js';
import { contentOf, paperOf } from './paper.js';
import { runningCss } from './running.js';
import { sheetsOf } from './sheets.js';

export interface Handout {
  /** The document, ready to print; links to slides lead to them inside it. */
  readonly html: string;
  /** Its slides: the id of each, its number, leads to it. */
  readonly slides: readonly RenderedSlide[];
}

/** What a handout is made of. */
export interface HandoutParts {
  readonly rendered: Rendered;
  readonly templates: TemplateFiles;
  readonly fontCss: string;
}

/**
 * Composes the handout.
 * @throws BuildError if a template fails
 */
export function composeHandout(parts: HandoutParts, settings: HandoutSettings): Handout {
  const { rendered, templates, fontCss } = parts;
  const { lang, words, direction } = rendered;
  const { layout } = settings;
  const paper = paperOf(settings);
  const content = contentOf(paper);
  const grid = gridOf(
    layout === 'slides' ? settings : { ...settings, perPage: 1, lines: false },
    content,
    rendered.width / rendered.height,
  );
  const slides = rendered.slides.filter(({ hidden }) => settings.hidden || !hidden);
  const views = slides.map((slide) => ({
    html: slide.html,
    number: slide.number,
    section: slide.section,
    title: drawn(escapeText(slide.title)),
    lang: slide.lang,
    direction: slide.direction,
    notes: noteParagraphs(slide.notes),
  }));
  const body = createTemplates(templates, words)(templates.handout[layout], {
    ...settings,
    sheets: sheetsOf(views, settings.perPage).map((own) => ({ slides: own })),
    slides: views,
    lines: Array.from({ length: grid.lines }),
    grid,
    deck: {
      title: drawn(escapeText(rendered.title)),
      event: drawn(escapeText(rendered.event ?? '')),
      date: drawn(escapeText(rendered.date ?? '')),
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
      templates.handout.style.text,
    ],
    body: withoutDeadLinks(body) + destinations(slides.map(({ number }) => number)),
  });
  return { html, slides };
}

function gridCss({ columns, rows, slide, place }: Grid): string {
  const mm = (length: number): string => `${Math.floor(length * 100) / 100}mm`;
  return `:root { --columns: ${columns}; --rows: ${rows}; --slide-width: ${mm(slide.width)}; --slide-height: ${mm(slide.height)}; --beside: ${place === 'beside' ? 'row' : 'column'}; }`;
}
