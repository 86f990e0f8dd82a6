/** Which of the scheme's colours are grounds and texts (ECMA-376-1 §19.3.1.6-7). */

import { attributes, type Xml, xml } from '../opc/xml.js';
import { type ColorMap, LIGHT } from './scheme.js';

const REST = Object.fromEntries(
  ['accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6', 'hlink', 'folHlink'].map(
    (name) => [name, name],
  ),
);

/** `p:clrMap` of a master; dark on light unless told otherwise. */
export function masterMap(map: ColorMap = LIGHT): Xml {
  return xml`<p:clrMap${attributes({ ...map, ...REST })}/>`;
}

/**
 * `p:clrMapOvr` of a layout or a slide. A slide says it again though its layout does: not every
 * program looks there.
 */
export function mapOverride(map: ColorMap | undefined): Xml {
  const own = map
    ? xml`<a:overrideClrMapping${attributes({ ...map, ...REST })}/>`
    : xml`<a:masterClrMapping/>`;
  return xml`<p:clrMapOvr>${own}</p:clrMapOvr>`;
}
