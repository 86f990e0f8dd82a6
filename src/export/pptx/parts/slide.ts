/** A slide's part, with its pictures, links, charts and notes. */

import type { RenderedSlide } from '../../../render/index.js';
import { type OfficeLanguage, officeLanguage } from '../drawing/language.js';
import { plainLevel, plainLevels, plainParagraphs } from '../drawing/run-markup.js';
import { type ColorMap, mapOverride, masterMap } from '../drawing/scheme.js';
import {
  commonSlide,
  type PlaceholderSpec,
  placeholderShape,
  shapeIds,
  THEME_BACKGROUND,
} from '../drawing/shapes.js';
import type { SlideCanvas } from '../drawing/slide-canvas.js';
import { videoTiming } from '../drawing/video-timing.js';
import { CONTENT, NAMESPACES, notesPath, RELATION, slidePath } from '../opc/names.js';
import type { OfficePackage } from '../opc/package.js';
import { attributes, type Xml, xml } from '../opc/xml.js';
import { isNoted } from './document.js';
import { promptsOf } from './prompts.js';

export interface DrawnSlide {
  readonly slide: RenderedSlide;
  /** From 0. */
  readonly index: number;
  /** The path of its layout. */
  readonly layout: string;
  /** `p:bg`, if it is not the layout's. */
  readonly background?: (canvas: SlideCanvas) => Xml | undefined;
  /** The colours that it takes for backgrounds and texts, if not the master's. */
  readonly map: ColorMap | undefined;
  /** True where nothing of its layout is shown but the places of its placeholders. */
  readonly hidesLayout?: boolean;
  /** Its shapes from back to front, which is the reading order; exactly one is the title. */
  readonly draw: (canvas: SlideCanvas) => readonly Xml[];
}

/** Adds a slide and its notes page. */
export function addSlide(
  pack: OfficePackage,
  { slide, index, layout, background, map, hidesLayout, draw }: DrawnSlide,
  notesMaster: string,
  language: OfficeLanguage,
): void {
  const path = slidePath(index);
  pack.relate(path, RELATION.layout, layout);
  const canvas: SlideCanvas = {
    ...{ language, pack, path },
    ...{ parts: new Map(), videos: [], nextId: shapeIds() },
  };
  const shapes = draw(canvas);
  const shown = {
    show: slide.hidden ? 0 : undefined,
    showMasterSp: hidesLayout ? 0 : undefined,
  };
  const content = xml`<p:sld${NAMESPACES}${attributes(shown)}>
    ${commonSlide(shapes, { background: background?.(canvas) })}
    ${mapOverride(map)}
    ${videoTiming(canvas.videos)}
  </p:sld>`;
  pack.add(path, CONTENT.slide, content);
  if (!isNoted(slide)) return;
  const notes = notesPath(index);
  pack.relate(path, RELATION.notesSlide, notes);
  pack.relate(notes, RELATION.notesMaster, notesMaster);
  pack.relate(notes, RELATION.slide, path);
  pack.add(notes, CONTENT.notesSlide, notesSlideXml(slide, language));
}

/** Of our own notes master. */
export const NOTES_MASTER = 'ppt/notesMasters/notesMaster1.xml';

/**
 * The notes master (ECMA-376-1 §19.3.1.27): the slide's image, the notes, the page's number, where
 * PowerPoint has them on a page of 720 × 960 px.
 */
function notesMasterXml(language: OfficeLanguage): Xml {
  const { rtl } = language;
  const id = shapeIds();
  const specs: PlaceholderSpec[] = [
    {
      ...{ type: 'sldImg', idx: 2, name: 'Slide Image Placeholder 1' },
      box: { x: 72, y: 120, width: 576, height: 324 },
    },
    {
      ...{ type: 'body', sz: 'quarter', idx: 3, name: 'Notes Placeholder 2' },
      box: { x: 72, y: 462, width: 576, height: 378 },
      paragraphs: promptsOf('body', language),
    },
    {
      ...{ type: 'sldNum', sz: 'quarter', idx: 5, name: 'Slide Number Placeholder 3' },
      box: { x: 408, y: 912, width: 311, height: 48 },
      body: xml`<a:bodyPr anchor="b"/>`,
      levels: plainLevel(1, 16, rtl, rtl ? 'l' : 'r'),
      paragraphs: promptsOf('number', language),
    },
  ];
  const shapes = specs.map((spec) => placeholderShape(id(), spec));
  return xml`<p:notesMaster${NAMESPACES}>
    ${commonSlide(shapes, { background: THEME_BACKGROUND })}
    ${masterMap()}
    <p:notesStyle>${plainLevels(16, language.rtl)}</p:notesStyle>
  </p:notesMaster>`;
}

/** Adds the notes master with a theme of its own (§13.3.4). */
export function addNotesMaster(
  pack: OfficePackage,
  language: OfficeLanguage,
  themePath: string,
  theme: Xml,
): void {
  pack.add(NOTES_MASTER, CONTENT.notesMaster, notesMasterXml(language));
  pack.relate(NOTES_MASTER, RELATION.theme, themePath);
  pack.add(themePath, CONTENT.theme, theme);
}

/**
 * A notes page (§19.3.1.26) with exactly the given text, each paragraph read its own way. It has no
 * number: programs that read notes take all text of the page, and would add the number to it.
 */
export function notesSlideXml({ notes, lang }: RenderedSlide, deck: OfficeLanguage): Xml {
  const id = shapeIds();
  const shapes = [
    placeholderShape(id(), { type: 'sldImg', name: 'Slide Image Placeholder 1' }),
    placeholderShape(id(), {
      ...{ type: 'body', idx: 1, name: 'Notes Placeholder 2' },
      paragraphs: plainParagraphs(notes, officeLanguage(lang), deck.rtl),
    }),
  ];
  return xml`<p:notes${NAMESPACES}>
    ${commonSlide(shapes)}
    ${mapOverride(undefined)}
  </p:notes>`;
}
