/** A colour of the page as one of the scheme's, made lighter, darker or greyer if it has to be. */

import type { Color } from '../../../browser/scene/index.js';
import {
  chroma,
  type Hsl,
  hexDigits,
  hueDistance,
  parseHex,
  type Rgb,
  toHsl,
  toRgb,
} from '../../../color/index.js';
import { attributes, type Xml, xml } from '../opc/xml.js';
import { ACCENTS, type Accent, type ColorMap, type Scheme, SLOTS, type Slot } from './scheme.js';

/** Gives the content of `a:solidFill` and the like. */
export type Paint = (color: Color) => Xml;

type Base = Slot | Accent;

/** Their colours are those of texts that are no accent, see {@link schemeOf}. */
const LINKS = ['hlink', 'folHlink'] as const;

/**
 * A colour in a style that others inherit. LibreOffice 7.4 applies the changes of a scheme's colour
 * again at each step of inheritance: one with changes is written as it is.
 */
export function stylePaint(paint: Paint, color: Color): Xml {
  const painted = paint(color);
  const isChanged = painted.text.indexOf('<a:', 1) >= 0 && parseHex(color).alpha === 1;
  return isChanged ? xml`<a:srgbClr val="${hexDigits(color)}"/>` : painted;
}

/** How far a channel may be from the page's, and one channel from another, of 255. */
const TOLERANCE = 3;

/** Gives for a background how colours are written on it, worked out once for a colour map. */
export function paintsBy(scheme: Scheme): (background: Color) => Paint {
  const paints = new Map<ColorMap, Paint>();
  return (background) => {
    const map = scheme.mapFor(background);
    const paint = paints.get(map) ?? paintBy(scheme, map);
    paints.set(map, paint);
    return paint;
  };
}

/** By name and in the order of writing. */
type Change = Readonly<Record<string, number>>;

/**
 * Writes colours for slides of a colour map: a scheme colour as it is, else the one of the nearest
 * hue (for greys, of the nearest lightness) with the changes that give the same colour, worked back
 * to see that they do; a colour of its own only if that fails.
 */
function paintBy({ colors }: Scheme, map: ColorMap): Paint {
  const known = new Map<Color, Xml>();
  const named = new Map<Base, string>(ACCENTS.map((accent) => [accent, accent]));
  for (const [name, slot] of Object.entries(map)) named.set(slot, name);
  const paint = (color: Color): Xml => {
    const { alpha } = parseHex(color);
    const seeThrough = alpha < 1 && xml`<a:alpha val="${Math.round(alpha * 100000)}"/>`;
    const end = seeThrough || undefined;
    const digits = hexDigits(color);
    const same = [...SLOTS, ...ACCENTS].find((base) => colors[base] === digits);
    const link = same ? undefined : LINKS.find((name) => colors[name] === digits);
    if (link) return xml`<a:schemeClr val="${link}">${end}</a:schemeClr>`;
    const base = same ?? nearest(color, colors);
    const change = same ? {} : changeOf(colors[base], color);
    if (!change) return xml`<a:srgbClr val="${digits}">${end}</a:srgbClr>`;
    const changes = Object.entries(change).map(
      ([name, value]) => xml`<a:${name}${attributes({ val: value })}/>`,
    );
    return xml`<a:schemeClr val="${named.get(base) ?? base}">${changes}${end}</a:schemeClr>`;
  };
  return (color) => {
    const found = known.get(color) ?? paint(color);
    known.set(color, found);
    return found;
  };
}

function nearest(color: Color, colors: Readonly<Record<Base, string>>): Base {
  const goal = toHsl(parseHex(color));
  const distance = (base: Base): number => {
    const { hue, lightness } = toHsl(parseHex(colors[base]));
    const apart = Math.abs(lightness - goal.lightness);
    return chroma(color) < 0.15 ? apart : hueDistance(hue, goal.hue) + apart;
  };
  const candidates: readonly Base[] = chroma(color) < 0.15 ? SLOTS : ACCENTS;
  return candidates.reduce((best, one) => (distance(one) < distance(best) ? one : best));
}

/** The fewest changes that make one colour of another; nothing if none do. */
function changeOf(base: string, color: Color): Change | undefined {
  const from = toHsl(parseHex(base));
  const goal = parseHex(color);
  const to = toHsl(goal);
  const thousandths = (value: number) => Math.round(value * 100000);
  const light = to.lightness > from.lightness;
  // The way of PowerPoint's “lighter 40 %”: less of it, the rest filled up with white.
  const ratio = light
    ? (1 - to.lightness) / (1 - from.lightness)
    : to.lightness / (from.lightness || 1);
  const lum: Change =
    Math.abs(to.lightness - from.lightness) < 0.002
      ? {}
      : { lumMod: thousandths(ratio), ...(light ? { lumOff: thousandths(1 - ratio) } : {}) };
  const sat: Change =
    from.saturation > 0.01 ? { satMod: thousandths(to.saturation / from.saturation) } : {};
  const hue: Change = { hueOff: Math.round((to.hue - from.hue) * 60000) };
  const ways: Change[] = [lum, { ...sat, ...lum }, { ...hue, ...sat, ...lum }];
  const changed = (way: Change) =>
    Object.entries(way).reduce((color, [name, value]) => officeChange(color, name, value), from);
  return ways.find((way) => differs(toRgb(changed(way)), goal) <= TOLERANCE);
}

/** What Office makes of a change to a colour (ECMA-376-1 §20.1.2.3); values in thousandths of a per cent. */
export function officeChange(
  { hue, saturation, lightness }: Hsl,
  name: string,
  value: number,
): Hsl {
  const within = (share: number) => Math.min(Math.max(share, 0), 1);
  const by = value / 100000;
  switch (name) {
    case 'hueOff':
      return { hue: hue + value / 60000, saturation, lightness };
    case 'satMod':
      return { hue, saturation: within(saturation * by), lightness };
    case 'lumMod':
    case 'shade':
      return { hue, saturation, lightness: within(lightness * by) };
    case 'lumOff':
      return { hue, saturation, lightness: within(lightness + by) };
    case 'tint':
      return { hue, saturation, lightness: within(1 - (1 - lightness) * by) };
    default:
      return { hue, saturation, lightness };
  }
}

/** By channel, and from channel to channel: in a pale tint three steps are the whole hue. */
function differs(one: Rgb, other: Rgb): number {
  const red = one.red - other.red;
  const green = one.green - other.green;
  const blue = one.blue - other.blue;
  const off = [red, green, blue, red - green, green - blue, blue - red];
  return Math.max(...off.map(Math.abs));
}
