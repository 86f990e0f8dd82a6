/** Small placeholders of a template: the slide's number, the date, and a title that is not seen. */
import { hiddenTitle } from '../drawing/hidden-title.js';
import type { OfficeLanguage } from '../drawing/language.js';
import { nonVisual, rectangle } from '../drawing/shapes.js';
import { numberField, plainRun, runLanguage } from '../drawing/text.js';
import { attributes, type Xml, xml } from '../opc/xml.js';
import type { TemplatePlaceholder } from './template-placeholders.js';

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

/** The slide's number. */
export function numberPlaceholder(
  id: number,
  holder: TemplatePlaceholder,
  number: number,
  language: OfficeLanguage,
): Xml {
  const field = numberField(xml`<a:rPr${runLanguage(language)}/>`, number);
  return held(id, 'Slide Number', holder.attributes, xml`<a:p>${field}</a:p>`);
}

/** The deck's date, as the deck says it. */
export function datePlaceholder(
  id: number,
  holder: TemplatePlaceholder,
  date: string,
  language: OfficeLanguage,
): Xml {
  return held(id, 'Date', holder.attributes, xml`<a:p>${plainRun(date, language)}</a:p>`);
}

/**
 * A title for a slide that shows none, see-through, since a template's ground may be a picture.
 *
 * @param holder the layout's title, if it has one
 */
export function unseenTitle(
  id: number,
  title: string,
  holder: TemplatePlaceholder | undefined,
  slideWidth: number,
  language: OfficeLanguage,
): Xml {
  const fill = xml`<a:schemeClr val="bg1"><a:alpha val="0"/></a:schemeClr>`;
  const { box, body, paragraph } = hiddenTitle(title, slideWidth, language, fill);
  const place = { properties: rectangle(box), body };
  return held(id, 'Title', holder?.attributes ?? { type: 'title' }, paragraph, place);
}
