/** The colours, fonts and backgrounds of a template's theme, and its colour references. */
import {
  hexColor,
  hexDigits,
  parseColor,
  parseHex,
  type Rgb,
  toHsl,
  toRgb,
} from '../../../color/index.js';
import {
  attributeOf,
  childOf,
  childrenOf,
  type Element,
  numberOf,
  SPACE,
} from '../../../office/index.js';
import { type ColorMap, LIGHT, SLOTS, type Slot } from '../drawing/scheme.js';
import { officeChange } from '../drawing/scheme-color.js';
import { COLOR_SLOTS, FIRESIDE_COLORS, type ThemeColors } from '../parts/theme.js';

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

/** What a reference to a colour is resolved with. */
export interface ColorContext {
  readonly theme: TemplateTheme;
  readonly names: NameMap;
}

/** Reads a theme part's root; defaults are Fireside's own. */
export function themeOf(root: Element): TemplateTheme {
  const elements = childOf(root, 'a', 'themeElements');
  const scheme = childOf(elements, 'a', 'clrScheme');
  const fonts = childOf(elements, 'a', 'fontScheme');
  const colors = Object.fromEntries(
    COLOR_SLOTS.map((slot) => {
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
  const own = Array.from(element?.attributes ?? [], ({ name, value }) => [name, value] as const);
  return new Map<string, string>([...Object.entries(LIGHT), ...own]);
}

const isSlot = (name: string): name is Slot => SLOTS.some((slot) => slot === name);

/** The part of a map that our own colours go by; a background that is an accent counts as the usual. */
export function colorMapOf(names: NameMap): ColorMap {
  const slots = Object.entries(LIGHT).map(([name, usual]) => {
    const value = names.get(name) ?? usual;
    return [name, isSlot(value) ? value : usual];
  });
  return Object.fromEntries(slots);
}

/** The theme's colours as slides of a map see them: their accents may be others'. */
export function colorsThrough({ colors }: TemplateTheme, names: NameMap): ThemeColors {
  const seen = COLOR_SLOTS.map((slot) => {
    const from = isSlot(slot) ? slot : (names.get(slot) ?? slot);
    return [slot, colors[from as keyof ThemeColors] ?? colors[slot]];
  });
  return Object.fromEntries(seen);
}

/**
 * The colour that a fill's colour element comes to, `#rrggbb`.
 *
 * @param placeholder the value of `phClr`
 */
export function colorOf(
  element: Element,
  { theme, names }: ColorContext,
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
    case 'prstClr': {
      const named = parseColor(value);
      return named && hexDigits(named);
    }
    default:
      return undefined;
  }
}

/** Applies the changes that are common in templates, in order. */
function changed(base: string, element: Element): string {
  const color = childrenOf(element)
    .filter(({ namespaceURI }) => namespaceURI === SPACE.a)
    .reduce((rgb, change) => {
      const [name, value] = [change.localName ?? '', numberOf(change, 'val') ?? 100000];
      if (name === 'tint' || name === 'shade') return mixedInLight(rgb, name, value / 100000);
      return toRgb(officeChange(toHsl(rgb), name, value));
    }, parseHex(base));
  return hexColor(color);
}

/** Towards white or black as Office does it: by the amounts of light, not by the numbers of sRGB. */
function mixedInLight(color: Rgb, name: 'tint' | 'shade', share: number): Rgb {
  const mix = (value: number) => {
    const part = value / 255;
    const light = (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4) * share;
    const mixed = name === 'tint' ? light + 1 - share : light;
    return 255 * (mixed <= 0.0031308 ? mixed * 12.92 : 1.055 * mixed ** (1 / 2.4) - 0.055);
  };
  return { ...color, red: mix(color.red), green: mix(color.green), blue: mix(color.blue) };
}

/** A fill's colour: one, or the mean of a gradient's; undefined for pictures and patterns. */
export function fillColor(
  fill: Element | undefined,
  context: ColorContext,
  placeholder?: string,
): string | undefined {
  if (fill?.localName === 'solidFill') {
    const [color] = childrenOf(fill);
    return color && colorOf(color, context, placeholder);
  }
  if (fill?.localName !== 'gradFill') return undefined;
  const stops = childrenOf(childOf(fill, 'a', 'gsLst')).flatMap((stop) => {
    const [color] = childrenOf(stop);
    const read = color && colorOf(color, context, placeholder);
    return read === undefined ? [] : [parseHex(read)];
  });
  if (stops.length === 0) return undefined;
  const mean = (of: 'red' | 'green' | 'blue') =>
    stops.reduce((sum, stop) => sum + stop[of], 0) / stops.length;
  return hexColor({ red: mean('red'), green: mean('green'), blue: mean('blue'), alpha: 1 });
}
