/** The least contrast for readable text (WCAG 2.2, 1.4.3). */

/** The least contrast of body text, and of large text. */
export const MIN_CONTRAST = 4.5;
export const MIN_CONTRAST_LARGE = 3;

/** Large is text from so many CSS pixels on; less is enough in bold. */
const LARGE = 24;
const LARGE_BOLD = 18.66;

/** @param size in CSS pixels */
export function isLargeText(size: number, bold: boolean): boolean {
  return size >= LARGE || (bold && size >= LARGE_BOLD);
}

/** What text must reach: less where it is large. */
export function minContrast(size: number, bold: boolean): number {
  return isLargeText(size, bold) ? MIN_CONTRAST_LARGE : MIN_CONTRAST;
}
