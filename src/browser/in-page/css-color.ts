/** Computed colours and their mixes. */
import type { Rgb } from '../../color/index.js';

const known = new Map<string, Rgb>();

/** Any computed colour, each within sRGB. */
export function rgbOf(value: string): Rgb {
  const color = known.get(value) ?? parsed(value) ?? painted(value);
  known.set(value, color);
  return color;
}

/** Chromium's notations for most colours; the second for mixed ones. */
function parsed(value: string): Rgb | undefined {
  const [, notation, inner = ''] = /^(rgba?\(|color\(srgb )(.*)\)$/.exec(value) ?? [];
  if (notation === undefined) return undefined;
  const [red = 0, green = 0, blue = 0, alpha = 1] = inner
    .split(/[\s,/]+/)
    .map((one) => Number(one) || 0);
  const scale = notation === 'color(srgb ' ? 255 : 1;
  const channel = (part: number): number => Math.min(255, Math.max(0, part * scale));
  return { red: channel(red), green: channel(green), blue: channel(blue), alpha };
}

/** In any notation: one pixel of it is painted and read. */
function painted(value: string): Rgb {
  // Its alpha is read from the text: a transparent pixel has its colour roughly.
  const [end = '', alpha = 1] = / \/ ([^)]+)\)$/.exec(value) ?? [];
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (context === null) return { red: 0, green: 0, blue: 0, alpha: 1 };
  context.fillStyle = end === '' ? value : value.replace(end, ')');
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return { red, green, blue, alpha: Number(alpha) || 0 };
}

export function faded(color: Rgb, opacity: number): Rgb {
  return { ...color, alpha: color.alpha * opacity };
}

/** A colour over a background (“source over”). */
export function over(color: Rgb, background: Rgb): Rgb {
  const rest = background.alpha * (1 - color.alpha);
  const alpha = color.alpha + rest;
  const part = (of: 'red' | 'green' | 'blue'): number =>
    alpha === 0 ? 0 : (color[of] * color.alpha + background[of] * rest) / alpha;
  return { red: part('red'), green: part('green'), blue: part('blue'), alpha };
}
