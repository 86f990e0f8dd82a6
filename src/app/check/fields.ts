/** Walks the fields of slides, whatever their kind: the rules ask for roles, not for names. */
import type {
  Field,
  FieldMap,
  Outline,
  OutlineSection,
  OutlineSlide,
  Value,
} from '../../outline/index.js';

/** A slide that the outline holds, with the section it stands in. */
export interface FieldValue {
  readonly slide: OutlineSlide;
  readonly section: OutlineSection | undefined;
}

/** All slides that the deck will have. */
export function slidesOf(outline: Outline): FieldValue[] {
  const auto = Object.values(outline.deck.auto).map((slide) => ({ slide, section: undefined }));
  const held = outline.sections.flatMap((section) =>
    [section.opening, ...section.slides].map((slide) => ({ slide, section })),
  );
  return [...auto, ...held].flatMap(({ slide, section }) => (slide ? [{ slide, section }] : []));
}

/** The marked values of a field and of all inside it. */
export function valuesIn(field: Field): Value[] {
  if (typeof field !== 'object') return [field];
  if (Array.isArray(field)) return field.flatMap(valuesIn);
  if ('$role' in field) {
    const { caption } = field as FieldMap;
    return [field as Value, ...(caption === undefined ? [] : valuesIn(caption))];
  }
  return Object.values(field as FieldMap).flatMap(valuesIn);
}

/** The mappings inside a field, itself among them. */
export function mapsIn(field: Field): FieldMap[] {
  if (typeof field !== 'object') return [];
  if (Array.isArray(field)) return field.flatMap(mapsIn);
  if ('$role' in field) return [];
  return [field as FieldMap, ...Object.values(field as FieldMap).flatMap(mapsIn)];
}

/** The keys of the people, or of the sources, that a field names. */
export function keysIn(field: Field, role: 'person' | 'source'): string[] {
  return valuesIn(field).flatMap((value) =>
    typeof value === 'object' && value.$role === role ? [value.key] : [],
  );
}
