/// <reference lib="dom" />
/** Mixes colours and tells their contrast, by the formulas of WCAG 2.2. */
import type { Rgba } from '../legibility.js';

const known = new Map<string, Rgba>();

/** Any computed colour; whatever its notation, one pixel of it is painted and read. */
export function rgbaOf(value: string): Rgba {
  let color = known.get(value);
  if (color === undefined) {
    const numbers = value.match(/[\d.]+/g)?.map(Number) ?? [];
    const [red = 0, green = 0, blue = 0, alpha = 1] = numbers;
    color = value.startsWith('rgb') ? [red, green, blue, alpha] : painted(value);
    known.set(value, color);
  }
  return color;
}

function painted(value: string): Rgba {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d');
  if (context === null) return [0, 0, 0, 1];
  context.fillStyle = value;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

export function faded([red, green, blue, alpha]: Rgba, opacity: number): Rgba {
  return [red, green, blue, alpha * opacity];
}

/** A colour over a ground (“source over”). */
export function over(color: Rgba, ground: Rgba): Rgba {
  const alpha = color[3] + ground[3] * (1 - color[3]);
  if (alpha === 0) return [0, 0, 0, 0];
  const part = (i: 0 | 1 | 2): number =>
    (color[i] * color[3] + ground[i] * ground[3] * (1 - color[3])) / alpha;
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

export function hexOf(color: Rgba): string {
  const parts = color.slice(0, 3).map((part) => Math.round(part).toString(16).padStart(2, '0'));
  return `#${parts.join('')}`;
}
