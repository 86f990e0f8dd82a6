/** Fills the kinds that are made from the deck itself. */
import type { Outline } from '../outline/outline.js';
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
        day: date === undefined ? undefined : longDate(date, slide.lang),
      };
    case 'agenda':
      return { sections: sections as unknown as View };
    case 'sources':
      return { sources: citations };
    default:
      return {};
  }
}

/** A day such as 2024-07-30 as the language writes it: 2024年7月30日. */
export function longDate(day: string, lang: string): string {
  const format = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}
