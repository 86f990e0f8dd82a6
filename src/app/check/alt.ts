/** Pictures that say nothing to those who cannot see them. */

import type { FieldMap, Outline, OutlineSlide, Picture } from '../../outline/index.js';
import { altOf, picturesIn } from '../../outline/index.js';
import type { Place, Problem } from '../../problem.js';
import { slidesOf, valuesIn } from './fields.js';

export function missingAlt(outline: Outline): Problem[] {
  return slidesOf(outline).flatMap(({ slide }) => [
    ...contentPictures(slide)
      .filter(({ alt = '' }) => alt.trim() === '')
      .map(({ altPlace, src }) => without(`The picture “${src}”`, altPlace)),
    ...valuesIn(slide.fields).flatMap((value) =>
      typeof value === 'object' && value.$role === 'markdown'
        ? unsaidIn(value.markdown).map((src) => without(`The picture “${src}”`, value.place))
        : [],
    ),
  ]);
}

/** A picture that its kind cannot do without is what the slide shows; others may be ornaments. */
function contentPictures({ fields, required }: OutlineSlide): Picture[] {
  return required.flatMap((name) => {
    const field = (fields as FieldMap)[name];
    return field === undefined
      ? []
      : valuesIn(field).filter(
          (value): value is Picture => typeof value === 'object' && value.$role === 'picture',
        );
  });
}

/** The pictures in raw Markdown that have no alt text, as they are written; backgrounds need none. */
function unsaidIn(markdown: string): string[] {
  return picturesIn(markdown)
    .filter(({ words, isBackground }) => !isBackground && altOf(words ?? '') === '')
    .map(({ src }) => (src.length > 60 ? `${src.slice(0, 60)}…` : src));
}

function without(name: string, place: Place): Problem {
  return {
    severity: 'warning',
    code: 'check/no-alt',
    message: `${name} has no alt text`,
    hint: 'Say what it shows: `alt: …`, or in Markdown ![…](…).',
    place,
  };
}
