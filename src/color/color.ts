/** Reads colours as CSS writes them, and reckons with them by hue, saturation and lightness. */
import { color as readColor } from 'd3-color';

/** Channels from 0 to 255. */
type Rgb = readonly [red: number, green: number, blue: number];

/** The hue in degrees, the others from 0 to 1. */
type Hsl = readonly [hue: number, saturation: number, lightness: number];

/**
 * Reads `#rgb`, `#rrggbb`, `rgb(…)`, `hsl(…)` (with commas or, as in CSS Color 4, blanks) and the
 * names of CSS.
 * @returns `#rrggbb`; undefined for what is no colour, or one that is see-through
 */
export function parseColor(written: string): string | undefined {
  const text = written.trim();
  const withCommas = text.replace(/\(([^(),/]+)\)/, (_, inner: string) =>
    `(${inner.trim().split(/\s+/).join(',')})`.replaceAll('deg', ''),
  );
  const found = readColor(withCommas);
  return found === null || found.opacity < 1 ? undefined : found.formatHex();
}

/** Relative luminance from 0 to 1 (WCAG 2.2). */
export function luminanceOf(hex: string): number {
  const [red, green, blue] = channels(hex).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours from 1 to 21 (WCAG 2.2), in whatever order. */
export function contrastOf(one: string, other: string): number {
  const [a, b] = [luminanceOf(one), luminanceOf(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Whether black reads better on it than white. */
export function isLight(hex: string): boolean {
  return contrastOf(hex, '#000000') > contrastOf(hex, '#ffffff');
}

/** `share` of the one (0 to 1), the rest of the other, as CSS mixes in `srgb`. */
export function mixed(one: string, other: string, share: number): string {
  const b = channels(other);
  return hexOf(channels(one).map((value, i) => value * share + (b[i] ?? 0) * (1 - share)) as never);
}

/** Steps from black to white in which a lightness is looked for. */
const STEPS = 512;

/**
 * The colour made as much darker or lighter, and no more, as it needs to be read on all these
 * grounds; hue and saturation (HSL, as Office derives its shades) stay. Black or white where that is
 * what it takes: one of them reaches 4.58:1 on any ground.
 * @param needed the least contrast (WCAG 2.2), such as 4.5
 */
export function readableOn(color: string, grounds: readonly string[], needed: number): string {
  const luminances = grounds.map(luminanceOf);
  const own = luminanceOf(color);
  const dark = (Math.min(...luminances) + 0.05) / needed - 0.05;
  const light = (Math.max(...luminances) + 0.05) * needed - 0.05;
  if (own <= dark || own >= light) return color;
  const [hue, saturation, lightness] = toHsl(color);
  const at = (step: number): string => hexOf(toRgb([hue, saturation, step / STEPS]));
  const start = lightness * STEPS;
  const down = dark < 0 ? undefined : lastStep((step) => luminanceOf(at(step)) <= dark);
  const up = light > 1 ? undefined : STEPS - lastStep((s) => luminanceOf(at(STEPS - s)) >= light);
  if (down === undefined && up === undefined) {
    return contrastOf('#000000', grounds[0] ?? '#ffffff') >= NEAR ? '#000000' : '#ffffff';
  }
  const isDown = up === undefined || (down !== undefined && start - down <= up - start);
  return at((isDown ? down : up) ?? 0);
}

/** On a ground of this contrast to black, black and white can be read alike. */
const NEAR = Math.sqrt(21);

/** The last step that holds, of those from 0 on: all of them do up to it. */
function lastStep(holds: (step: number) => boolean): number {
  let [low, high] = [0, STEPS];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What is to be read on a surface: the dark one of the two where it can be, else white or black. */
export function textOn(surface: string, dark: string): string {
  if (!isLight(surface)) return '#ffffff';
  return !isLight(dark) && contrastOf(surface, dark) >= 4.5 ? dark : '#000000';
}

function channels(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1, 7), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function hexOf(rgb: Rgb): string {
  return `#${rgb.map((one) => Math.round(one).toString(16).padStart(2, '0')).join('')}`;
}

function toHsl(hex: string): Hsl {
  const [r, g, b] = channels(hex).map((value) => value / 255) as unknown as Rgb;
  const most = Math.max(r, g, b);
  const span = most - Math.min(r, g, b);
  const lightness = most - span / 2;
  if (span === 0) return [0, 0, lightness];
  const sixth =
    most === r ? (g - b) / span + 6 : most === g ? (b - r) / span + 2 : (r - g) / span + 4;
  return [(sixth % 6) * 60, span / (1 - Math.abs(2 * lightness - 1)), lightness];
}

function toRgb([hue, saturation, lightness]: Hsl): Rgb {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number): number => {
    const k = (offset + hue / 30) % 12;
    return 255 * (lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  };
  return [channel(0), channel(8), channel(4)];
}
