/** Fills the kinds that are made from the deck itself. */
import type { Outline } from '../outline/outline.js';
import { dateInWords } from './dates.js';
import type { Citation, Deck, Slide, View, ViewMap } from './deck.js';

/** What the deck knows by itself for the kinds that are made from it. */
export function automatic(
  slide: Slide,
  deck: Outline['deck'],
  { sections, people }: Pick<Deck, 'sections' | 'people'>,
  citations: readonly Citation[],
): ViewMap {
  const date = typeof slide.fields.date === 'string' ? slide.fields.date : deck.date;
  switch (slide.kind) {
    case 'cover':
      return {
        subtitle: deck.subtitle,
        event: deck.event,
        people: people.filter(({ side }) => side === 'host' || side === 'guest'),
        day: date === undefined ? undefined : dateInWords(date, slide.lang),
      };
    case 'agenda':
      return { sections: sections as unknown as View };
    case 'sources':
      return { sources: citations };
    default:
      return {};
  }
}
