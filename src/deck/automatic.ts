/** The kinds that are filled from the deck itself: cover, agenda, sources. */
import type { Outline } from '../outline/index.js';
import { dateInWords } from './dates.js';
import type { Citation, Deck, Person, Slide, View, ViewMap } from './deck.js';

export function automaticFields(
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

/** A cover's own `date` may be any words, taken literally. */
function dayOf({ fields, lang }: Slide, { date, datePlace }: Outline['deck']): View {
  if (typeof fields.date === 'string') return dateInWords(fields.date, lang);
  if (date === undefined) return undefined;
  return { $role: 'text', text: dateInWords(date, lang), place: datePlace };
}

/** The people in a cover's line-up. */
export function peopleShown({ people }: ViewMap): readonly Person[] {
  const isPerson = (view: View): boolean =>
    typeof view === 'object' && '$role' in view && view.$role === 'person';
  return Array.isArray(people) && people.every(isPerson) ? (people as Person[]) : [];
}

/** The first of a cover's people, without roles, and how many `more` there are. */
export function shortened(fields: ViewMap, most: number | undefined): ViewMap {
  const people = peopleShown(fields);
  if (most === undefined) return fields;
  const shown = people.slice(0, most).map((person) => ({ ...person, role: undefined }));
  return { ...fields, people: shown, more: people.length - shown.length };
}
