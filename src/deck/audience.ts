/** The outline as an audience may have it. */
import type { Outline, OutlineSlide } from '../outline/outline.js';

/**
 * The same slides without a word of their notes. A hidden slide keeps its place, so that all
 * numbers stay, and nothing else.
 */
export function forAudience(outline: Outline): Outline {
  const { auto } = outline.deck;
  const forAll = (slide: OutlineSlide | false) => slide && shared(slide);
  return {
    ...outline,
    deck: {
      ...outline.deck,
      auto: {
        cover: forAll(auto.cover),
        agenda: forAll(auto.agenda),
        sources: forAll(auto.sources),
        closing: forAll(auto.closing),
      },
    },
    sections: outline.sections.map((section) => ({
      ...section,
      opening: forAll(section.opening),
      slides: section.slides.map(shared),
    })),
  };
}

function shared(slide: OutlineSlide): OutlineSlide {
  const { place, hidden } = slide;
  if (!hidden) return { ...slide, notes: '' };
  const blank = { $role: 'text', text: '…', place } as const;
  return { ...slide, kind: 'points', title: blank, titleFrom: 'title', fields: {}, notes: '' };
}
