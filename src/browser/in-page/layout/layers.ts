/** The layers that Marp makes of a slide with a background picture (`![bg](…)`), over each other. */

/** All layers of all slides. */
export const LAYERS = 'svg[data-marpit-svg] > foreignObject > section';

/** The pictures alone. */
const BACKGROUND = '[data-marpit-advanced-background="background"]';
/** What the theme draws with `section::after`: the page number. */
const PSEUDO = '[data-marpit-advanced-background="pseudo"]';

/** True for a layer that has nothing of the slide's own text. */
export function isLayerBeside(layer: Element): boolean {
  return layer.matches(`${BACKGROUND}, ${PSEUDO}`);
}

/** The SVG around a slide, and its layers beside the text. */
export function layersOf(section: HTMLElement) {
  const slide = section.closest('svg[data-marpit-svg]') ?? section;
  return {
    slide,
    background: slide.querySelector(`:scope > foreignObject > ${BACKGROUND}`),
    pseudo: slide.querySelector<HTMLElement>(`:scope > foreignObject > ${PSEUDO}`),
  };
}
