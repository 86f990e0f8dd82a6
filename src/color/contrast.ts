/** Contrast by WCAG 2.2, and colours of text that reach it. */
import { hexColor, parseHex, type Rgb, toHsl, toRgb } from './color.js';

/** The least contrast of body text, and of large text (1.4.3). */
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

/** Relative luminance from 0 to 1, without alpha. */
export function luminanceOf(color: string | Rgb): number {
  const { red, green, blue } = typeof color === 'string' ? parseHex(color) : color;
  const linear = (value: number): number =>
    value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast of two opaque colours from 1, none, to 21, black on white. */
export function contrastOf(one: string | Rgb, other: string | Rgb): number {
  const [a, b] = [luminanceOf(one), luminanceOf(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Whether dark text reads better on it than light text. */
export function isLight(color: string): boolean {
  return luminanceOf(color) > 0.18;
}

/** The text colour on a surface: the darker of the two if readable, else white or black. */
export function textOn(surface: string, dark: string): string {
  if (!isLight(surface)) return '#ffffff';
  return !isLight(dark) && contrastOf(surface, dark) >= MIN_CONTRAST ? dark : '#000000';
}

/** Steps from black to white in which a lightness is looked for. */
const STEPS = 512;

/**
 * The colour made as much darker or lighter, and no more, as it needs to be read on all these
 * backgrounds; hue and saturation (HSL, as Office derives its shades) stay. Black or white where that is
 * what it takes: one of them reaches 4.58:1 on any background.
 * @param needed the least contrast, such as 4.5
 */
export function readableOn(color: string, backgrounds: readonly string[], needed: number): string {
  const luminances = backgrounds.map(luminanceOf);
  const own = luminanceOf(color);
  const dark = (Math.min(...luminances) + 0.05) / needed - 0.05;
  const light = (Math.max(...luminances) + 0.05) * needed - 0.05;
  if (own <= dark || own >= light) return color;
  const hsl = toHsl(parseHex(color));
  const at = (step: number): string => hexColor(toRgb({ ...hsl, lightness: step / STEPS }));
  const start = hsl.lightness * STEPS;
  const down = dark < 0 ? undefined : lastStep((step) => luminanceOf(at(step)) <= dark);
  const up = light > 1 ? undefined : STEPS - lastStep((s) => luminanceOf(at(STEPS - s)) >= light);
  if (down === undefined && up === undefined) {
    // At this contrast to black, black and white can be read alike.
    const isBlack = contrastOf('#000000', backgrounds[0] ?? '#ffffff') >= Math.sqrt(21);
    return isBlack ? '#000000' : '#ffffff';
  }
  const isDown = up === undefined || (down !== undefined && start - down <= up - start);
  return at((isDown ? down : up) ?? 0);
}

/** The last step for which the condition is true, of those from 0 on: it is true for all before. */
function lastStep(holds: (step: number) => boolean): number {
  let [low, high] = [0, STEPS];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
