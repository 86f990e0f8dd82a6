/** PowerPoint's native mode: what the page shows as text, tables, charts and shapes to edit. */

import type { Scene } from '../../../browser/scene/index.js';
import type { Rendered } from '../../../render/index.js';
import { officeLanguage } from '../drawing/language.js';
import { schemeOf } from '../drawing/scheme.js';
import { paintsBy } from '../drawing/scheme-color.js';
import { singleLine } from '../drawing/text.js';
import { deckProperties } from '../parts/properties.js';
import type { ThemeFont, ThemeFonts } from '../parts/theme.js';
import { type PresentationSlide, writePresentation } from '../parts/write-presentation.js';
import {
  backgroundMarkup,
  layoutDesigns,
  masterDesign,
  type Stylesheet,
} from './native-layouts.js';
import { nativeShapes } from './native-shapes.js';
import { slideScenes } from './roles.js';

/**
 * Writes the deck as a presentation as one built by hand would be: a layout for each kind
 * of slide, colours and fonts from the theme, texts in placeholders and boxes, real lists, tables
 * and charts, the exact notes.
 *
 * @param scene what the browser measured, a slide for each of the deck's
 * @returns the .pptx; the same input gives the same bytes
 * @throws RangeError for a scene of another number of slides, a language tag or a date that cannot
 *   be, or a deck without slides
 */
export function exportNativePptx(rendered: Rendered, scene: Scene, date: Date): Uint8Array {
  const { width, height } = scene;
  const scheme = schemeOf(scene, rendered.brand);
  const language = officeLanguage(rendered.lang);
  const sheet: Stylesheet = { scheme, paintOn: paintsBy(scheme), language, width, height };
  const slides = slideScenes(rendered, scene).map(({ slide, ...own }, index) => {
    const { kind, title, notes, lang, hidden } = slide;
    return { kind, title: singleLine(title) || String(index + 1), notes, lang, hidden, ...own };
  });
  const layouts = layoutDesigns(slides, sheet);
  return writePresentation({
    ...deckProperties(rendered, date),
    size: { width, height },
    colors: scheme.colors,
    fonts: themeFontsOf(rendered.brand?.fonts),
    master: masterDesign(slides, sheet),
    layouts: [...layouts.values()].map(({ layout }) => layout),
    slides: slides.flatMap((slide, index): PresentationSlide[] => {
      const layout = layouts.get(slide.kind);
      if (!layout) return [];
      const { background, backdrop } = slide.scene;
      const isLayouts = background === layout.background && backdrop === layout.backdrop;
      const map = scheme.mapFor(background);
      const native = {
        ...slide,
        layout,
        number: index + 1,
        slideCount: slides.length,
        slideWidth: width,
        paint: sheet.paintOn(background),
      };
      return [
        {
          layout: layout.layout.name,
          notes: slide.notes,
          lang: slide.lang,
          hidden: slide.hidden,
          background: isLayouts ? undefined : backgroundMarkup(background, sheet),
          backdrop: isLayouts ? undefined : backdrop,
          map: map === scheme.map ? undefined : map,
          draw: (canvas) => nativeShapes(canvas, native),
        },
      ];
    }),
  });
}

type BrandFonts = NonNullable<Rendered['brand']>['fonts'];

/** A brand's fonts for titles and texts, each for the letters that it has. */
function themeFontsOf(fonts: BrandFonts = {}): ThemeFonts {
  const fontOf = (named: BrandFonts['body']): ThemeFont =>
    named === undefined
      ? {}
      : {
          latin: named.hasLatin ? named.name : undefined,
          eastAsian: named.hasIdeographs ? named.name : undefined,
        };
  const minor = fontOf(fonts.body);
  const major = fontOf(fonts.heading);
  return {
    minor,
    major: {
      latin: major.latin ?? minor.latin,
      eastAsian: major.eastAsian ?? minor.eastAsian,
    },
  };
}
