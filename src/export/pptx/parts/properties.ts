/** The file's properties (File ▸ Info), independent of the clock. */

import type { Rendered } from '../../../render/index.js';
import { type Xml, xml } from '../opc/xml.js';
import type { PptxSection } from './sections.js';

export interface PptxProperties {
  readonly title: string;
  readonly author?: string;
  readonly subject?: string;
  /** BCP 47. */
  readonly lang: string;
  /** When the deck was made and changed. */
  readonly date: Date;
}

/**
 * docProps/core.xml (ECMA-376-2 §8.3), its dates in UTC and to the second.
 *
 * @throws RangeError for an invalid date or a year outside 0 to 9999.
 */
export function corePropertiesXml(properties: PptxProperties): Xml {
  const { title, author, subject, lang, date } = properties;
  const iso = date.toISOString();
  if (iso.length !== 24) throw new RangeError(`PowerPoint cannot carry the date ${iso}`);
  const second = `${iso.slice(0, 19)}Z`;
  const person =
    author &&
    xml`<dc:creator>${author}</dc:creator><cp:lastModifiedBy>${author}</cp:lastModifiedBy>`;
  return xml`<cp:coreProperties
    xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
    <dc:title>${title}</dc:title>
    ${subject && xml`<dc:subject>${subject}</dc:subject>`}
    ${person}
    <dc:language>${lang}</dc:language>
    <cp:revision>1</cp:revision>
    <dcterms:created xsi:type="dcterms:W3CDTF">${second}</dcterms:created>
    <dcterms:modified xsi:type="dcterms:W3CDTF">${second}</dcterms:modified>
  </cp:coreProperties>`;
}

/** docProps/app.xml (ECMA-376-1 §22.2): the counts that Explorer shows. */
export function appPropertiesXml(slides: number, notes: number, hidden: number): Xml {
  return xml`<Properties
    xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">
    <Application>Fireside</Application>
    <PresentationFormat>Widescreen</PresentationFormat>
    <Slides>${slides}</Slides>
    <Notes>${notes}</Notes>
    <HiddenSlides>${hidden}</HiddenSlides>
  </Properties>`;
}

export function deckProperties(
  rendered: Rendered,
  date: Date,
): PptxProperties & { readonly sections: readonly PptxSection[] } {
  const { title, author, subtitle, lang, sections, slides } = rendered;
  return {
    title,
    ...(author === undefined ? {} : { author }),
    ...(subtitle === undefined ? {} : { subject: subtitle }),
    lang,
    date,
    sections: sections.map((section) => ({
      title: section.title,
      slides: slides.flatMap((slide, index) => (slide.section === section.number ? [index] : [])),
    })),
  };
}
