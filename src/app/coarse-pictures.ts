/** Warns of pictures with too few pixels for the page that they fill. */
import type { Outline, Picture } from '../outline/index.js';
import type { Problem } from '../problem.js';
import type { PictureFacts } from '../read/index.js';

/** Of a slide, CSS pixels. */
const PAGE = { width: 1280, height: 720 };

/** A pixel of the picture may cover so many of the slide's: of more the edges are seen. */
const MOST_SCALE = 1.25;

/** Portraits are shown 100 pixels wide at most. */
const PORTRAIT = 100;

/** @param facts of the portraits that were read, by path */
export function coarsePortraits(
  { people }: Pick<Outline, 'people'>,
  facts: ReadonlyMap<string, PictureFacts>,
): Problem[] {
  return people.flatMap(({ picture }): Problem[] => {
    const known = picture && facts.get(picture.src);
    if (!picture || !known || known.isDrawing) return [];
    const { width, height } = known;
    if (Math.min(width, height) * MOST_SCALE >= PORTRAIT) return [];
    return [
      {
        severity: 'warning',
        code: 'picture/too-small',
        message: `The portrait “${picture.src}” has ${width} × ${height} pixels, too few for a round picture`,
        hint: `Take one of ${2 * PORTRAIT} pixels in width and height, or more.`,
        place: picture.place,
      },
    ];
  });
}

/**
 * Those behind whole slides, and of the kind `picture`; others are measured where they are laid out.
 * @param facts of the pictures that were read, by path
 */
export function coarsePictures(
  { sections, deck }: Pick<Outline, 'sections' | 'deck'>,
  facts: ReadonlyMap<string, PictureFacts>,
): Problem[] {
  const slides = sections.flatMap(({ opening, slides: own }) => [
    ...(opening ? [opening] : []),
    ...own,
  ]);
  const automatic = Object.values(deck.auto).flatMap((slide) => slide || []);
  return [...automatic, ...slides].flatMap(({ kind, background, fields }) => {
    const { image } = fields;
    const filling = [
      ...(background && 'src' in background ? [background] : []),
      ...(kind === 'picture' && image ? [image as Picture] : []),
    ];
    return filling.flatMap(({ src, place }): Problem[] => {
      const { width, height, isDrawing } = facts.get(src) ?? { ...PAGE, isDrawing: true };
      const scale = Math.max(PAGE.width / width, PAGE.height / height);
      if (isDrawing || scale <= MOST_SCALE) return [];
      return [
        {
          severity: 'warning',
          code: 'picture/too-small',
          message: `The picture “${src}” has ${width} × ${height} pixels, too few to fill a slide`,
          hint: `Take one of ${PAGE.width} × ${PAGE.height} pixels or more, or show it smaller: \`kind: image\`.`,
          place,
        },
      ];
    });
  });
}
