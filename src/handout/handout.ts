/** Lays the rendered slides out on paper: three to a page, with ruled lines beside each. */
import { drawn, EMOJI_CSS } from '../markdown/emoji.js';
import { escapeText } from '../markdown/escape.js';
import { createTemplates } from '../markdown/templates.js';
import type { TemplateFiles } from '../read/templates.js';
import { htmlDocument } from '../render/document.js';
import type { Rendered } from '../render/render.js';

const SLIDES_PER_PAGE = 3;
/** Lines at 9 mm beside a slide 63 mm high. */
const LINES = 7;

export interface Handout {
  /** The document, ready to print; links to slides lead to them inside it. */
  readonly html: string;
  /** The page, from 0, that shows the slide of that number. */
  readonly pageOf: (slide: number) => number;
}

/**
 * Composes the handout.
 * @throws BuildError if the template fails
 */
export function composeHandout(
  rendered: Rendered,
  templates: TemplateFiles,
  fontCss: string,
): Handout {
  const { slides, lang, words } = rendered;
  const count = Math.ceil(slides.length / SLIDES_PER_PAGE);
  const pages = Array.from({ length: count }, (_, index) => ({
    label: words.pageOf(index + 1, count),
    slides: slides.slice(index * SLIDES_PER_PAGE, (index + 1) * SLIDES_PER_PAGE),
  }));
  const text = (value: string | undefined): string => drawn(escapeText(value ?? ''));
  const body = createTemplates(templates, words)(templates.handout.template, {
    pages,
    lines: Array.from({ length: LINES }),
    deck: { title: text(rendered.title), event: text(rendered.event), date: text(rendered.date) },
  });
  const html = htmlDocument({
    lang,
    direction: rendered.direction,
    title: rendered.title,
    css: [fontCss, rendered.slideCss, EMOJI_CSS, templates.handout.style.text],
    body,
  });
  return { html, pageOf: (slide) => Math.floor((slide - 1) / SLIDES_PER_PAGE) };
}
