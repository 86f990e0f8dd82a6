/** The slide master (ECMA-376-1 §19.3.1.42): what all layouts, and so all slides, start from. */

import type { OfficeLanguage } from '../drawing/language.js';
import type { ColorMap } from '../drawing/scheme.js';
import { masterMap } from '../drawing/scheme.js';
import { commonSlide, placeholderShape, shapeIds, THEME_BACKGROUND } from '../drawing/shapes.js';
import { bulletLevels, levelStyle, plainLevels, plainParagraphs } from '../drawing/text.js';
import { NAMESPACES } from '../opc/names.js';
import type { Box } from '../opc/units.js';
import { type Xml, xml } from '../opc/xml.js';
import type { LayoutPlaceholder } from './layout.js';
import { numberParagraph, promptLevels, prompts } from './prompts.js';

/** Where things are on most slides: the margins of templates/themes/fireside.css, in px. */
const PLACES = {
  title: { x: 80, y: 56, width: 1120, height: 104 },
  body: { x: 80, y: 176, width: 1120, height: 448 },
  footer: { x: 80, y: 644, width: 880, height: 36 },
  number: { x: 1080, y: 644, width: 120, height: 36 },
} as const satisfies Record<string, Box>;

/** Boxes without inner margins: a box is where the text is, as in CSS. */
const flushBody = (anchor: 't' | 'ctr' | 'b') =>
  xml`<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0"
    anchor="${anchor}"><a:normAutofit/></a:bodyPr>`;

/** What a master has of its deck; without it, Fireside's own places, sizes and colours. */
export interface MasterDesign {
  readonly map?: ColorMap;
  readonly title?: LayoutPlaceholder;
  readonly body?: LayoutPlaceholder;
  readonly footer?: LayoutPlaceholder;
  readonly number?: LayoutPlaceholder;
}

/**
 * The master's part.
 *
 * @param layouts of its layouts, the relationships' ids and their own ids for the deck; these are
 *   from 2147483648 up and differ from the master's (§19.7.14).
 */
export function masterXml(
  language: OfficeLanguage,
  layouts: readonly { readonly id: number; readonly relation: string }[],
  design: MasterDesign = {},
): Xml {
  const id = shapeIds();
  const { rtl } = language;
  const small = (side: 'start' | 'end') =>
    levelStyle({ level: 1, size: 18, rtl, align: (side === 'start') === rtl ? 'r' : 'l' });
  const shapes = [
    placeholderShape(id(), {
      type: 'title',
      name: 'Title Placeholder 1',
      box: design.title?.box ?? PLACES.title,
      body: design.title?.body ?? flushBody('t'),
      paragraphs: plainParagraphs(prompts(language).title, language),
    }),
    placeholderShape(id(), {
      type: 'body',
      idx: 1,
      name: 'Text Placeholder 2',
      box: design.body?.box ?? PLACES.body,
      body: design.body?.body ?? flushBody('t'),
      paragraphs: promptLevels(language),
    }),
    placeholderShape(id(), {
      type: 'ftr',
      sz: 'quarter',
      idx: 3,
      name: 'Footer Placeholder 3',
      box: PLACES.footer,
      body: flushBody('ctr'),
      levels: small('start'),
      ...design.footer,
      paragraphs: plainParagraphs('', language),
    }),
    placeholderShape(id(), {
      type: 'sldNum',
      sz: 'quarter',
      idx: 4,
      name: 'Slide Number Placeholder 4',
      box: PLACES.number,
      body: flushBody('ctr'),
      levels: small('end'),
      ...design.number,
      paragraphs: [numberParagraph(language)],
    }),
  ];
  const title = levelStyle({ level: 1, size: 44, bold: true, spacing: 100, fonts: 'mj', rtl });
  return xml`<p:sldMaster${NAMESPACES}>
    ${commonSlide(shapes, { background: THEME_BACKGROUND })}
    ${masterMap(design.map)}
    <p:sldLayoutIdLst>${layouts.map(
      (layout) => xml`<p:sldLayoutId id="${layout.id}" r:id="${layout.relation}"/>`,
    )}</p:sldLayoutIdLst>
    <p:txStyles>
      <p:titleStyle>${design.title?.levels ?? title}</p:titleStyle>
      <p:bodyStyle>${design.body?.levels ?? bulletLevels([32, 28, 24, 24, 24], rtl)}</p:bodyStyle>
      <p:otherStyle>${plainLevels(24, rtl)}</p:otherStyle>
    </p:txStyles>
  </p:sldMaster>`;
}
