/** The outline as an audience may have it. */
import type { Outline, OutlineSlide, Reference } from '../outline/index.js';

/**
 * The same slides without a word of their notes. A hidden slide keeps its place, so that all
 * numbers stay, and nothing else; its id only where a slide that is shown leads to it.
 */
export function forAudience(outline: Outline): Outline {
  const { auto } = outline.deck;
  const linked = linksOf(outline);
  const forAll = (slide: OutlineSlide | false) => slide && shared(slide, linked);
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
      slides: section.slides.map((slide) => shared(slide, linked)),
    })),
  };
}

function shared(slide: OutlineSlide, linked: ReadonlySet<string>): OutlineSlide {
  const { id, place, hidden, lang: _, ...rest } = slide;
  if (!hidden) return { ...slide, notes: '' };
  return {
    ...rest,
    ...(id !== undefined && linked.has(id) ? { id } : {}),
    place,
    hidden,
    kind: 'points',
    // Under a foot it would cite the sources of its section, and so put them into the list.
    frame: 'numbered',
    title: { $role: 'text', text: '…', place },
    titleFrom: 'title',
    split: [],
    sources: [],
    math: false,
    steps: false,
    fields: {},
    notes: '',
  };
}

/** The ids that what is shown leads to: by a field, as `on`, or by links such as `[…](#why)`. */
function linksOf({ deck, people, sources, brand, sections }: Outline): ReadonlySet<string> {
  const { auto, ...said } = deck;
  const slides = [
    ...Object.values(auto),
    ...sections.flatMap(({ opening, slides }) => [opening, ...slides]),
  ];
  const shown = slides.flatMap((slide) => (slide && !slide.hidden ? [slide.fields] : []));
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === 'string') {
      for (const [, id = ''] of value.matchAll(/#([a-z][a-z0-9-]*)/g)) found.add(id);
    } else if (typeof value === 'object' && value !== null) {
      if ('$role' in value && value.$role === 'slide') found.add((value as Reference).key);
      // Places quote whole lines of the outline.
      for (const [key, one] of Object.entries(value)) if (!/place$/i.test(key)) visit(one);
    }
  };
  visit([said, people, sources, brand, sections.map(({ title }) => title), shown]);
  return found;
}
