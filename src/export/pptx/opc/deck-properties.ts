/** What both modes say of the deck: its title, people, language, date and sections. */
import type { Rendered } from '../../../render/index.js';
import type { PptxSection } from '../parts/sections.js';
import type { PptxProperties } from './properties.js';

export function deckProperties(
  rendered: Rendered,
  date: Date,
): PptxProperties & { readonly sections: readonly PptxSection[] } {
  const { title, author, subtitle, lang, sections, slides } = rendered;
  return {
    title,
    ...(author === undefined ? {} : { author }),
    ...(subtitle === undefined ? {} : { subject: subtitle }),
    lang,
    date,
    sections: sections.map((section) => ({
      title: section.title,
      slides: slides.flatMap((slide, index) => (slide.section === section.number ? [index] : [])),
    })),
  };
}
