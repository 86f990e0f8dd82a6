/** Small placeholders of a template: the slide's number, the date, and a title that is not seen. */
import type { OfficeLanguage } from './language.js';
import { nonVisual, rectangle } from './shapes.js';
import type { TemplateHolder } from './template-holders.js';
import { plainRun, runLanguage } from './text.js';
import { fontSize } from './units.js';
import { attributes, type Xml, xml } from './xml.js';

function held(
  id: number,
  name: string,
  placeholder: Readonly<Record<string, string>>,
  paragraph: Xml,
  place?: { readonly properties: Xml; readonly body: Xml },
): Xml {
  return xml`<p:sp>
    <p:nvSpPr>
      ${nonVisual(id, { name })}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>
      <p:nvPr><p:ph${attributes(placeholder)}/></p:nvPr>
    </p:nvSpPr>
    <p:spPr>${place?.properties}</p:spPr>
    <p:txBody>${place?.body ?? xml`<a:bodyPr/>`}<a:lstStyle/>${paragraph}</p:txBody>
  </p:sp>`;
}

/** The slide's number as a field that PowerPoint keeps right (ECMA-376-1 §21.1.2.2.4). */
export function numberHolder(
  id: number,
  holder: TemplateHolder,
  number: number,
  language: OfficeLanguage,
): Xml {
  const field = xml`<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">
    <a:rPr${runLanguage(language)}/><a:t>${number}</a:t>
  </a:fld>`;
  return held(id, 'Slide Number', holder.attributes, xml`<a:p>${field}</a:p>`);
}

/** The deck's date, as the deck says it. */
export function dateHolder(
  id: number,
  holder: TemplateHolder,
  date: string,
  language: OfficeLanguage,
): Xml {
  return held(id, 'Date', holder.attributes, xml`<a:p>${plainRun(date, language)}</a:p>`);
}

const SIZE = 13;
const HEIGHT = 24;

/**
 * A title for a slide that shows none: PowerPoint's outline, search and screen readers go by it. It
 * is see-through, since the ground of a template may be a picture.
 *
 * @param holder the layout's title, if it has one
 */
export function unseenTitle(
  id: number,
  title: string,
  holder: TemplateHolder | undefined,
  slideWidth: number,
  language: OfficeLanguage,
): Xml {
  const margin = Math.round(slideWidth / 16);
  const box = { x: margin, y: 0, width: slideWidth - 2 * margin, height: HEIGHT };
  const body = xml`<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t">
    <a:noAutofit/>
  </a:bodyPr>`;
  const run = xml`<a:r>
    <a:rPr${attributes({ lang: language.run, sz: fontSize(SIZE), dirty: false })}>
      <a:solidFill><a:schemeClr val="bg1"><a:alpha val="0"/></a:schemeClr></a:solidFill>
    </a:rPr>
    <a:t>${title}</a:t>
  </a:r>`;
  const paragraph = xml`<a:p>
    <a:pPr algn="l"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc></a:pPr>${run}
  </a:p>`;
  const place = { properties: rectangle(box), body };
  return held(id, 'Title', holder?.attributes ?? { type: 'title' }, paragraph, place);
}
