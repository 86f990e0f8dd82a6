/** Facts and words that name no source. */
import type { Field, FieldMap, Outline, Text } from '../../outline/index.js';
import type { Place, Problem } from '../../problem.js';
import { type FieldValue, keysIn, mapsIn, slidesOf } from './fields.js';

const HINT = 'Write `sources: [key]` here, or on the section or the deck for all slides.';

export function uncited(outline: Outline): Problem[] {
  return slidesOf(outline).flatMap((held) => {
    const { slide } = held;
    // The foot of a slide that has one names what the section or the deck cites.
    const isCovered = slide.sources.length > 0 || inherits(held, outline);
    const owns = keysIn(slide.fields, 'source').length > 0;
    if (slide.cites && !owns) return isCovered ? [] : [missing(slide.kind, slide.place)];
    const items = slide.cites ? listed(slide.fields) : [];
    const words = mapsIn(slide.fields).filter(({ verbatim }) => verbatim === true);
    return [...new Set([...items, ...words])].flatMap((item) => {
      // Once an item names its own source, those of the section or the deck are not shown.
      const isSaid = owns ? slide.sources.length > 0 : isCovered;
      if (isSaid || keysIn(item, 'source').length > 0) return [];
      const place = placeIn(item) ?? slide.place;
      return [item.verbatim === true ? wordsWithout(place) : itemWithout(place)];
    });
  });
}

function inherits({ slide, section }: FieldValue, { deck }: Outline): boolean {
  const shared = section?.sources.length ? section.sources : deck.sources;
  return slide.frame === 'full' && shared.length > 0;
}

/** The items of a slide's lists. */
function listed(fields: FieldMap): FieldMap[] {
  return Object.values(fields).flatMap((field) =>
    Array.isArray(field) ? (field as Field[]).flatMap((item) => mapsIn(item).slice(0, 1)) : [],
  );
}

function placeIn(item: FieldMap): Place | undefined {
  const texts = Object.values(item).filter(
    (field): field is Text =>
      typeof field === 'object' && '$role' in field && field.$role === 'text',
  );
  return texts[0]?.place;
}

function missing(kind: string, place: Place): Problem {
  const message = `This slide of kind ${kind} names no source`;
  return { severity: 'warning', code: 'check/no-source', message, hint: HINT, place };
}

function itemWithout(place: Place): Problem {
  const message = 'Others on this slide name their source, this names none';
  return {
    severity: 'warning',
    code: 'check/no-source',
    message,
    hint: 'Write `sources: [key]` here, too, or on the slide for all that is on it.',
    place,
  };
}

function wordsWithout(place: Place): Problem {
  const message = 'These words are said to be verbatim, and no source tells where they stand';
  return { severity: 'warning', code: 'check/no-source', message, hint: HINT, place };
}
