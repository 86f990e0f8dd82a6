/** How much two colours stand out from each other (WCAG 2.2), and colours made to stand out. */
import type { Color } from '../../stage/scene.js';
import { parseColor, type Rgb, toHsl, toRgb } from './color-space.js';

/** `#rrggbb`. */
export function hexColor({ red, green, blue }: Rgb): Color {
  return `#${[red, green, blue].map((one) => Math.round(one).toString(16).padStart(2, '0')).join('')}`;
}

function luminance(color: Color): number {
  const { red, green, blue } = parseColor(color);
  const linear = (value: number): number =>
    value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** From 1, the same, to 21, black on white. */
export function contrast(one: Color, other: Color): number {
  const [less = 0, more = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (more + 0.05) / (less + 0.05);
}

/** What must be reached: less for large text, of 24 px, or 18.66 px in bold. */
export function leastContrast(size: number, bold: boolean): number {
  return size >= 24 || (bold && size >= 18.66) ? 3 : 4.5;
}

/** A mixture of two colours, the first for a share of 0. */
export function mixed(one: Color, other: Color, share: number): Color {
  const [a, b] = [parseColor(one), parseColor(other)];
  const part = (of: 'red' | 'green' | 'blue') => a[of] + (b[of] - a[of]) * share;
  return hexColor({ red: part('red'), green: part('green'), blue: part('blue'), alpha: 1 });
}

const STEP = 0.03;

/**
 * The colour, made lighter or darker until it stands out from its ground as it must; its hue stays.
 *
 * @param least a contrast of 1 to 21
 */
export function standingOut(color: Color, ground: Color, least: number): Color {
  if (contrast(color, ground) >= least) return color;
  const { hue, saturation, lightness } = toHsl(parseColor(color));
  const ways = [1, -1].map((direction) => {
    for (let by = STEP; by <= 1; by += STEP) {
      const moved = Math.min(Math.max(lightness + direction * by, 0), 1);
      const found = hexColor(toRgb({ hue, saturation, lightness: moved }));
      if (contrast(found, ground) >= least) return { found, by };
    }
    return undefined;
  });
  const [nearer] = ways.flatMap((way) => way ?? []).sort((a, b) => a.by - b.by);
  if (nearer) return nearer.found;
  return contrast('#000000', ground) > contrast('#ffffff', ground) ? '#000000' : '#ffffff';
}
