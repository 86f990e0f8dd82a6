/** Pages are laid out in CSS pixels, PowerPoint in EMU: the measures are turned here only. */

/** A rectangle on the slide, in px of a slide 1280 px wide. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The whole slide, in px. */
export const SLIDE: Box = { x: 0, y: 0, width: 1280, height: 720 };

/** Notes pages are portrait, 7.5 × 10 inches, as PowerPoint makes them; in px. */
export const NOTES_PAGE: Box = { x: 0, y: 0, width: 720, height: 960 };

/** px → EMU (ECMA-376-1 §20.1.10.16), rounded: 1280 px are 12 192 000 EMU, PowerPoint's 16:9. */
export function emu(px: number): number {
  return Math.round(px * 9525);
}

/** px → hundredths of a point, the unit of font sizes (§20.1.10.72): 1280 px are 960 pt. */
export function fontSize(px: number): number {
  return Math.min(Math.max(Math.round(px * 75), 100), 400000);
}

/** px → hundredths of a point, as lines and spaces are measured (§20.1.10.75). */
export function points(px: number): number {
  return Math.min(Math.max(Math.round(px * 75), 0), 158400);
}
