/** The text size of a slide, as a class in its HTML and its Markdown (templates/text-size.css). */
import type { Rendered, RenderedSlide } from './render.js';

/**
 * The slides in the sizes that were found for them; nothing is rendered again.
 * @param sizes a slide each, in CSS pixels
 */
export function withTextSizes(
  rendered: Rendered,
  sizes: readonly (number | undefined)[],
): Rendered {
  return {
    ...rendered,
    slides: rendered.slides.map((slide, index) => withTextSize(slide, sizes[index])),
  };
}

/** @param size undefined for a slide that was not fitted */
export function withTextSize(slide: RenderedSlide, size: number | undefined): RenderedSlide {
  if (slide.textSize === size) return slide;
  const add = (classes: string): string =>
    classes.replace(/ size-\d+/, '') + (size === undefined ? '' : ` size-${size}`);
  return {
    ...slide,
    textSize: size,
    markdown: slide.markdown.replace(/^_class: .*$/m, add),
    html: slide.html.replace(
      /(<section\b[^>]*? class=")([^"]*)/g,
      (_, start: string, classes: string) => start + add(classes),
    ),
  };
}
