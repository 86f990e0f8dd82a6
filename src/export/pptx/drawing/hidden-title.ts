/** A title for a slide that shows none: PowerPoint's outline, search and screen readers go by it. */

import { type Box, fontSize } from '../opc/units.js';
import { attributes, type Xml, xml } from '../opc/xml.js';
import type { OfficeLanguage } from './language.js';
import { themeFaces } from './text.js';

/** Small, and within the slide; px. */
const SIZE = 13;
const HEIGHT = 24;

export interface HiddenTitle {
  readonly box: Box;
  /** `a:bodyPr`. */
  readonly body: Xml;
  readonly paragraph: Xml;
}

/**
 * One line at the top of the slide.
 *
 * @param fill content of `a:solidFill` by which it is out of sight, behind everything else
 */
export function hiddenTitle(
  title: string,
  slideWidth: number,
  language: OfficeLanguage,
  fill: Xml,
): HiddenTitle {
  const margin = Math.round(slideWidth / 16);
  const run = xml`<a:r>
    <a:rPr${attributes({ lang: language.run, sz: fontSize(SIZE), b: false, dirty: false })}>
      <a:solidFill>${fill}</a:solidFill>${themeFaces('mj')}
    </a:rPr>
    <a:t>${title}</a:t>
  </a:r>`;
  return {
    box: { x: margin, y: 0, width: slideWidth - 2 * margin, height: HEIGHT },
    body: xml`<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t">
      <a:noAutofit/>
    </a:bodyPr>`,
    paragraph: xml`<a:p>
        <a:pPr algn="l"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc></a:pPr>${run}
      </a:p>`,
  };
}
