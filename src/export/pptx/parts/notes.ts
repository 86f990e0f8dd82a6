/** Speaker notes: a notes page for each slide that has some, and the master that they share. */

import type { RenderedSlide } from '../../../render/index.js';
import { type OfficeLanguage, officeLanguage } from '../drawing/language.js';
import { mapOverride, masterMap } from '../drawing/scheme.js';
import {
  commonSlide,
  type PlaceholderSpec,
  placeholderShape,
  shapeIds,
  THEME_BACKGROUND,
} from '../drawing/shapes.js';
import { plainLevel, plainLevels, plainParagraphs } from '../drawing/text.js';
import { CONTENT, NAMESPACES, RELATION } from '../opc/names.js';
import type { OfficePackage } from '../opc/package.js';
import { type Xml, xml } from '../opc/xml.js';
import { promptsOf } from './prompts.js';

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
