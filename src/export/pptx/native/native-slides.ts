/** PowerPoint's native mode: what the page shows as text, tables, charts and shapes to edit. */
import type { Scene, SceneSlide } from '../../../browser/scene/index.js';
import type { Rendered } from '../../../render/index.js';
import { officeLanguage } from '../drawing/language.js';
import { plainLevels, singleLine } from '../drawing/run-markup.js';
import { schemeOf } from '../drawing/scheme.js';
import { paintsBy } from '../drawing/scheme-color.js';
import { pictureBackground } from '../drawing/shapes.js';
import { relateMedia } from '../drawing/slide-canvas.js';
import { tableStylesXml } from '../drawing/table-style.js';
import { CONTENT, NAMESPACES, RELATION } from '../opc/names.js';
import { createPackage, ROOT } from '../opc/package.js';
import { emu } from '../opc/units.js';
import { attributes, type Xml, xml } from '../opc/xml.js';
import {
  addProperties,
  addSettings,
  isNoted,
  notesMasterList,
  relateSlides,
  sectionExtension,
  slideList,
} from '../parts/document.js';
import { addNotesMaster, addSlide, NOTES_MASTER } from '../parts/slide.js';
import { FIRESIDE_COLORS, themeXml } from '../parts/theme.js';
import { layoutName } from './layout-plans.js';
import { hidesLayout, masterDesign, type Stylesheet } from './native-layouts.js';
import { addMaster, backgroundMarkup, MASTER, MASTER_ID } from './native-master.js';
import { nativeShapes } from './native-shapes.js';
import { slideScenes } from './roles.js';

const DOCUMENT = 'ppt/presentation.xml';
const THEMES = ['ppt/theme/theme1.xml', 'ppt/theme/theme2.xml'] as const;

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
  // PowerPoint cannot work with a master that has no layouts.
  if (rendered.slides.length === 0) throw new RangeError('a presentation needs a slide');
  const { width, height } = scene;
  const scheme = schemeOf({ ...scene, slides: scene.samples ?? scene.slides }, rendered.brand);
  const language = officeLanguage(rendered.lang);
  const slides = slideScenes(rendered, scene);
  const main = `#${scheme.colors[scheme.map.bg1].toLowerCase()}`;
  const sheet: Stylesheet = { scheme, paintOn: paintsBy(scheme), language, width, height, main };
  const pack = createPackage();
  pack.relate(ROOT, RELATION.document, DOCUMENT);
  addProperties(pack, rendered, date);
  const master = pack.relate(DOCUMENT, RELATION.master, MASTER);
  const ids = relateSlides(pack, DOCUMENT, rendered);
  const notesMaster = rendered.slides.some(isNoted)
    ? pack.relate(DOCUMENT, RELATION.notesMaster, NOTES_MASTER)
    : undefined;
  const parts = { master, notesMaster, slides: ids, sections: sectionExtension(rendered) };
  pack.add(DOCUMENT, CONTENT.presentation, presentationXml(parts, sheet));
  const theme = themeXml(language, scheme.colors, rendered.brand?.fonts, rendered.hasSerif);
  for (const user of [DOCUMENT, MASTER]) pack.relate(user, RELATION.theme, THEMES[0]);
  pack.add(THEMES[0], CONTENT.theme, theme);
  const design = masterDesign(scene.samples ?? [], sheet);
  addSettings(pack, DOCUMENT, tableStylesXml(design.table, sheet.paintOn(main)));
  const paths = addMaster(pack, design, sheet);
  if (notesMaster) addNotesMaster(pack, language, THEMES[1], theme);
  for (const own of slides) {
    const layout = design.layouts.get(layoutName(own));
    const path = layout && paths.get(layout);
    if (!layout || !path) continue;
    const { background, backdrop } = own.scene;
    const isLayouts = background === layout.background && backdrop === layout.backdrop;
    const map = scheme.mapFor(background);
    const drawn = {
      ...own,
      layout: path,
      map: map === scheme.map ? undefined : map,
      hidesLayout: hidesLayout(own.scene, layout),
      background: (canvas: Parameters<typeof relateMedia>[0]) => {
        if (isLayouts) return undefined;
        return backdrop
          ? pictureBackground(relateMedia(canvas, backdrop))
          : backgroundMarkup(background, sheet);
      },
      draw: (canvas: Parameters<typeof nativeShapes>[0]) =>
        nativeShapes(canvas, own, layout, { ...sheet, table: design.table }, slides.length),
    };
    addSlide(pack, drawn, NOTES_MASTER, language);
  }
  return pack.toBytes();
}

interface PresentationParts {
  /** Relationships' ids. */
  readonly master: string;
  readonly notesMaster: string | undefined;
  readonly slides: readonly string[];
  readonly sections: Xml | undefined;
}

/** ppt/presentation.xml (ECMA-376-1 §19.2.1.26); notes pages are portrait, 7.5 × 10 inches. */
function presentationXml(
  { master, notesMaster, slides, sections }: PresentationParts,
  { language: { rtl }, width, height }: Stylesheet,
): Xml {
  return xml`<p:presentation${NAMESPACES}${attributes({ rtl: rtl || undefined })} saveSubsetFonts="1"
    autoCompressPictures="0">
    <p:sldMasterIdLst>
      <p:sldMasterId id="${MASTER_ID}" r:id="${master}"/>
    </p:sldMasterIdLst>
    ${notesMaster && notesMasterList(notesMaster)}
    ${slideList(slides)}
    <p:sldSz cx="${emu(width)}" cy="${emu(height)}"/>
    <p:notesSz cx="${emu(720)}" cy="${emu(960)}"/>
    <p:defaultTextStyle>${plainLevels(24, rtl)}</p:defaultTextStyle>
    ${sections && xml`<p:extLst>${sections}</p:extLst>`}
  </p:presentation>`;
}

/**
 * Image mode: each slide a picture of its page, over its title and with the exact notes as real
 * text, so that outline, search and screen readers have both.
 *
 * @param images a PNG a slide
 */
export function exportImages(
  rendered: Rendered,
  images: readonly Uint8Array[],
  date: Date,
): Uint8Array {
  const { width, height, slides } = rendered;
  const pictures = slides.map(({ title }, index): SceneSlide => {
    const bytes = images[index] ?? new Uint8Array();
    const alt = singleLine(title) || String(index + 1);
    const box = { x: 0, y: 0, width, height };
    return {
      background: `#${FIRESIDE_COLORS.lt1}`,
      elements: [{ type: 'picture', bytes, format: 'png', box, alt, decorative: false }],
    };
  });
  return exportNativePptx(rendered, { width, height, slides: pictures }, date);
}
