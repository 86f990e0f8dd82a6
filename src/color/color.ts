/** Colours as CSS writes them, as channels, and by hue, saturation and lightness as in Office. */
import { hsl, color as readColor, rgb } from 'd3-color';

export interface Rgb {
  /** Each 0 to 255. */
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  /** 0 to 1. */
  readonly alpha: number;
}

export interface Hsl {
  /** Degrees. */
  readonly hue: number;
  /** 0 to 1. */
  readonly saturation: number;
  readonly lightness: number;
}

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

/** Reads `#rrggbb` or `#rrggbbaa`; anything else is black. */
export function parseHex(color: string): Rgb {
  const [, digits = '000000', end = 'ff'] = /^#?([\da-f]{6})([\da-f]{2})?$/i.exec(color) ?? [];
  const value = Number.parseInt(digits, 16);
  return {
    red: value >> 16,
    green: (value >> 8) & 255,
    blue: value & 255,
    alpha: Number.parseInt(end, 16) / 255,
  };
}

/** `#rrggbb`, without alpha. */
export function hexColor({ red, green, blue }: Rgb): `#${string}` {
  return `#${[red, green, blue].map(hexByte).join('')}`;
}

/** A channel of 0 to 255 in two digits. */
export function hexByte(channel: number): string {
  return Math.round(channel).toString(16).padStart(2, '0');
}

/** Six digits in capitals, as Office writes them, without alpha. */
export function hexDigits(color: string): string {
  return hexColor(parseHex(color)).slice(1).toUpperCase();
}

export function toHsl({ red, green, blue }: Rgb): Hsl {
  const { h, s, l } = hsl(rgb(red, green, blue));
  // NaN where a grey has none.
  return { hue: h || 0, saturation: s || 0, lightness: l };
}

export function toRgb({ hue, saturation, lightness }: Hsl): Rgb {
  const { r, g, b } = hsl(hue, saturation, lightness).rgb();
  return { red: Math.round(r), green: Math.round(g), blue: Math.round(b), alpha: 1 };
}

/** How far a colour is from grey, 0 to 1: the span of its channels. */
export function chroma(color: string): number {
  const { red, green, blue } = parseHex(color);
  return (Math.max(red, green, blue) - Math.min(red, green, blue)) / 255;
}

/** Degrees between two hues, 0 to 180. */
export function hueDistance(one: number, other: number): number {
  const apart = Math.abs(one - other) % 360;
  return Math.min(apart, 360 - apart);
}

/** `share` of the one (0 to 1), the rest of the other, as CSS mixes in `srgb`. */
export function mixed(one: string, other: string, share: number): `#${string}` {
  const [a, b] = [parseHex(one), parseHex(other)];
  const part = (of: 'red' | 'green' | 'blue') => a[of] * share + b[of] * (1 - share);
  return hexColor({ red: part('red'), green: part('green'), blue: part('blue'), alpha: 1 });
}
