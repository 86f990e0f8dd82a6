/** The slides of the document, and the layers that Marp makes of those with a background picture. */

const SLIDE = 'svg[data-marpit-svg]';
/** The pictures of `![bg](…)` alone. */
const BACKGROUND = '[data-marpit-advanced-background="background"]';
/** What the theme draws with `section::after`: the page number. */
const PSEUDO = '[data-marpit-advanced-background="pseudo"]';

export function slidesIn(root: ParentNode): Element[] {
  return [...root.querySelectorAll(SLIDE)];
}

/** All layers of all slides; a slide without a background picture is one. */
export function layersIn(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(`${SLIDE} > foreignObject > section`)];
}

/** Those with the slide's own text. */
export function sectionsIn(root: ParentNode): HTMLElement[] {
  return layersIn(root).filter((layer) => !layer.matches(`${BACKGROUND}, ${PSEUDO}`));
}

/** The SVG around a slide, and its layers beside the text. */
export function layersOf(section: HTMLElement) {
  const slide = section.closest(SLIDE) ?? section;
  return {
    slide,
    background: slide.querySelector(`:scope > foreignObject > ${BACKGROUND}`),
    pseudo: slide.querySelector<HTMLElement>(`:scope > foreignObject > ${PSEUDO}`),
  };
}

/** Adds a style to the document; whoever adds it removes it. */
export function addStyle(css: string): HTMLStyleElement {
  const style = Object.assign(document.createElement('style'), { textContent: css });
  document.head.append(style);
  return style;
}

declare const firesideProgress: ((at: string) => void) | undefined;

/**
 * Reports that the slide of an element is next: a step that takes too long is named with it.
 * @param part of the slide, such as `a picture of `
 */
export function reportProgress(element: Element, part = ''): void {
  const number = element.closest(SLIDE)?.querySelector('section[id]')?.id;
  if (number && typeof firesideProgress === 'function') firesideProgress(`${part}slide ${number}`);
}
