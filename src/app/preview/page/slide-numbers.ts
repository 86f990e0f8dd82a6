/** Slides come without their number, so that one put in front leaves the others as they are. */

export interface SlideNumber {
  /** From 1. */
  readonly number: number;
  readonly count: number;
}

/** Writes the number and the count into a slide's sections, as Marp does, where they changed. */
export function setNumbers(page: HTMLElement, { number, count }: SlideNumber): void {
  for (const section of page.querySelectorAll<HTMLElement>('section')) {
    set(section, 'id', number);
    set(section, 'data-marpit-pagination', number);
    set(section, 'data-marpit-pagination-total', count);
  }
}

function set(section: HTMLElement, name: string, value: number): void {
  const now = section.getAttribute(name);
  if (now !== null && now !== String(value)) section.setAttribute(name, String(value));
}
