/** Computed colours, their mixes, and their contrast by the formulas of WCAG 2.2. */
import type { Rgba } from '../../scene/index.js';

const known = new Map<string, Rgba>();

/** Any computed colour, each within sRGB. */
export function rgbaOf(value: string): Rgba {
  let color = known.get(value);
  if (color === undefined) {
    color = parsed(value) ?? painted(value);
    known.set(value, color);
  }
  return color;
}

/** The notations of Chromium for most colours; the second for mixed ones. */
const RGB = /^rgba?\(([^,]+), ([^,]+), ([^,]+?)(?:, ([^,]+))?\)$/;
const SRGB = /^color\(srgb (\S+) (\S+) (\S+?)(?: \/ (\S+))?\)$/;

function parsed(value: string): Rgba | undefined {
  const rgb = RGB.exec(value);
  const [, red, green, blue, alpha = 1] = rgb ?? SRGB.exec(value) ?? [];
  if (red === undefined) return undefined;
  const part = (share: string | undefined): number =>
    Math.min(255, Math.max(0, (rgb ? 1 : 255) * (Number(share) || 0)));
  return [part(red), part(green), part(blue), Number(alpha) || 0];
}

/** In any notation: one pixel of it is painted and read. */
function painted(value: string): Rgba {
  // Its alpha is read from the text: a transparent pixel has its colour roughly.
  const [end = '', alpha = 1] = / \/ ([^)]+)\)$/.exec(value) ?? [];
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d');
  if (context === null) return [0, 0, 0, 1];
  context.fillStyle = end === '' ? value : value.replace(end, ')');
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, Number(alpha) || 0];
}

export function faded([red, green, blue, alpha]: Rgba, opacity: number): Rgba {
  return [red, green, blue, alpha * opacity];
}

/** A colour over a background (“source over”). */
export function over(color: Rgba, background: Rgba): Rgba {
  const alpha = color[3] + background[3] * (1 - color[3]);
  if (alpha === 0) return [0, 0, 0, 0];
  const part = (i: 0 | 1 | 2): number =>
    (color[i] * color[3] + background[i] * background[3] * (1 - color[3])) / alpha;
  return [part(0), part(1), part(2), alpha];
}

/** From 1, none, to 21, black on white; both are opaque. */
export function contrastOf(one: Rgba, other: Rgba): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

function luminance([red, green, blue]: Rgba): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(part: number): number {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** Without its alpha. */
export function hexOf([red, green, blue]: Rgba): string {
  return `#${[red, green, blue].map(hexPart).join('')}`;
}

/** A part of 255 in two digits. */
export function hexPart(part: number): string {
  return Math.round(part).toString(16).padStart(2, '0');
}
