/** PowerPoint on a company's template: its layouts' placeholders filled, all else drawn in their content area. */
import type { Scene, SceneElement } from '../../../browser/scene/index.js';
import type { Rendered } from '../../../render/index.js';
import { type OfficeLanguage, officeLanguage } from '../drawing/language.js';
import { type Scheme, schemeOf } from '../drawing/scheme.js';
import { singleLine } from '../drawing/text.js';
import { slideScenes } from '../native/roles.js';
import { CONTENT, RELATION, slidePath } from '../opc/names.js';
import { createPackage, type OfficePackage } from '../opc/package.js';
import { notesMasterXml } from '../parts/notes.js';
import { addSettings, slideId } from '../parts/presentation.js';
import { deckProperties, type PptxProperties } from '../parts/properties.js';
import { completeSections, type PptxSection, sectionExtension } from '../parts/sections.js';
import { FIRESIDE_COLORS, themeXml } from '../parts/theme.js';
import {
  addDocumentProperties,
  addSlide,
  type PresentationSlide,
} from '../parts/write-presentation.js';
import type { PageArea } from './area.js';
import { paletteOf } from './colors.js';
import { partsOf, type SlideParts } from './parts.js';
import { changedPresentation } from './presentation.js';
import { templateShapes } from './shapes.js';
import type { CompanyTemplate } from './template.js';
import { colorMapOf } from './theme.js';

/**
 * Writes the deck on a template: titles, lists and the foot in its placeholders, without places and
 * fonts of their own; tables, charts and the like as large as the layout's content area allows; colours that
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
              background: own.background,
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

/** The page's content area: as wide as its titles, between them and the foot. */
function pageArea(
  { width, height }: Scene,
  slides: readonly { readonly parts: SlideParts }[],
): PageArea {
  const titled = slides.find(({ parts }) => parts.title && parts.form !== 'cover')?.parts;
  const title = titled?.title?.box;
  const foot = slides.flatMap(({ parts }) => parts.footer ?? parts.number ?? [])[0]?.box;
  const boxes = slides.flatMap(({ parts }) => parts.content).map(({ box }: SceneElement) => box);
  const left = title?.x ?? Math.min(width * 0.0625, ...boxes.map(({ x }) => x));
  return {
    left,
    right: title ? title.x + title.width : width - left,
    top: title ? title.y + title.height : height * 0.25,
    bottom: (foot?.y ?? height * 0.9) - 16,
  };
}

export interface DeckOnTemplate extends PptxProperties {
  readonly sections: readonly PptxSection[];
  /** Each with the path of its layout. */
  readonly slides: readonly PresentationSlide[];
}

const NOTES_MASTER = 'ppt/notesMasters/notesMaster1.xml';

/**
 * Writes the deck on the template: masters, themes, layouts and all that nobody knows stay byte for
 * byte; sample slides, and what only they need, are not in it. The same input gives the same bytes.
 *
 * @throws RangeError for a language tag, a date or a section that cannot be
 */
export function writeOnTemplate(deck: DeckOnTemplate, template: CompanyTemplate): Uint8Array {
  const { base, pack: given } = template;
  const { document } = given;
  const pack = createPackage(base);
  const language = officeLanguage(deck.lang);
  const noted = deck.slides.filter(({ notes }) => notes.trim() !== '').length;
  addDocumentProperties(pack, deck, noted);
  const slides = deck.slides.map((_, index) =>
    pack.relate(document, RELATION.slide, slidePath(index)),
  );
  const needsMaster = noted > 0 && template.notesMaster === undefined;
  const notesMaster = needsMaster ? addNotesMaster(pack, template, language) : undefined;
  const sections = completeSections(deck.sections, slides.length, deck.title);
  pack.add(
    document,
    CONTENT.presentation,
    changedPresentation(template.presentation, {
      slides,
      notesMaster,
      sections: sectionExtension(sections, slideId),
      rtl: language.rtl,
    }),
  );
  const own = base.relations.get(document) ?? [];
  addSettings(pack, document, new Set(own.map(({ type }) => type)));
  for (const [index, slide] of deck.slides.entries()) {
    const place = { notesMaster: template.notesMaster ?? NOTES_MASTER, language };
    addSlide(pack, index, slide, { ...place, layout: slide.layout });
  }
  return pack.toBytes();
}

/** Our notes master in the colours of the template; gives the id of its relationship. */
function addNotesMaster(
  pack: OfficePackage,
  { pack: given, layouts }: CompanyTemplate,
  language: OfficeLanguage,
): string {
  pack.add(NOTES_MASTER, CONTENT.notesMaster, notesMasterXml(language));
  let number = 1;
  while (pack.has(themePath(number))) number += 1;
  // Each master has a theme of its own (ECMA-376-1 §13.3.4).
  const colors = layouts[0]?.theme.colors ?? FIRESIDE_COLORS;
  pack.add(themePath(number), CONTENT.theme, themeXml(language, colors));
  pack.relate(NOTES_MASTER, RELATION.theme, themePath(number));
  return pack.relate(given.document, RELATION.notesMaster, NOTES_MASTER);
}

function themePath(number: number): string {
  return `ppt/theme/theme${number}.xml`;
}
