/** Puts the parts of a presentation together; each mode draws the slides itself. */

import { addChart } from '../chart/chart.js';
import { type OfficeLanguage, officeLanguage } from '../drawing/language.js';
import { type ColorMap, mapOverride } from '../drawing/scheme.js';
import { commonSlide, pictureBackground, placeholderShape, shapeIds } from '../drawing/shapes.js';
import type { SlideCanvas } from '../drawing/slide-canvas.js';
import { plainRun } from '../drawing/text.js';
import { CONTENT, NAMESPACES, notesPath, RELATION, slidePath } from '../opc/names.js';
import { createPackage, type OfficePackage, ROOT } from '../opc/package.js';
import { SLIDE } from '../opc/units.js';
import { type Xml, xml } from '../opc/xml.js';
import { layoutXml, type SlideLayout } from './layout.js';
import { type MasterDesign, masterXml } from './master.js';
import { notesMasterXml, notesSlideXml } from './notes.js';
import { addSettings, layoutId, presentationXml, slideId } from './presentation.js';
import { appPropertiesXml, corePropertiesXml, type PptxProperties } from './properties.js';
import { completeSections, type PptxSection, sectionExtension } from './sections.js';
import { FIRESIDE_COLORS, type ThemeColors, type ThemeFonts, themeXml } from './theme.js';

export interface PresentationSlide {
  /** The name of one of the layouts. */
  readonly layout: string;
  /** Exact; blank for none. */
  readonly notes: string;
  /** The language of slide and notes, if not the deck's. */
  readonly lang?: string;
  /** `p:bg`, if it is not the layout's. */
  readonly background?: Xml | undefined;
  /** A picture behind all, instead. */
  readonly backdrop?: SlideLayout['backdrop'] | undefined;
  /** The colours that it takes for backgrounds and texts, if not the master's. */
  readonly map?: ColorMap | undefined;
  /** True if the slide show skips it. */
  readonly hidden?: boolean;
  /** Its shapes from back to front, which is the reading order; exactly one is the title. */
  draw(canvas: SlideCanvas): readonly Xml[];
}

export interface Presentation extends PptxProperties {
  readonly sections: readonly PptxSection[];
  readonly layouts: readonly SlideLayout[];
  readonly slides: readonly PresentationSlide[];
  /** Fireside's own without it. */
  readonly colors?: ThemeColors;
  /** Those of a brand, which the theme names before all others. */
  readonly fonts?: ThemeFonts;
  readonly master?: MasterDesign;
  /** Of a slide, px; 1280 × 720 without it. */
  readonly size?: { readonly width: number; readonly height: number };
}

const DOCUMENT = 'ppt/presentation.xml';
const MASTER = 'ppt/slideMasters/slideMaster1.xml';
const NOTES_MASTER = 'ppt/notesMasters/notesMaster1.xml';

/**
 * Writes a presentation (.pptx). The same input gives the same bytes.
 *
 * @throws RangeError for a language tag, a date or a section that cannot be, or if there is no
 *   layout; Error for a layout that is not given, or a link that leads nowhere.
 */
export function writePresentation(deck: Presentation): Uint8Array {
  // PowerPoint cannot work with a master that has none.
  if (deck.layouts.length === 0) throw new RangeError('a presentation needs a layout');
  const pack = createPackage();
  const language = officeLanguage(deck.lang);
  const theme = themeXml(language, deck.colors ?? FIRESIDE_COLORS, deck.fonts);
  const noted = deck.slides.filter((slide) => slide.notes.trim() !== '').length;

  pack.relate(ROOT, RELATION.document, DOCUMENT);
  addDocumentProperties(pack, deck, noted);
  const master = pack.relate(DOCUMENT, RELATION.master, MASTER);
  const slides = deck.slides.map((_, index) =>
    pack.relate(DOCUMENT, RELATION.slide, slidePath(index)),
  );
  const notesMaster =
    noted > 0 ? pack.relate(DOCUMENT, RELATION.notesMaster, NOTES_MASTER) : undefined;
  const sections = completeSections(deck.sections, slides.length, deck.title);
  pack.add(
    DOCUMENT,
    CONTENT.presentation,
    presentationXml({
      master,
      notesMaster,
      slides,
      size: deck.size ?? SLIDE,
      sections: sectionExtension(sections, slideId),
      rtl: language.rtl,
    }),
  );
  addSettings(pack, DOCUMENT);
  addTheme(pack, 1, [DOCUMENT, MASTER], theme);
  const layouts = addLayouts(pack, deck, language);
  if (notesMaster) {
    pack.add(NOTES_MASTER, CONTENT.notesMaster, notesMasterXml(language));
    // Each master has a theme of its own (ECMA-376-1 §13.3.4).
    addTheme(pack, 2, [NOTES_MASTER], theme);
  }
  for (const [index, slide] of deck.slides.entries()) {
    const layout = layouts.get(slide.layout);
    if (layout === undefined) throw new Error(`the presentation has no layout “${slide.layout}”`);
    addSlide(pack, index, slide, { layout, notesMaster: NOTES_MASTER, language });
  }
  return pack.toBytes();
}

/**
 * What the file says of itself.
 *
 * @param noted how many slides have notes
 */
export function addDocumentProperties(
  pack: OfficePackage,
  deck: PptxProperties & { readonly slides: readonly { readonly hidden?: boolean }[] },
  noted: number,
): void {
  const core = 'docProps/core.xml';
  pack.relate(ROOT, RELATION.coreProperties, core);
  pack.add(core, CONTENT.coreProperties, corePropertiesXml(deck));
  const app = 'docProps/app.xml';
  pack.relate(ROOT, RELATION.appProperties, app);
  const hidden = deck.slides.filter((slide) => slide.hidden).length;
  pack.add(app, CONTENT.appProperties, appPropertiesXml(deck.slides.length, noted, hidden));
}

function addTheme(pack: OfficePackage, number: number, users: readonly string[], theme: Xml): void {
  const path = `ppt/theme/theme${number}.xml`;
  for (const user of users) pack.relate(user, RELATION.theme, path);
  pack.add(path, CONTENT.theme, theme);
}

/** The master and its layouts; gives the layouts' paths by name. */
function addLayouts(
  pack: OfficePackage,
  { layouts, master }: Presentation,
  language: OfficeLanguage,
): Map<string, string> {
  const byName = new Map<string, string>();
  const listed = layouts.map((layout, index) => {
    const path = `ppt/slideLayouts/slideLayout${index + 1}.xml`;
    byName.set(layout.name, path);
    pack.relate(path, RELATION.master, MASTER);
    return { id: layoutId(index), relation: pack.relate(MASTER, RELATION.layout, path) };
  });
  pack.add(MASTER, CONTENT.master, masterXml(language, listed, master));
  for (const layout of layouts) {
    const path = byName.get(layout.name) ?? '';
    const relations = (layout.pictures ?? []).map((picture) => mediaOf(pack, path, picture));
    const backdrop = layout.backdrop && mediaOf(pack, path, layout.backdrop);
    pack.add(path, CONTENT.layout, layoutXml(layout, language, relations, backdrop));
  }
  return byName;
}

/** The relationship of a part to a picture's file. */
function mediaOf(
  pack: OfficePackage,
  path: string,
  { bytes, format }: NonNullable<SlideLayout['backdrop']>,
): string {
  return pack.relate(path, RELATION.image, pack.addMedia(bytes, format));
}

/** What a slide relates to, by paths. */
export interface SlidePlace {
  readonly layout: string;
  readonly notesMaster: string;
  readonly language: OfficeLanguage;
}

/** A slide with its pictures and links, and its notes page, which has the slide's number. */
export function addSlide(
  pack: OfficePackage,
  index: number,
  slide: Omit<PresentationSlide, 'layout'>,
  { layout, notesMaster, language }: SlidePlace,
): void {
  const path = slidePath(index);
  pack.relate(path, RELATION.layout, layout);
  const shapes = slide.draw({
    language,
    nextId: shapeIds(),
    media: (bytes, format) => mediaOf(pack, path, { bytes, format }),
    webLink: (address) => pack.relate(path, RELATION.hyperlink, address, { external: true }),
    slideLink: (other) => pack.relate(path, RELATION.slide, slidePath(other)),
    chart: (parts) => pack.relate(path, RELATION.chart, addChart(pack, parts)),
  });
  const backdrop = slide.backdrop && pictureBackground(mediaOf(pack, path, slide.backdrop));
  pack.add(
    path,
    CONTENT.slide,
    slideXml(shapes, { ...slide, ...(backdrop ? { background: backdrop } : {}) }),
  );
  if (slide.notes.trim() === '') return;
  const notes = notesPath(index);
  pack.relate(path, RELATION.notesSlide, notes);
  pack.relate(notes, RELATION.notesMaster, notesMaster);
  pack.relate(notes, RELATION.slide, path);
  pack.add(notes, CONTENT.notesSlide, notesSlideXml(slide.notes, language, slide.lang));
}

/** The slide's part; its background is the layout's and its colours the master's unless given. */
export function slideXml(
  shapes: readonly Xml[],
  options: {
    readonly background?: Xml | undefined;
    readonly map?: ColorMap | undefined;
    readonly hidden?: boolean | undefined;
  } = {},
): Xml {
  return xml`<p:sld${NAMESPACES}${options.hidden ? xml` show="0"` : ''}>
    ${commonSlide(shapes, { background: options.background })}
    ${mapOverride(options.map)}
  </p:sld>`;
}

/**
 * The slide's one title, at its layout's place and in its style: PowerPoint's outline, its list of
 * slides to jump to and its accessibility checker go by it.
 */
export function titlePlaceholder(
  id: number,
  title: string,
  type: 'title' | 'ctrTitle',
  language: OfficeLanguage,
): Xml {
  const paragraphs = [xml`<a:p>${plainRun(title, language)}</a:p>`];
  return placeholderShape(id, { type, name: `Title ${id - 1}`, paragraphs });
}
