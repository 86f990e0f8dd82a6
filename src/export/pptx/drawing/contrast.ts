/** How much two colours stand out from each other (WCAG 2.2), and colours made to stand out. */

import type { Color } from '../../../browser/scene/index.js';
import {
  contrastOf,
  hexColor,
  isLargeText,
  MIN_CONTRAST,
  MIN_CONTRAST_LARGE,
  parseHex,
  toHsl,
  toRgb,
} from '../../../color/index.js';

/** What must be reached: less for large text. */
export function leastContrast(size: number, bold: boolean): number {
  return isLargeText(size, bold) ? MIN_CONTRAST_LARGE : MIN_CONTRAST;
}

const STEP = 0.03;

/**
 * The colour, made lighter or darker until it stands out from its background as it must; its hue stays.
 *
 * @param least a contrast of 1 to 21
 */
export function standingOut(color: Color, background: Color, least: number): Color {
  if (contrastOf(color, background) >= least) return color;
  const { hue, saturation, lightness } = toHsl(parseHex(color));
  const ways = [1, -1].map((direction) => {
    for (let by = STEP; by <= 1; by += STEP) {
      const moved = Math.min(Math.max(lightness + direction * by, 0), 1);
      const found = hexColor(toRgb({ hue, saturation, lightness: moved }));
      if (contrastOf(found, background) >= least) return { found, by };
    }
    return undefined;
  });
  const [nearer] = ways.flatMap((way) => way ?? []).sort((a, b) => a.by - b.by);
  if (nearer) return nearer.found;
  return contrastOf('#000000', background) > contrastOf('#ffffff', background)
    ? '#000000'
    : '#ffffff';
}
