/** A slide's part, with its pictures, links, charts and notes. */
import type { RenderedSlide } from '../../../render/index.js';
import type { OfficeLanguage } from '../drawing/language.js';
import { type ColorMap, mapOverride } from '../drawing/scheme.js';
import { commonSlide, shapeIds } from '../drawing/shapes.js';
import type { SlideCanvas } from '../drawing/slide-canvas.js';
import { CONTENT, NAMESPACES, notesPath, RELATION, slidePath } from '../opc/names.js';
import type { OfficePackage } from '../opc/package.js';
import { type Xml, xml } from '../opc/xml.js';
import { isNoted } from './document.js';
import { notesSlideXml } from './notes.js';

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
  /** Its shapes from back to front, which is the reading order; exactly one is the title. */
  readonly draw: (canvas: SlideCanvas) => readonly Xml[];
}

/** Adds a slide and its notes page. */
export function addSlide(
  pack: OfficePackage,
  { slide, index, layout, background, map, draw }: DrawnSlide,
  notesMaster: string,
  language: OfficeLanguage,
): void {
  const path = slidePath(index);
  pack.relate(path, RELATION.layout, layout);
  const canvas: SlideCanvas = { language, pack, path, nextId: shapeIds() };
  const shapes = draw(canvas);
  const content = xml`<p:sld${NAMESPACES}${slide.hidden ? xml` show="0"` : ''}>
    ${commonSlide(shapes, { background: background?.(canvas) })}
    ${mapOverride(map)}
  </p:sld>`;
  pack.add(path, CONTENT.slide, content);
  if (!isNoted(slide)) return;
  const notes = notesPath(index);
  pack.relate(path, RELATION.notesSlide, notes);
  pack.relate(notes, RELATION.notesMaster, notesMaster);
  pack.relate(notes, RELATION.slide, path);
  pack.add(notes, CONTENT.notesSlide, notesSlideXml(slide, language));
}
