/** Finds pictures with fewer pixels than the slide gives them. */
import type { CoarsePicture } from '../../scene/index.js';
import { placeOf } from '../layout/picture.js';

/** A pixel of the picture may cover so many of the slide's: of more the edges are seen. */
const MOST_SCALE = 1.25;

/** Those of the outline: what is behind a whole slide is known before it is laid out. */
const NAMED = 'img[alt]:not([alt=""], .emoji, .math, .qr-code, .behind *, [src^="data:image/svg"])';

/** @param section a slide that is laid out */
export function coarsePictures(section: HTMLElement): CoarsePicture[] {
  const counts = new Map<string, number>();
  return [...section.querySelectorAll<HTMLImageElement>(NAMED)].flatMap((image) => {
    const { alt, naturalWidth, naturalHeight } = image;
    const nth = counts.get(alt) ?? 0;
    counts.set(alt, nth + 1);
    const whole = placeOf(image)?.whole;
    // The slide itself may be shown in another size.
    const scale = section.getBoundingClientRect().width / section.offsetWidth;
    if (whole === undefined || whole.width <= naturalWidth * scale * MOST_SCALE) return [];
    const shown = [whole.width, whole.height].map((size) => Math.round(size / scale));
    const [width = 0, height = 0] = shown;
    return [
      {
        alt,
        nth,
        pixels: { width: naturalWidth, height: naturalHeight },
        shown: { width, height },
      },
    ];
  });
}
