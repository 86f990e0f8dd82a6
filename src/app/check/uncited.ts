/** Facts and verbatim words that name no source. */
import type { Field, FieldMap, Outline, Value } from '../../outline/index.js';
import type { Place } from '../../problem.js';
import { type CheckedSlide, type CheckWarning, ofRole, valuesIn } from './slides.js';

const HINT = 'Write `sources: [key]` here, or on the section or the deck for all slides.';

export function uncited(slides: readonly CheckedSlide[], outline: Outline): CheckWarning[] {
  return slides.flatMap((checked) => {
    const { slide, values } = checked;
    // A slide with a footer shows the sources of its section or of the deck there.
    const isCovered = slide.sources.length > 0 || inherits(checked, outline);
    const owns = ofRole(values, 'source').length > 0;
    if (slide.cites && !owns) {
      const message = `This slide of kind ${slide.kind} names no source`;
      return isCovered ? [] : { message, hint: HINT, place: slide.place };
    }
    const items = slide.cites ? itemsIn(slide.fields) : [];
    const verbatim = mapsIn(slide.fields).filter((map) => map.verbatim === true);
    return [...new Set([...items, ...verbatim])].flatMap((item) => {
      // Once an item names its own source, those of the section or the deck are not shown.
      const hasSource = owns ? slide.sources.length > 0 : isCovered;
      if (hasSource || ofRole(valuesIn(item), 'source').length > 0) return [];
      return { ...(item.verbatim === true ? VERBATIM : ITEM), place: placeIn(item) ?? slide.place };
    });
  });
}

const ITEM = {
  message: 'This item has no source, while other items of the slide do',
  hint: 'Write `sources: [key]` here, too, or on the slide for all that is on it.',
};
const VERBATIM = {
  message: 'This quotation is marked verbatim but has no source',
  hint: HINT,
};

function inherits({ slide, section }: CheckedSlide, { deck }: Outline): boolean {
  const shared = section?.sources.length ? section.sources : deck.sources;
  return slide.frame === 'full' && shared.length > 0;
}

/** The items of a slide's lists. */
function itemsIn(fields: FieldMap): FieldMap[] {
  return Object.values(fields).flatMap((field) =>
    Array.isArray(field) ? (field as Field[]).flatMap((item) => mapsIn(item).slice(0, 1)) : [],
  );
}

/** The mappings inside a field, itself among them. */
function mapsIn(field: Field): FieldMap[] {
  if (typeof field !== 'object') return [];
  if (Array.isArray(field)) return field.flatMap(mapsIn);
  if ('$role' in field) return [];
  return [field as FieldMap, ...Object.values(field as FieldMap).flatMap(mapsIn)];
}

/** Of the item's first text. */
function placeIn(item: FieldMap): Place | undefined {
  const own = Object.values(item).filter((field) => typeof field === 'object' && '$role' in field);
  return ofRole(own as Value[], 'text')[0]?.place;
}
