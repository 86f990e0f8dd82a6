/** Warns of pictures with too few pixels for the place that the layout gives them. */
import type { CoarsePicture } from '../browser/scene/index.js';
import { type DeckPicture, mapView, type Slide } from '../deck/index.js';
import type { Problem } from '../problem.js';

export function coarsePictureWarnings(
  slide: Slide,
  coarse: readonly CoarsePicture[] = [],
): Problem[] {
  if (coarse.length === 0) return [];
  const pictures: DeckPicture[] = [];
  mapView(slide.fields, (view) => {
    if (view.$role === 'image') pictures.push(view);
    return view;
  });
  return coarse.flatMap(({ alt, nth, pixels, shown }): Problem[] => {
    const own = pictures.filter((one) => one.alt === alt)[nth];
    const name = own?.file ?? alt;
    // A video has the pixels that it has.
    if (own?.video?.hasPoster === false) return [];
    return [
      {
        severity: 'warning',
        code: 'picture/too-small',
        message: `The picture “${name}” has ${sizeOf(pixels)} pixels, too few for its place on slide ${slide.number}`,
        hint: `Take one of ${sizeOf(shown)} pixels or more; twice as many are sharp on every screen.`,
        place: own?.place ?? slide.place,
      },
    ];
  });
}

function sizeOf({ width, height }: CoarsePicture['pixels']): string {
  return `${width} × ${height}`;
}
