/** The outline as an audience may have it. */
import type { Outline } from '../outline/outline.js';

/** The same slides without a word of their notes. */
export function forAudience(outline: Outline): Outline {
  return {
    ...outline,
    deck: { ...outline.deck, auto: mapValues(outline.deck.auto, withoutNotes) },
    sections: outline.sections.map((section) => ({
      ...section,
      opening: withoutNotes(section.opening),
      slides: section.slides.map(withoutNotes),
    })),
  };
}

function withoutNotes<Slide extends { readonly notes: string } | false>(slide: Slide): Slide {
  return slide === false ? slide : { ...slide, notes: '' };
}

function mapValues<Key extends string, Value>(
  map: Readonly<Record<Key, Value>>,
  change: (value: Value) => Value,
): Readonly<Record<Key, Value>> {
  const entries = Object.entries<Value>(map).map(([key, value]) => [key, change(value)]);
  return Object.fromEntries(entries) as Record<Key, Value>;
}
