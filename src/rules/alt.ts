/** Pictures that say nothing to those who cannot see them. */
import type { FieldMap, Outline, OutlineSlide, Picture } from '../outline/outline.js';
import type { Place, Problem } from '../problem.js';
import { slidesOf, valuesIn } from './fields.js';

export function missingAlt(outline: Outline): Problem[] {
  return slidesOf(outline).flatMap(({ slide }) => [
    ...contentPictures(slide)
      .filter(({ alt = '' }) => alt.trim() === '')
      .map(({ altPlace, src }) => without(`The picture “${src}”`, altPlace)),
    ...valuesIn(slide.fields).flatMap((value) =>
      typeof value === 'object' && value.$role === 'markdown'
        ? picturesIn(value.markdown).map((src) => without(`The picture “${src}”`, value.place))
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

/** What Marp reads in the place of a picture's alt text: its size and place, and no word. */
const KEYWORD =
  /^(fit|auto|cover|contain|vertical|(left|right|w|h|width|height|blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)(:\S+)?)$/;

/** The addresses of pictures in raw Markdown that have no alt text; backgrounds need none. */
function picturesIn(markdown: string): string[] {
  const shown = markdown
    .replace(/^ {0,3}(`{3,}|~{3,})[\s\S]*?^ {0,3}\1.*$/gm, '')
    .replace(/(`+)[^`][\s\S]*?\1/g, '')
    .replace(/<!--[\s\S]*?-->/g, '');
  const marked = [...shown.matchAll(/!\[([^\]]*)\]\(\s*<?([^)>\s]*)/g)].flatMap(
    ([, alt = '', src = '']) => {
      const words = alt.split(/\s+/).filter((word) => word !== '');
      const isSaid = words.includes('bg') || words.some((word) => !KEYWORD.test(word));
      return isSaid ? [] : [src];
    },
  );
  const written = [...shown.matchAll(/<img\b[^>]*>/gi)].flatMap(([tag]) =>
    /\salt\s*=/i.test(tag) ? [] : [/\ssrc\s*=\s*["']?([^"'\s>]*)/i.exec(tag)?.[1] ?? ''],
  );
  return [...marked, ...written].map((src) => (src.length > 60 ? `${src.slice(0, 60)}…` : src));
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
