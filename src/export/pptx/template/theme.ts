/** The colours and fonts of a template's theme, and the resolution of its colour references. */
import { hexColor, hexDigits, parseHex, toHsl, toRgb } from '../../../color/index.js';
import type { ColorMap, Slot } from '../drawing/scheme.js';
import { FIRESIDE_COLORS, type ThemeColors } from '../parts/theme.js';
import { attributeOf, childOf, childrenOf, type Element, numberOf, SPACE } from './xml.js';

export interface TemplateTheme {
  readonly name: string;
  readonly colors: ThemeColors;
  /** Of Latin letters in headings and texts. */
  readonly fonts: { readonly major: string; readonly minor: string };
  /** `a:bgFillStyleLst`'s fills, which `bgRef` counts from 1001. */
  readonly backgrounds: readonly Element[];
}

/** Which of a theme's colours each name of a slide refers to (ECMA-376-1 §19.3.1.6). */
export type NameMap = ReadonlyMap<string, string>;

const SLOTS = Object.keys(FIRESIDE_COLORS) as (keyof ThemeColors)[];
const PRESETS: Readonly<Record<string, string>> = {
  black: '000000',
  white: 'FFFFFF',
  red: 'FF0000',
  green: '008000',
  blue: '0000FF',
  yellow: 'FFFF00',
  gray: '808080',
  grey: '808080',
};

/** Reads a theme part's root; defaults are Fireside's own. */
export function themeOf(root: Element): TemplateTheme {
  const elements = childOf(root, 'a', 'themeElements');
  const scheme = childOf(elements, 'a', 'clrScheme');
  const fonts = childOf(elements, 'a', 'fontScheme');
  const colors = Object.fromEntries(
    SLOTS.map((slot) => {
      const color = childrenOf(childOf(scheme, 'a', slot))[0];
      return [slot, (color && plainColor(color)) || FIRESIDE_COLORS[slot]];
    }),
  ) as unknown as ThemeColors;
  const font = (which: string) =>
    attributeOf(childOf(fonts, 'a', which, 'latin'), 'typeface') || 'Arial';
  return {
    name: attributeOf(root, 'name') ?? '',
    colors,
    fonts: { major: font('majorFont'), minor: font('minorFont') },
    backgrounds: childrenOf(childOf(elements, 'a', 'fmtScheme', 'bgFillStyleLst')),
  };
}

/** Reads `p:clrMap` or `a:overrideClrMapping`. */
export function nameMapOf(element: Element | undefined): NameMap {
  const names = new Map<string, string>([
    ['bg1', 'lt1'],
    ['tx1', 'dk1'],
    ['bg2', 'lt2'],
    ['tx2', 'dk2'],
  ]);
  for (const { name, value } of Array.from(element?.attributes ?? [])) names.set(name, value);
  return names;
}

const DARK_OR_LIGHT = new Set<string>(['dk1', 'lt1', 'dk2', 'lt2']);

/** The part of a map that our own colours go by; a background that is an accent counts as the usual. */
export function colorMapOf(names: NameMap): ColorMap {
  const slot = (name: string, usual: Slot): Slot => {
    const value = names.get(name) ?? usual;
    return DARK_OR_LIGHT.has(value) ? (value as Slot) : usual;
  };
  return {
    bg1: slot('bg1', 'lt1'),
    tx1: slot('tx1', 'dk1'),
    bg2: slot('bg2', 'lt2'),
    tx2: slot('tx2', 'dk2'),
  };
}

/** The theme's colours as slides of a map see them: their accents may be others'. */
export function colorsThrough({ colors }: TemplateTheme, names: NameMap): ThemeColors {
  return Object.fromEntries(
    SLOTS.map((slot) => {
      const from = DARK_OR_LIGHT.has(slot) ? slot : (names.get(slot) ?? slot);
      return [slot, colors[from as keyof ThemeColors] ?? colors[slot]];
    }),
  ) as unknown as ThemeColors;
}

/**
 * The colour that a fill's colour element comes to, `#rrggbb`.
 *
 * @param placeholder the value of `phClr`
 */
export function colorOf(
  element: Element,
  theme: TemplateTheme,
  names: NameMap,
  placeholder?: string,
): string | undefined {
  const value = attributeOf(element, 'val') ?? '';
  let base: string | undefined;
  if (element.localName === 'schemeClr') {
    const slot = names.get(value) ?? value;
    base = value === 'phClr' ? placeholder?.slice(1) : theme.colors[slot as keyof ThemeColors];
  } else {
    base = plainColor(element);
  }
  return base === undefined ? undefined : changed(base, element);
}

/** A colour that needs no theme, as six digits. */
function plainColor(element: Element): string | undefined {
  const value = attributeOf(element, 'val') ?? '';
  switch (element.localName) {
    case 'srgbClr':
      return hexDigits(value);
    case 'sysClr':
      return hexDigits(
        attributeOf(element, 'lastClr') ?? (value === 'window' ? 'FFFFFF' : '000000'),
      );
    case 'prstClr':
      return PRESETS[value];
    default:
      return undefined;
  }
}

/** Applies the changes that are common in templates (§20.1.2.3), in order. */
function changed(base: string, element: Element): string {
  let color = toHsl(parseHex(base));
  for (const change of childrenOf(element)) {
    if (change.namespaceURI !== SPACE.a) continue;
    const by = (numberOf(change, 'val') ?? 100000) / 100000;
    const { hue, saturation, lightness } = color;
    const within = (value: number) => Math.min(Math.max(value, 0), 1);
    switch (change.localName) {
      case 'lumMod':
      case 'shade':
        color = { hue, saturation, lightness: within(lightness * by) };
        break;
      case 'lumOff':
        color = { hue, saturation, lightness: within(lightness + by) };
        break;
      case 'tint':
        color = { hue, saturation, lightness: within(1 - (1 - lightness) * by) };
        break;
      case 'satMod':
        color = { hue, saturation: within(saturation * by), lightness };
        break;
    }
  }
  return hexColor(toRgb(color));
}

/** A fill's colour: one, or the mean of a gradient's; undefined for pictures and patterns. */
export function fillColor(
  fill: Element | undefined,
  theme: TemplateTheme,
  names: NameMap,
  placeholder?: string,
): string | undefined {
  if (fill?.localName === 'solidFill') {
    const [color] = childrenOf(fill);
    return color && colorOf(color, theme, names, placeholder);
  }
  if (fill?.localName !== 'gradFill') return undefined;
  const stops = childrenOf(childOf(fill, 'a', 'gsLst')).flatMap((stop) => {
    const [color] = childrenOf(stop);
    const read = color && colorOf(color, theme, names, placeholder);
    return read === undefined ? [] : [parseHex(read)];
  });
  if (stops.length === 0) return undefined;
  const mean = (of: 'red' | 'green' | 'blue') =>
    stops.reduce((sum, stop) => sum + stop[of], 0) / stops.length;
  return hexColor({ red: mean('red'), green: mean('green'), blue: mean('blue'), alpha: 1 });
}
