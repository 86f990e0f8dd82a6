/**
 * A lifeline or bar of a sequence diagram: a group with a small shape wherever a message ends, to which
 * its connector is glued, since a line has no connection sites between its ends.
 */
import type { Box, SceneShape } from '../../../browser/scene/index.js';
import { emu } from '../opc/units.js';
import { attributes, type Xml, xml } from '../opc/xml.js';
import type { Paint } from './scheme-color.js';
import { nonVisual, rectangle, transform } from './shapes.js';

/** What is narrower is drawn as a line; CSS pixels. */
const LINE = 6;
/** Of the shapes at which connectors end, CSS pixels. */
const ANCHOR = 2;

/** The name by which a connector finds the shape of a site. */
export function siteKey(key: string, site: number): string {
  return `${key} ${site}`;
}

/**
 * @param name for the selection pane
 * @param parts gets the ids of the shapes at its sites
 */
export function lifelineGroup(
  nextId: () => number,
  name: string,
  { box, surface, part }: SceneShape,
  parts: Map<string, number>,
  paint: Paint,
): Xml {
  const color = surface.left?.color ?? surface.fill ?? '#000000';
  const anchors = (part?.sites ?? []).map(({ x, y }, index) => {
    const id = nextId();
    parts.set(siteKey(part?.key ?? '', index), id);
    const left = box.x + (box.width < LINE ? (box.width - ANCHOR) / 2 : x * (box.width - ANCHOR));
    const top = box.y + Math.max(0, Math.min(box.height - ANCHOR, y * box.height - ANCHOR / 2));
    return anchor(id, { x: left, y: top, width: ANCHOR, height: ANCHOR }, color, paint);
  });
  const place = xml`<a:off x="${emu(box.x)}" y="${emu(box.y)}"/><a:ext cx="${emu(box.width)}" cy="${emu(box.height)}"/>
    <a:chOff x="${emu(box.x)}" y="${emu(box.y)}"/><a:chExt cx="${emu(box.width)}" cy="${emu(box.height)}"/>`;
  const id = nextId();
  return xml`<p:grpSp>
    <p:nvGrpSpPr>${nonVisual(id, { name, decorative: true })}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>
    <p:grpSpPr><a:xfrm>${place}</a:xfrm></p:grpSpPr>
    ${box.width < LINE ? line(nextId(), box, color, paint) : bar(nextId(), { box, surface }, paint)}
    ${anchors}
  </p:grpSp>`;
}

function line(id: number, { x, y, width, height }: Box, color: string, paint: Paint): Xml {
  const middle = { x: x + width / 2, y, width: 0, height };
  return xml`<p:cxnSp>
    <p:nvCxnSpPr>
      ${nonVisual(id, { name: 'Line', decorative: true })}<p:cNvCxnSpPr/><p:nvPr/>
    </p:nvCxnSpPr>
    <p:spPr>
      ${transform(middle)}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>
      <a:ln w="${emu(width)}"><a:solidFill>${paint(color)}</a:solidFill></a:ln>
    </p:spPr>
  </p:cxnSp>`;
}

/** Strokes lie on a shape's outline, borders inside of it. */
function bar(id: number, { box, surface }: Pick<SceneShape, 'box' | 'surface'>, paint: Paint): Xml {
  const { left: border, fill } = surface;
  const edge = border?.width ?? 0;
  const inner = {
    ...{ x: box.x + edge / 2, y: box.y + edge / 2 },
    ...{ width: box.width - edge, height: box.height - edge },
  };
  const stroke = border
    ? xml`<a:ln${attributes({ w: emu(edge) })}><a:solidFill>${paint(border.color)}</a:solidFill><a:miter lim="800000"/></a:ln>`
    : xml`<a:ln><a:noFill/></a:ln>`;
  return shape(
    id,
    inner,
    xml`${fill ? xml`<a:solidFill>${paint(fill)}</a:solidFill>` : xml`<a:noFill/>`}${stroke}`,
  );
}

function anchor(id: number, box: Box, color: string, paint: Paint): Xml {
  return shape(id, box, xml`<a:solidFill>${paint(color)}</a:solidFill><a:ln><a:noFill/></a:ln>`);
}

function shape(id: number, box: Box, look: Xml): Xml {
  return xml`<p:sp>
    <p:nvSpPr>${nonVisual(id, { name: 'Bar', decorative: true })}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>
    <p:spPr>${rectangle(box)}${look}</p:spPr>
  </p:sp>`;
}
