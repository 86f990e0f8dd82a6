/** The slides of an outline with what their fields hold, whatever their kind. */
import type {
  Field,
  FieldMap,
  Outline,
  OutlineSection,
  OutlineSlide,
  Value,
} from '../../outline/index.js';
import type { Place } from '../../problem.js';

/** A warning without its code. */
export interface CheckWarning {
  readonly message: string;
  readonly hint: string;
  readonly place: Place;
}

export interface CheckedSlide {
  readonly slide: OutlineSlide;
  readonly section: OutlineSection | undefined;
  /** Of all its fields. */
  readonly values: readonly Value[];
}

/** All slides that the deck will have. */
export function slidesOf(outline: Outline): CheckedSlide[] {
  const auto = Object.values(outline.deck.auto).map((slide) => ({ slide, section: undefined }));
  const written = outline.sections.flatMap((section) =>
    [section.opening, ...section.slides].map((slide) => ({ slide, section })),
  );
  return [...auto, ...written].flatMap(({ slide, section }) =>
    slide ? [{ slide, section, values: valuesIn(slide.fields) }] : [],
  );
}

/** The values of a field and of all inside it. */
export function valuesIn(field: Field): Value[] {
  if (typeof field !== 'object') return [field];
  if (Array.isArray(field)) return field.flatMap(valuesIn);
  if ('$role' in field) {
    const { caption } = field as FieldMap;
    return [field as Value, ...(caption === undefined ? [] : valuesIn(caption))];
  }
  return Object.values(field as FieldMap).flatMap(valuesIn);
}

type OfRole<R> = Value extends infer V
  ? V extends { readonly $role: infer Roles }
    ? R extends Roles
      ? V
      : never
    : never
  : never;

/** The values of a role, such as `person`. */
export function ofRole<R extends string>(values: readonly Value[], role: R): OfRole<R>[] {
  return values.filter(
    (value): value is OfRole<R> & Value => typeof value === 'object' && value.$role === role,
  );
}
