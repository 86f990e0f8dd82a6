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
import { colorsBehind } from './backdrop.js';
import type { TemplateLayout } from './layouts.js';
import { colorsThrough } from './theme.js';

/** The colours of a layout's slides. */
export interface LayoutPalette {
  readonly colors: ThemeColors;
  /** The background of texts, and the colour of plain text on it. */
  readonly background: Color;
  readonly text: Color;
  /** What lies behind a box: one colour, or the ends of several. */
  readonly behind: (box: Box) => readonly Color[];
  /** True where no text can be read on all that is behind it: content gets a surface. */
  readonly needsPlate: boolean;
}

/** The least contrast of backgrounds, bars and slices, which are no text. */
const SEEN = 1.4;

/** The darkest and the lightest pixel are behind few letters: a little less contrast to them will do. */
const NEARLY_READABLE = 4.2;
/** Colours behind a text that count as one. */
const ALIKE = 1.25;

/**
 * A layout's colours, by what lies behind its content.
 *
 * @param area where that is, px
 */
export function paletteOf(layout: TemplateLayout, area: Box): LayoutPalette {
  const { theme, names, text, backdrop } = layout;
  const colors = colorsThrough(theme, names);
  const all = SLOTS.map((slot): Color => `#${colors[slot].toLowerCase()}`);
  const least = (color: Color, behind: readonly Color[]) =>
    Math.min(...behind.map((one) => contrastOf(color, one)));
  const best = (behind: readonly Color[]): Color =>
    [...all, '#000000', '#ffffff'].reduce((one, other) =>
      least(other, behind) > least(one, behind) ? other : one,
    );
  const behindBox = (box: Box): readonly Color[] => {
    const [dark, middle, light] = colorsBehind(backdrop, box);
    return contrastOf(dark, light) < ALIKE ? [middle] : [middle, dark, light];
  };
  const behind = behindBox(area);
  const needsPlate = least(best(behind), behind) < NEARLY_READABLE;
  const background = needsPlate
    ? (all.find((one) => contrastOf(text, one) >= MIN_CONTRAST) ?? (behind[0] as Color))
    : (behind[0] as Color);
  const seen = needsPlate ? [background] : behind;
  const own = least(text, seen) >= MIN_CONTRAST ? text : best(seen);
  return { colors, background, text: own, behind: behindBox, needsPlate };
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
  const surface = (box: Box) => backgrounds.findLast((one) => holds(one.box, box))?.color;
  const behind = (box: Box): Color => surface(box) ?? palette.background;
  const allBehind = (box: Box): readonly Color[] => {
    const own = surface(box);
    return own ? [own] : palette.behind(box);
  };
  const elements = slide.elements.map((element): SceneElement => {
    const { box } = element;
    switch (element.type) {
      case 'shape': {
        if (element.isPlate) {
          if (element.surface.fill) backgrounds.push({ box, color: element.surface.fill });
          return element;
        }
        const own = surfaceIn(element.surface, tone, behind(box));
        if (own.fill) backgrounds.push({ box, color: over(own.fill, behind(box)) });
        return { ...element, surface: own };
      }
      case 'text': {
        const own = element.surface && surfaceIn(element.surface, tone, behind(box));
        const background = own?.fill ? [over(own.fill, behind(box))] : allBehind(box);
        const paragraphs = element.paragraphs.map((one) => paragraphIn(one, tone, background));
        return { ...element, ...(own ? { surface: own } : {}), paragraphs };
      }
      case 'table': {
        const cellOf = (cell: SceneCell) => cellIn(cell, tone, allBehind(box));
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
          textColors: one.textColors.map((color) =>
            readableOn(opaque(tone(color)), allBehind(box), MIN_CONTRAST),
          ),
        }));
        const least = minContrast(element.size, false);
        const color = readableOn(tone(element.color), allBehind(box), least);
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

function cellIn(cell: SceneCell, tone: Recoloring, background: readonly Color[]): SceneCell {
  const [usual = '#ffffff'] = background;
  const surface = surfaceIn(cell.surface, tone, usual);
  const behind = surface.fill ? [over(surface.fill, usual)] : background;
  const paragraphs = cell.paragraphs.map((one) => paragraphIn(one, tone, behind));
  return { ...cell, surface, paragraphs };
}

function paragraphIn(
  paragraph: Paragraph,
  tone: Recoloring,
  background: readonly Color[],
): Paragraph {
  const { bullet } = paragraph;
  const [usual = '#ffffff'] = background;
  return {
    ...paragraph,
    runs: paragraph.runs.map((run) => {
      const mark = run.highlight && over(tone(run.highlight), usual);
      const least = minContrast(run.size, run.bold);
      const color = readableOn(opaque(tone(run.color)), mark ? [mark] : background, least);
      return { ...run, color, ...(mark ? { highlight: mark } : {}) };
    }),
    ...(bullet
      ? { bullet: { ...bullet, color: readableOn(opaque(tone(bullet.color)), background, 3) } }
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
