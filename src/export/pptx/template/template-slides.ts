/** PowerPoint on a company's template: its layouts' placeholders filled, all else drawn in their room. */

import type { Element, Scene } from '../../../browser/scene/index.js';
import type { Rendered } from '../../../render/index.js';
import { type Scheme, schemeOf } from '../drawing/scheme.js';
import { singleLine } from '../drawing/text.js';
import { slideScenes } from '../native/slide-scenes.js';
import { deckProperties } from '../opc/deck-properties.js';
import type { CompanyTemplate } from './template.js';
import type { PageArea } from './template-area.js';
import { paletteOf } from './template-colors.js';
import { partsOf, type SlideParts } from './template-parts.js';
import { templateShapes } from './template-shapes.js';
import { colorMapOf } from './template-theme.js';
import { writeOnTemplate } from './write-on-template.js';

/**
 * Writes the deck on a template: titles, lists and the foot in its placeholders, without places and
 * faces of their own; tables, charts and the like as large as the layout has room for; colours that
 * the theme has.
 *
 * @param scene what the browser measured, a slide for each of the deck's
 * @returns the .pptx; the same input gives the same bytes
 * @throws RangeError for a scene of another number of slides, a language tag or a date that cannot
 *   be
 */
export function exportPptxOnTemplate(
  rendered: Rendered,
  scene: Scene,
  date: Date,
  template: CompanyTemplate,
): Uint8Array {
  const ours = schemeOf(scene, rendered.brand);
  const slides = slideScenes(rendered, scene).map(({ slide, scene: own, roles }) => ({
    slide,
    scene: own,
    parts: partsOf(slide.kind, own, roles),
  }));
  const page = pageArea(scene, slides);
  return writeOnTemplate(
    {
      ...deckProperties(rendered, date),
      slides: slides.map(({ slide, scene: own, parts }, index) => {
        const { kind, title, notes, lang, hidden } = slide;
        const layout = template.choose(kind, parts.form);
        const palette = paletteOf(layout);
        const map = colorMapOf(layout.names);
        const scheme: Scheme = { colors: palette.colors, map, mapFor: () => map };
        const number = index + template.firstNumber;
        const text = singleLine(title) || String(number);
        return {
          layout: layout.path,
          notes,
          lang,
          hidden,
          map: layout.overrides ? map : undefined,
          draw: (canvas) =>
            templateShapes(canvas, {
              ...{ parts, layout, palette, scheme, ours, page, number, title: text },
              ground: own.background,
              slideCount: rendered.slides.length,
              size: template.size,
              date: rendered.date,
            }),
        };
      }),
    },
    template,
  );
}

/** The room that the page has for content: as wide as its titles, between them and the foot. */
function pageArea(
  { width, height }: Scene,
  slides: readonly { readonly parts: SlideParts }[],
): PageArea {
  const titled = slides.find(({ parts }) => parts.title && parts.form !== 'cover')?.parts;
  const title = titled?.title?.box;
  const foot = slides.flatMap(({ parts }) => parts.footer ?? parts.number ?? [])[0]?.box;
  const boxes = slides.flatMap(({ parts }) => parts.content).map(({ box }: Element) => box);
  const left = title?.x ?? Math.min(width * 0.0625, ...boxes.map(({ x }) => x));
  return {
    left,
    right: title ? title.x + title.width : width - left,
    top: title ? title.y + title.height : height * 0.25,
    bottom: (foot?.y ?? height * 0.9) - 16,
  };
}
