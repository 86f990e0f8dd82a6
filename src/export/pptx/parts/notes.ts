/** Speaker notes: a notes page for each slide that has some, and the master that they share. */

import { type OfficeLanguage, officeLanguage } from '../drawing/language.js';
import { masterMap } from '../drawing/scheme.js';
import { commonSlide, placeholderShape, shapeIds, THEME_BACKGROUND } from '../drawing/shapes.js';
import { levelStyle, plainLevels, plainParagraphs } from '../drawing/text.js';
import { NAMESPACES } from '../opc/names.js';
import { type Xml, xml } from '../opc/xml.js';
import { numberParagraph, promptLevels } from './prompts.js';

const BODY_INDEX = 1;

/** PowerPoint's own places on a page of 720 × 960 px. */
const IMAGE = { x: 72, y: 120, width: 576, height: 324 };
const TEXT = { x: 72, y: 462, width: 576, height: 378 };
const NUMBER = { x: 408, y: 912, width: 311, height: 48 };

/** The notes master (ECMA-376-1 §19.3.1.27): the slide's image, the notes, the page's number. */
export function notesMasterXml(language: OfficeLanguage): Xml {
  const id = shapeIds();
  const shapes = [
    placeholderShape(id(), {
      type: 'sldImg',
      idx: 2,
      name: 'Slide Image Placeholder 1',
      box: IMAGE,
    }),
    placeholderShape(id(), {
      type: 'body',
      sz: 'quarter',
      idx: 3,
      name: 'Notes Placeholder 2',
      box: TEXT,
      paragraphs: promptLevels(language),
    }),
    placeholderShape(id(), {
      type: 'sldNum',
      sz: 'quarter',
      idx: 5,
      name: 'Slide Number Placeholder 3',
      box: NUMBER,
      body: xml`<a:bodyPr anchor="b"/>`,
      levels: levelStyle({
        level: 1,
        size: 16,
        align: language.rtl ? 'l' : 'r',
        rtl: language.rtl,
      }),
      paragraphs: [numberParagraph(language)],
    }),
  ];
  return xml`<p:notesMaster${NAMESPACES}>
    ${commonSlide(shapes, { background: THEME_BACKGROUND })}
    ${masterMap()}
    <p:notesStyle>${plainLevels(16, language.rtl)}</p:notesStyle>
  </p:notesMaster>`;
}

/**
 * A notes page (§19.3.1.26) with exactly the given text, each paragraph read its own way. It has no number of its own: programs that
 * read notes take all text of the page, and would add the number to it.
 */
export function notesSlideXml(notes: string, deck: OfficeLanguage, lang: string = deck.tag): Xml {
  const id = shapeIds();
  const shapes = [
    placeholderShape(id(), { type: 'sldImg', name: 'Slide Image Placeholder 1' }),
    placeholderShape(id(), {
      type: 'body',
      idx: BODY_INDEX,
      name: 'Notes Placeholder 2',
      paragraphs: plainParagraphs(notes, officeLanguage(lang), deck.rtl),
    }),
  ];
  return xml`<p:notes${NAMESPACES}>
    ${commonSlide(shapes)}
    <p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>
  </p:notes>`;
}
