/// <reference lib="dom" />
/** Tells how far the page has come: a step that takes too long is named with its slide. */

declare const firesideProgress: ((at: string) => void) | undefined;

/** Tells that something of this element's slide is next, such as `a picture of`. */
export function tellProgress(element: Element, part = ''): void {
  const slide = element.closest('svg[data-marpit-svg]')?.querySelector('section[id]')?.id;
  if (slide && typeof firesideProgress === 'function') firesideProgress(`${part}slide ${slide}`);
}
