/** A scene's colours as a scheme of twelve, so that changing the scheme changes every slide. */

import type {
  Color,
  Paragraph,
  Scene,
  SceneElement,
  Surface,
} from '../../../browser/scene/index.js';
import { chroma, hexDigits, hueDistance, isLight, parseHex, toHsl } from '../../../color/index.js';
import type { Rendered } from '../../../render/index.js';
import { attributes, type Xml, xml } from '../opc/xml.js';
import { FIRESIDE_COLORS, type ThemeColors } from '../parts/theme.js';
import { SIDES } from './scene-scale.js';

/** The four colours of backgrounds and texts. */
export const SLOTS = ['dk1', 'lt1', 'dk2', 'lt2'] as const;
export type Slot = (typeof SLOTS)[number];

export const ACCENTS = ['accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6'] as const;
export type Accent = (typeof ACCENTS)[number];

/** What backgrounds and texts are taken from (ECMA-376-1 §19.3.1.6). */
export type ColorMap = Readonly<Record<'bg1' | 'tx1' | 'bg2' | 'tx2', Slot>>;

/** Dark on light, as PowerPoint's own masters have it. */
export const LIGHT: ColorMap = { bg1: 'lt1', tx1: 'dk1', bg2: 'lt2', tx2: 'dk2' };
/** Light on dark by the first two, on the master of a dark deck. */
const DARK: ColorMap = { bg1: 'dk1', tx1: 'lt1', bg2: 'dk2', tx2: 'lt2' };
/** By the second two, on the slides that are not like the master. */
const LIGHT_SECOND: ColorMap = { bg1: 'lt2', tx1: 'dk2', bg2: 'lt1', tx2: 'dk1' };
const DARK_SECOND: ColorMap = { bg1: 'dk2', tx1: 'lt2', bg2: 'dk1', tx2: 'lt1' };

export interface Scheme {
  readonly colors: ThemeColors;
  /** The master's. */
  readonly map: ColorMap;
  /** The master's for backgrounds as light or as dark as the master's, else the other. */
  mapFor(background: Color): ColorMap;
}

type BrandColors = Pick<NonNullable<Rendered['brand']>, 'colors' | 'inks'>;

/** The least chroma of a colour that is more than a tinted grey. */
export const SATURATED = 0.2;
/** Colours whose hues are nearer than that are shades of one. */
export const SAME_HUE = 10;

/**
 * Makes the scheme: the background of most slides and its text are the first pair, the background of the
 * other brightness and its text the second; what is saturated becomes an accent, by use, one for a
 * hue as long as there is another.
 * @param brand colours that become the first accents, and those of texts that go before others
 */
export function schemeOf(scene: Scene, brand: BrandColors = { colors: [], inks: [] }): Scheme {
  const use = colorUse(scene);
  const backgrounds = ranked(use.backgrounds);
  const background = backgrounds[0] ?? `#${FIRESIDE_COLORS.lt1}`;
  const light = isLight(background);
  const text =
    textOn(background, use, brand.inks) ?? `#${light ? FIRESIDE_COLORS.dk1 : FIRESIDE_COLORS.lt1}`;
  const second = backgrounds.find((color) => isLight(color) !== light);
  const [background2, text2] = second
    ? [second, textOn(second, use, brand.inks)]
    : restOf(use, light, text);
  const fallback2 = light ? [FIRESIDE_COLORS.dk2, FIRESIDE_COLORS.lt2] : ['F0EDE5', '16202B'];
  const pairs = [
    [background, text],
    [background2 ?? `#${fallback2[0]}`, text2 ?? `#${fallback2[1]}`],
  ].map(([one = '', other = '']) => [hexDigits(one), hexDigits(other)] as const);
  const [[a, b] = ['', ''], [c, d] = ['', '']] = pairs;
  const slots = light ? { lt1: a, dk1: b, dk2: c, lt2: d } : { dk1: a, lt1: b, lt2: c, dk2: d };
  const muted = ranked(use.texts.get(background)).find(
    (color) => chroma(color) < SATURATED && color !== text,
  );
  const six = accents(use, new Set(Object.values(slots)), brand.colors);
  const readable = ranked(use.texts.get(background)).find((color) => isShadeOf(six.accent1, color));
  const [main, other] = light ? [LIGHT, DARK_SECOND] : [DARK, LIGHT_SECOND];
  return {
    colors: {
      ...slots,
      ...six,
      // Links look like the texts in the first accent, which a pale brand has darker than its areas.
      hlink: readable ? hexDigits(readable) : six.accent1,
      // Most secondary text: a visited link may look like it.
      folHlink: muted ? hexDigits(muted) : six.accent1,
    },
    map: main,
    mapFor: (own) => (isLight(own) === light ? main : other),
  };
}

/** The most used colour of texts on a background that can be read on it and is no accent. */
function textOn(background: Color, use: ColorUse, inks: readonly Color[]): Color | undefined {
  const colors = ranked(use.texts.get(opaque(background))).filter(
    (color) => isLight(color) !== isLight(background),
  );
  const ink = colors.find((color) => inks.includes(color));
  return ink ?? colors.find((color) => chroma(color) < SATURATED) ?? colors[0];
}

/** Where all slides are light, or all dark: a second text colour, and a second background. */
function restOf(use: ColorUse, light: boolean, text: Color): (Color | undefined)[] {
  const grey = (color: Color) => chroma(color) < SATURATED && color !== text;
  const texts = new Map<Color, number>();
  for (const own of use.texts.values())
    for (const [color, count] of own) texts.set(color, (texts.get(color) ?? 0) + count);
  return [
    ranked(texts).find((color) => grey(color) && isLight(color) !== light),
    ranked(use.fills).find((color) => grey(color) && isLight(color) === light),
  ];
}

function isShadeOf(one: Color, color: Color): boolean {
  const [from, to] = [toHsl(parseHex(one)).hue, toHsl(parseHex(color)).hue];
  return chroma(color) >= SATURATED && hueDistance(from, to) <= SAME_HUE;
}

function accents(
  use: ColorUse,
  taken: ReadonlySet<string>,
  first: readonly Color[],
): Pick<ThemeColors, Accent> {
  // A shade of the given ones is to change with them.
  const isShade = (color: Color): boolean => first.some((one) => isShadeOf(one, color));
  const saturated = ranked(use.all).filter(
    (color) => chroma(color) >= SATURATED && !taken.has(hexDigits(color)) && !isShade(color),
  );
  const apart = first.filter((color) => !taken.has(hexDigits(color)));
  for (const color of saturated) {
    if (!apart.some((one) => isShadeOf(one, color))) apart.push(color);
  }
  const spare = ACCENTS.map((accent) => FIRESIDE_COLORS[accent]);
  const six = [...new Set([...apart, ...saturated].map(hexDigits)), ...spare];
  const [accent1 = '', accent2 = '', accent3 = '', accent4 = '', accent5 = '', accent6 = ''] =
    new Set(six);
  return { accent1, accent2, accent3, accent4, accent5, accent6 };
}

const REST = Object.fromEntries([...ACCENTS, 'hlink', 'folHlink'].map((name) => [name, name]));

/** `p:clrMap` of a master; dark on light by default. */
export function masterMap(map: ColorMap = LIGHT): Xml {
  return xml`<p:clrMap${attributes({ ...map, ...REST })}/>`;
}

/**
 * `p:clrMapOvr` of a layout or a slide. A slide says it again though its layout does: not every
 * program looks there.
 */
export function mapOverride(map: ColorMap | undefined): Xml {
  const own = map
    ? xml`<a:overrideClrMapping${attributes({ ...map, ...REST })}/>`
    : xml`<a:masterClrMapping/>`;
  return xml`<p:clrMapOvr>${own}</p:clrMapOvr>`;
}

export interface ColorUse {
  /** Slides with the background. */
  readonly backgrounds: ReadonlyMap<Color, number>;
  /** Characters in a colour on the slides of a background. */
  readonly texts: ReadonlyMap<Color, ReadonlyMap<Color, number>>;
  /** Fills of surfaces. */
  readonly fills: ReadonlyMap<Color, number>;
  /** All uses, each run, bullet, fill, edge and part of a chart counted once. */
  readonly all: ReadonlyMap<Color, number>;
}

/** The colour without alpha. */
export function opaque(color: Color): Color {
  return color.slice(0, 7).toLowerCase();
}

/** The colours from most to least used; the first seen goes before others of the same count. */
export function ranked(counts: ReadonlyMap<Color, number> | undefined): Color[] {
  return [...(counts ?? [])].sort(([, one], [, other]) => other - one).map(([color]) => color);
}

/** Counts the colours of a scene. */
export function colorUse({ slides }: Scene): ColorUse {
  const backgrounds = new Map<Color, number>();
  const texts = new Map<Color, Map<Color, number>>();
  const fills = new Map<Color, number>();
  const all = new Map<Color, number>();
  const count = (map: Map<Color, number>, color: Color | undefined, by = 1) => {
    if (color) map.set(opaque(color), (map.get(opaque(color)) ?? 0) + by);
  };
  for (const slide of slides) {
    const background = opaque(slide.background);
    count(backgrounds, background);
    const own = texts.get(background) ?? new Map<Color, number>();
    texts.set(background, own);
    for (const run of slide.elements.flatMap(paragraphsOf).flatMap(({ runs }) => runs)) {
      count(own, run.color, run.text.length);
      count(all, run.color);
      count(all, run.highlight);
    }
    for (const { bullet } of slide.elements.flatMap(paragraphsOf)) count(all, bullet?.color);
    for (const surface of slide.elements.flatMap(surfacesOf)) {
      count(fills, surface.fill);
      count(all, surface.fill);
      for (const side of SIDES) count(all, surface[side]?.color);
    }
    for (const element of slide.elements) {
      for (const color of drawnColors(element)) count(all, color);
    }
  }
  return { backgrounds, texts, fills, all };
}

function drawnColors(element: SceneElement): readonly Color[] {
  if (element.type === 'connector') return [element.color];
  return element.type === 'chart' ? element.data.series.flatMap(({ colors }) => colors) : [];
}

function paragraphsOf(element: SceneElement): readonly Paragraph[] {
  if (element.type === 'text') return element.paragraphs;
  if (element.type !== 'table') return [];
  return element.rows.flatMap(({ cells }) => cells.flatMap(({ paragraphs }) => paragraphs));
}

function surfacesOf(element: SceneElement): readonly Surface[] {
  if (element.type === 'table')
    return element.rows.flatMap(({ cells }) => cells.map(({ surface }) => surface));
  const surface = 'surface' in element ? element.surface : undefined;
  return surface ? [surface] : [];
}
