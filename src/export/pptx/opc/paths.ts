/** Where the parts of our slides are in a package, whatever it was begun with. */

/** Of a slide, from 0. */
export function slidePath(index: number): string {
  return `ppt/slides/slide${index + 1}.xml`;
}

/** Of a slide's notes, from 0. */
export function notesPath(index: number): string {
  return `ppt/notesSlides/notesSlide${index + 1}.xml`;
}

export const FIRST_SLIDE = slidePath(0);
