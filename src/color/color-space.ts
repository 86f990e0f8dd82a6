/** Colours by hue, saturation and lightness, the measures in which Office derives one of another. */

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

/** Six digits in capitals, as Office writes them, without alpha. */
export function hexDigits(color: string): string {
  const { red, green, blue } = parseHex(color);
  return ((red << 16) | (green << 8) | blue).toString(16).padStart(6, '0').toUpperCase();
}

/** `#rrggbb`, without alpha. */
export function hexColor({ red, green, blue }: Rgb): `#${string}` {
  return `#${[red, green, blue].map((one) => Math.round(one).toString(16).padStart(2, '0')).join('')}`;
}

export function toHsl({ red, green, blue }: Rgb): Hsl {
  const [r, g, b] = [red / 255, green / 255, blue / 255];
  const most = Math.max(r, g, b);
  const span = most - Math.min(r, g, b);
  const lightness = most - span / 2;
  if (span === 0) return { hue: 0, saturation: 0, lightness };
  const sixth =
    most === r ? (g - b) / span + 6 : most === g ? (b - r) / span + 2 : (r - g) / span + 4;
  return {
    hue: (sixth % 6) * 60,
    saturation: span / (1 - Math.abs(2 * lightness - 1)),
    lightness,
  };
}

export function toRgb({ hue, saturation, lightness }: Hsl): Rgb {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number): number => {
    const k = (((offset + hue / 30) % 12) + 12) % 12;
    return Math.round(255 * (lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return { red: channel(0), green: channel(8), blue: channel(4), alpha: 1 };
}

/** How far a colour is from grey, 0 to 1: the span of its channels. */
export function chroma(color: string): number {
  const { red, green, blue } = parseHex(color);
  return (Math.max(red, green, blue) - Math.min(red, green, blue)) / 255;
}

/** Relative luminance from 0 to 1 (WCAG 2.2), without alpha. */
export function luminanceOf(color: string): number {
  const { red, green, blue } = parseHex(color);
  const linear = (value: number): number =>
    value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast of two colours from 1 to 21 (WCAG 2.2), in whatever order. */
export function contrastOf(one: string, other: string): number {
  const [a, b] = [luminanceOf(one), luminanceOf(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Whether dark text reads better on it than light text. */
export function isLight(color: string): boolean {
  return luminanceOf(color) > 0.18;
}

/** Degrees between two hues, 0 to 180. */
export function hueDistance(one: number, other: number): number {
  const apart = Math.abs(one - other) % 360;
  return Math.min(apart, 360 - apart);
}
