import type { Outline, OutlineSlide, Reference } from '../outline/index.js';

/**
 * The outline that the audience gets: no notes, hidden slides empty. These keep their place, so that
 * all numbers stay, and their id only where a visible slide links to it.
 */
export function forAudience(outline: Outline): Outline {
  const { auto } = outline.deck;
  const linked = linkedIds(outline);
  const forAll = (slide: OutlineSlide | false) => slide && withoutPrivate(slide, linked);
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
      slides: section.slides.map((slide) => withoutPrivate(slide, linked)),
    })),
  };
}

function withoutPrivate(slide: OutlineSlide, linked: ReadonlySet<string>): OutlineSlide {
  const { id, place, hidden, lang: _, ...rest } = slide;
  if (!hidden) return { ...slide, notes: '' };
  return {
    ...rest,
    ...(id !== undefined && linked.has(id) ? { id } : {}),
    place,
    hidden,
    kind: 'points',
    // With a footer it would cite the sources of its section, and so add them to the list.
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

/** The ids that visible content links to: by a field such as `on`, or as `[…](#why)`. */
function linkedIds({ deck, people, sources, brand, sections }: Outline): ReadonlySet<string> {
  const { auto, ...texts } = deck;
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
  visit([texts, people, sources, brand, sections.map(({ title }) => title), shown]);
  return found;
}
