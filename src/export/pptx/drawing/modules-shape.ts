/** A QR code as one freeform (ECMA-376-1 §20.1.9.8): it stays sharp, and takes any colour. */
import type { SceneModules } from '../../../browser/scene/index.js';
import type { Box } from '../opc/units.js';
import { type Xml, xml } from '../opc/xml.js';
import type { Ink } from './run-markup.js';
import { nonVisual, transform } from './shapes.js';

/** @param description the alternative text, which has the address */
export function modulesShape(
  id: number,
  name: string,
  description: string,
  box: Box,
  { count, dark, color }: SceneModules,
  ink: Ink,
): Xml {
  const point = (x: number, y: number): Xml => xml`<a:pt x="${x}" y="${y}"/>`;
  const paths = dark.map(
    ({ x, y, width, height }) => xml`<a:moveTo>${point(x, y)}</a:moveTo>
      <a:lnTo>${point(x + width, y)}</a:lnTo><a:lnTo>${point(x + width, y + height)}</a:lnTo>
      <a:lnTo>${point(x, y + height)}</a:lnTo><a:close/>`,
  );
  const link = ink.link(description.replace(/^\S+ /, ''), 'shape');
  return xml`<p:sp>
    <p:nvSpPr>
      ${nonVisual(id, { name, description, link })}<p:cNvSpPr/><p:nvPr/>
    </p:nvSpPr>
    <p:spPr>
      ${transform(box)}
      <a:custGeom>
        <a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>
        <a:pathLst><a:path w="${count}" h="${count}">${paths}</a:path></a:pathLst>
      </a:custGeom>
      <a:solidFill>${ink.paint(color)}</a:solidFill><a:ln><a:noFill/></a:ln>
    </p:spPr>
  </p:sp>`;
}
