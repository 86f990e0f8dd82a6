declare const firesideProgress: ((at: string) => void) | undefined;

/**
 * Reports that the slide of an element is next: a step that takes too long is named with it.
 * @param part of the slide, such as `a picture of `
 */
export function reportProgress(element: Element, part = ''): void {
  const slide = element.closest('svg[data-marpit-svg]')?.querySelector('section[id]')?.id;
  if (slide && typeof firesideProgress === 'function') firesideProgress(`${part}slide ${slide}`);
}
