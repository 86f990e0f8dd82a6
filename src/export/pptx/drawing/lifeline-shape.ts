/** A lifeline or bar of a sequence diagram: a freeform with connection sites where its messages end. */
import type { Box, SceneShape } from '../../../browser/scene/index.js';
import { emu } from '../opc/units.js';
import { type Xml, xml } from '../opc/xml.js';
import type { Paint } from './scheme-color.js';
import { nonVisual, transform } from './shapes.js';

/** What is narrower is drawn as a line; CSS pixels. */
const LINE = 6;
/** Shares of a box as guides have them. */
const WHOLE = 100_000;

/** @param name for the selection pane */
export function lifelineShape(
  id: number,
  name: string,
  { box, surface, part }: SceneShape,
  paint: Paint,
): Xml {
  const isLine = box.width < LINE;
  // Strokes lie on the outline, borders inside of it.
  const inset = (surface.left?.width ?? 0) / 2;
  const place: Box = isLine
    ? { ...box, x: box.x + box.width / 2, width: 0 }
    : {
        x: box.x + inset,
        y: box.y + inset,
        width: box.width - 2 * inset,
        height: box.height - 2 * inset,
      };
  const sites = (part?.sites ?? []).map(({ x, y }) => ({
    x: isLine ? 0 : Math.round(x * WHOLE),
    y: Math.round(y * WHOLE),
  }));
  const guides = sites.map(
    ({ x, y }, index) => xml`<a:gd name="x${index}" fmla="*/ w ${x} ${WHOLE}"/>
      <a:gd name="y${index}" fmla="*/ h ${y} ${WHOLE}"/>`,
  );
  // The angle at which a connector comes in: from the left or from the right.
  const connections = sites.map(
    ({ x }, index) => xml`<a:cxn ang="${x === 0 ? 10_800_000 : 0}">
      <a:pos x="x${index}" y="y${index}"/></a:cxn>`,
  );
  const point = (x: string, y: string): Xml => xml`<a:pt x="${x}" y="${y}"/>`;
  const path = isLine
    ? xml`<a:path fill="none"><a:moveTo>${point('0', '0')}</a:moveTo><a:lnTo>${point('0', 'h')}</a:lnTo></a:path>`
    : xml`<a:path><a:moveTo>${point('0', '0')}</a:moveTo><a:lnTo>${point('w', '0')}</a:lnTo>
      <a:lnTo>${point('w', 'h')}</a:lnTo><a:lnTo>${point('0', 'h')}</a:lnTo><a:close/></a:path>`;
  const fill = xml`<a:solidFill>${paint(surface.fill ?? '#000000')}</a:solidFill>`;
  const border = surface.left;
  const edge = border
    ? xml`<a:ln w="${emu(border.width)}"><a:solidFill>${paint(border.color)}</a:solidFill><a:miter lim="800000"/></a:ln>`
    : xml`<a:ln><a:noFill/></a:ln>`;
  return xml`<p:sp>
    <p:nvSpPr>
      ${nonVisual(id, { name, decorative: true })}<p:cNvSpPr/><p:nvPr/>
    </p:nvSpPr>
    <p:spPr>
      ${transform(place)}
      <a:custGeom>
        <a:avLst/><a:gdLst>${guides}</a:gdLst><a:ahLst/><a:cxnLst>${connections}</a:cxnLst>
        <a:rect l="0" t="0" r="r" b="b"/><a:pathLst>${path}</a:pathLst>
      </a:custGeom>
      ${isLine ? xml`<a:noFill/><a:ln w="${emu(box.width)}">${fill}</a:ln>` : xml`${fill}${edge}`}
    </p:spPr>
  </p:sp>`;
}
