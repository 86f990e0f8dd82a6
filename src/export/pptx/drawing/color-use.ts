/** Counts the colours of a scene, from which its scheme is made. */
import type {
  Color,
  Paragraph,
  Scene,
  SceneElement,
  Surface,
} from '../../../browser/scene/index.js';

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
      const { fill, top, right, bottom, left } = surface;
      for (const color of [fill, top?.color, right?.color, bottom?.color, left?.color])
        count(all, color);
    }
    for (const element of slide.elements) {
      if (element.type !== 'chart') continue;
      for (const color of element.data.series.flatMap(({ colors }) => colors)) count(all, color);
    }
  }
  return { backgrounds, texts, fills, all };
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
