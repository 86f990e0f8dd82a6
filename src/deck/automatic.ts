/** Fills the kinds that are made from the deck itself. */
import type { Outline } from '../outline/index.js';
import { dateInWords } from './dates.js';
import type { Citation, Deck, Person, Slide, View, ViewMap } from './deck.js';

/** What the deck knows by itself for the kinds that are made from it. */
export function automatic(
  slide: Slide,
  deck: Outline['deck'],
  { sections, people }: Pick<Deck, 'sections' | 'people'>,
  citations: readonly Citation[],
): ViewMap {
  switch (slide.kind) {
    case 'cover':
      return {
        subtitle: deck.subtitle,
        event: deck.event,
        people: people.filter(({ side }) => side === 'host' || side === 'guest'),
        day: dayOf(slide, deck),
      };
    case 'agenda':
      return { sections: sections as unknown as View };
    case 'sources':
      return { sources: citations };
    default:
      return {};
  }
}

/** The deck's own day has a place; what a cover says instead is any words, taken literally. */
function dayOf({ fields, lang }: Slide, { date, datePlace }: Outline['deck']): View {
  if (typeof fields.date === 'string') return dateInWords(fields.date, lang);
  if (date === undefined) return undefined;
  return { $role: 'text', text: dateInWords(date, lang), place: datePlace };
}

/** The people that a slide shows, and no others: whom a cover names in its line-up. */
export function peopleOf({ people }: ViewMap): readonly Person[] {
  const isPerson = (view: View): boolean =>
    typeof view === 'object' && '$role' in view && view.$role === 'person';
  return Array.isArray(people) && people.every(isPerson) ? (people as Person[]) : [];
}

/** Of a cover's people the first, without their roles, and how many `more` there are. */
export function shortened(fields: ViewMap, most: number | undefined): ViewMap {
  const people = peopleOf(fields);
  if (most === undefined) return fields;
  const shown = people.slice(0, most).map((person) => ({ ...person, role: undefined }));
  return { ...fields, people: shown, more: people.length - shown.length };
}
