/** The deck as a PowerPoint file. */
import type { Rendered } from '../../render/index.js';
import { exportImagePptx } from './image-slides.js';
import { deckProperties } from './opc/deck-properties.js';

export { exportNativePptx } from './native/native-slides.js';

/**
 * A file whose slides are pictures, with the exact notes; each slide's title is its alt text.
 * @param images a PNG a slide
 */
export function exportImages(
  rendered: Rendered,
  images: readonly Uint8Array[],
  date: Date,
): Uint8Array {
  return exportImagePptx({
    ...deckProperties(rendered, date),
    slides: rendered.slides.map(({ title, kind, notes, hidden }, index) => ({
      title,
      kind,
      notes,
      hidden,
      image: images[index] ?? new Uint8Array(),
    })),
  });
}
