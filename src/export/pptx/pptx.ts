/** The deck as a PowerPoint file. */
import type { Rendered } from '../../render/render.js';
import { exportImagePptx } from './image-slides.js';

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
    title: rendered.title,
    ...(rendered.author === undefined ? {} : { author: rendered.author }),
    ...(rendered.subtitle === undefined ? {} : { subject: rendered.subtitle }),
    lang: rendered.lang,
    date,
    sections: rendered.sections.map(({ number, title }) => ({
      title,
      slides: rendered.slides.flatMap(({ section }, index) => (section === number ? [index] : [])),
    })),
    slides: rendered.slides.map(({ title, kind, notes }, index) => ({
      title,
      kind,
      notes,
      image: images[index] ?? new Uint8Array(),
    })),
  });
}
