/** A slide in a template's colours: its own are replaced by the theme's of the same use. */
import type {
  Color,
  Paragraph,
  SceneCell,
  SceneElement,
  SceneSlide,
  Surface,
} from '../../../browser/scene/index.js';
import {
  chroma,
  contrastOf,
  hexDigits,
  hueDistance,
  MIN_CONTRAST,
  minContrast,
  mixed,
  parseHex,
  readableOn,
  toHsl,
} from '../../../color/index.js';
import { mapEdges } from '../drawing/scene-scale.js';
import {
  ACCENTS,
  type Accent,
  opaque,
  SAME_HUE,
  SATURATED,
  type Scheme,
  SLOTS,
  type Slot,
} from '../drawing/scheme.js';
import type { Box } from '../opc/units.js';
import type { ThemeColors } from '../parts/theme.js';
import type { TemplateLayout } from './layouts.js';
import { colorsThrough } from './theme.js';

/** The colours of a layout's slides. */
export interface LayoutPalette {
  readonly colors: ThemeColors;
  /** The background of texts, and the colour of plain text on it. */
  readonly background: Color;
  readonly text: Color;
}

/** The least contrast of backgrounds, bars and slices, which are no text. */
const SEEN = 1.4;

/** A layout's colours; on a picture, those that its text was made for. */
export function paletteOf({ theme, names, background, text }: TemplateLayout): LayoutPalette {
  const colors = colorsThrough(theme, names);
  const all = SLOTS.map((slot): Color => `#${colors[slot].toLowerCase()}`);
  const best = (than: Color, candidates: readonly Color[]): Color =>
    candidates.reduce((one, other) =>
      contrastOf(other, than) > contrastOf(one, than) ? other : one,
    );
  const behind = background ?? best(text, all);
  const own =
    contrastOf(text, behind) >= MIN_CONTRAST ? text : best(behind, [...all, '#000000', '#ffffff']);
  return { colors, background: behind, text: own };
}

/**
 * Exchanges the colours of a slide.
 *
 * @param ours the scheme of the deck's own theme
 */
export function recolored(slide: SceneSlide, ours: Scheme, palette: LayoutPalette): SceneSlide {
  const tone = toneOf(slide.background, ours, palette);
  /** Fills so far, from back to front. */
  const backgrounds: { readonly box: Box; readonly color: Color }[] = [];
  const behind = (box: Box): Color =>
    backgrounds.findLast((one) => holds(one.box, box))?.color ?? palette.background;
  const elements = slide.elements.map((element): SceneElement => {
    const { box } = element;
    switch (element.type) {
      case 'shape': {
        if (element.isPlate) return element;
        const surface = surfaceIn(element.surface, tone, behind(box));
        if (surface.fill) backgrounds.push({ box, color: over(surface.fill, behind(box)) });
        return { ...element, surface };
      }
      case 'text': {
        const surface = element.surface && surfaceIn(element.surface, tone, behind(box));
        const background = surface?.fill ? over(surface.fill, behind(box)) : behind(box);
        const paragraphs = element.paragraphs.map((one) => paragraphIn(one, tone, background));
        return { ...element, ...(surface ? { surface } : {}), paragraphs };
      }
      case 'table': {
        const cellOf = (cell: SceneCell) => cellIn(cell, tone, behind(box));
        const rows = element.rows.map((row) => ({ ...row, cells: row.cells.map(cellOf) }));
        return { ...element, rows };
      }
      case 'connector':
        return { ...element, color: readableOn(tone(element.color), [behind(box)], SEEN) };
      case 'chart': {
        const background = behind(box);
        const series = element.data.series.map((one) => ({
          ...one,
          colors: one.colors.map((color) => readableOn(tone(color), [background], SEEN)),
        }));
        const least = minContrast(element.size, false);
        const color = readableOn(tone(element.color), [background], least);
        return { ...element, color, data: { ...element.data, series } };
      }
    }
    return element;
  });
  return { background: palette.background, elements };
}

/** A colour is a tint where its lightness is that near to the background's. */
const TINT = 0.2;
const TINT_SHARE = 0.35;

type Recoloring = (color: Color) => Color;

/** How a colour of the page is expressed by the template's: greys between background and text, accents. */
function toneOf(background: Color, ours: Scheme, palette: LayoutPalette): Recoloring {
  const map = ours.mapFor(background);
  const lightness = (color: Color) => toHsl(parseHex(color)).lightness;
  const from = lightness(opaque(background));
  const span = lightness(ours.colors[map.tx1]) - from;
  const isNeutral = neutralsOf(ours, map.tx1);
  const known = new Map<Color, Color>();
  const tone = (color: Color): Color => {
    if (isNeutral(color)) {
      const share = span === 0 ? 1 : (lightness(color) - from) / span;
      // Nearly the background, or nearly the text, counts as it.
      if (share < 0.02) return palette.background;
      return share > 0.95 ? palette.text : mixed(palette.text, palette.background, share);
    }
    const accent = accentOf(color, ours);
    const share = Math.min(1, chroma(color) / Math.max(0.01, chroma(ours.colors[accent])));
    const goal: Color = `#${palette.colors[accent].toLowerCase()}`;
    if (share < 0.5) return mixed(goal, palette.background, share);
    // A tint, such as that of a mark, is one of the template's accent: plain text stands on it.
    const isTint = Math.abs(lightness(color) - from) < TINT && span !== 0;
    return isTint ? mixed(goal, palette.background, TINT_SHARE) : goal;
  };
  return (color) => {
    const found = known.get(color) ?? tone(color) + color.slice(7);
    known.set(color, found);
    return found;
  };
}

/** Greys, and of a text colour that is none (a brand's navy) its shades, unless one is an accent. */
function neutralsOf({ colors }: Scheme, text: Slot): (color: Color) => boolean {
  const ink: Color = `#${colors[text].toLowerCase()}`;
  const { hue } = toHsl(parseHex(ink));
  const isAccent = (color: Color) => ACCENTS.some((one) => colors[one] === hexDigits(color));
  return (color) =>
    chroma(color) < SATURATED ||
    (chroma(ink) >= SATURATED &&
      !isAccent(color) &&
      hueDistance(toHsl(parseHex(color)).hue, hue) <= SAME_HUE);
}

function accentOf(color: Color, { colors }: Scheme): Accent {
  const digits = hexDigits(color);
  const same = ACCENTS.find((accent) => colors[accent] === digits);
  if (same) return same;
  const { hue } = toHsl(parseHex(color));
  const apart = (accent: Accent) => hueDistance(toHsl(parseHex(colors[accent])).hue, hue);
  return ACCENTS.reduce((best, one) => (apart(one) < apart(best) ? one : best));
}

function surfaceIn(surface: Surface, tone: Recoloring, background: Color): Surface {
  const { fill } = surface;
  const toned = mapEdges(surface, ({ width, color }) => ({ width, color: tone(color) }));
  if (fill === undefined) return toned;
  // A fill that is an accent must be visible; a tint may be faint.
  const isStrong = chroma(fill) >= SATURATED && parseHex(fill).alpha > 0.9;
  const own = isStrong ? readableOn(tone(fill), [background], SEEN) : tone(fill);
  return { ...toned, fill: own };
}

function cellIn(cell: SceneCell, tone: Recoloring, background: Color): SceneCell {
  const surface = surfaceIn(cell.surface, tone, background);
  const behind = surface.fill ? over(surface.fill, background) : background;
  const paragraphs = cell.paragraphs.map((one) => paragraphIn(one, tone, behind));
  return { ...cell, surface, paragraphs };
}

function paragraphIn(paragraph: Paragraph, tone: Recoloring, background: Color): Paragraph {
  const { bullet } = paragraph;
  return {
    ...paragraph,
    runs: paragraph.runs.map((run) => {
      const mark = run.highlight && over(tone(run.highlight), background);
      const least = minContrast(run.size, run.bold);
      const color = readableOn(opaque(tone(run.color)), [mark ?? background], least);
      return { ...run, color, ...(mark ? { highlight: mark } : {}) };
    }),
    ...(bullet
      ? { bullet: { ...bullet, color: readableOn(opaque(tone(bullet.color)), [background], 3) } }
      : {}),
  };
}

/** A translucent colour on its background. */
function over(color: Color, background: Color): Color {
  const { alpha } = parseHex(color);
  return alpha < 1 ? mixed(opaque(color), background, alpha) : opaque(color);
}

/** Whether the middle of a box lies in another. */
function holds(outer: Box, inner: Box): boolean {
  const x = inner.x + inner.width / 2;
  const y = inner.y + inner.height / 2;
  return x >= outer.x && x <= outer.x + outer.width && y >= outer.y && y <= outer.y + outer.height;
}
