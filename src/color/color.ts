/** Reads colours as CSS writes them, and computes with them by hue, saturation and lightness. */
import { color as readColor } from 'd3-color';
import {
  contrastOf,
  hexColor,
  parseHex as hexToRgb,
  isLight,
  luminanceOf,
  toHsl,
  toRgb,
} from './color-space.js';
import { MIN_CONTRAST } from './min-contrast.js';

/**
 * Reads `#rgb`, `#rrggbb`, `rgb(…)`, `hsl(…)` (with commas or, as in CSS Color 4, spaces) and the
 * names of CSS.
 * @returns `#rrggbb`; undefined for an invalid or translucent colour
 */
export function parseColor(written: string): string | undefined {
  const text = written.trim();
  const withCommas = text.replace(/\(([^(),/]+)\)/, (_, inner: string) =>
    `(${inner.trim().split(/\s+/).join(',')})`.replaceAll('deg', ''),
  );
  const found = readColor(withCommas);
  return found === null || found.opacity < 1 ? undefined : found.formatHex();
}

/** `share` of the one (0 to 1), the rest of the other, as CSS mixes in `srgb`. */
export function mixed(one: string, other: string, share: number): `#${string}` {
  const [a, b] = [hexToRgb(one), hexToRgb(other)];
  const part = (of: 'red' | 'green' | 'blue') => a[of] * share + b[of] * (1 - share);
  return hexColor({ red: part('red'), green: part('green'), blue: part('blue'), alpha: 1 });
}

/** Steps from black to white in which a lightness is looked for. */
const STEPS = 512;

/**
 * The colour made as much darker or lighter, and no more, as it needs to be read on all these
 * backgrounds; hue and saturation (HSL, as Office derives its shades) stay. Black or white where that is
 * what it takes: one of them reaches 4.58:1 on any background.
 * @param needed the least contrast (WCAG 2.2), such as 4.5
 */
export function readableOn(color: string, backgrounds: readonly string[], needed: number): string {
  const luminances = backgrounds.map(luminanceOf);
  const own = luminanceOf(color);
  const dark = (Math.min(...luminances) + 0.05) / needed - 0.05;
  const light = (Math.max(...luminances) + 0.05) * needed - 0.05;
  if (own <= dark || own >= light) return color;
  const { hue, saturation, lightness } = toHsl(hexToRgb(color));
  const at = (step: number): string =>
    hexColor(toRgb({ hue, saturation, lightness: step / STEPS }));
  const start = lightness * STEPS;
  const down = dark < 0 ? undefined : lastStep((step) => luminanceOf(at(step)) <= dark);
  const up = light > 1 ? undefined : STEPS - lastStep((s) => luminanceOf(at(STEPS - s)) >= light);
  if (down === undefined && up === undefined) {
    return contrastOf('#000000', backgrounds[0] ?? '#ffffff') >= NEAR ? '#000000' : '#ffffff';
  }
  const isDown = up === undefined || (down !== undefined && start - down <= up - start);
  return at((isDown ? down : up) ?? 0);
}

/** On a background of this contrast to black, black and white can be read alike. */
const NEAR = Math.sqrt(21);

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

/** The text colour on a surface: the darker of the two if readable, else white or black. */
export function textOn(surface: string, dark: string): string {
  if (!isLight(surface)) return '#ffffff';
  return !isLight(dark) && contrastOf(surface, dark) >= MIN_CONTRAST ? dark : '#000000';
}
