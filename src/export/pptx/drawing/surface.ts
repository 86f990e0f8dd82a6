/** Backgrounds and borders as fills and lines, single edges as thin rectangles of their own. */
import type { Edge, Surface } from '../../../browser/scene/index.js';
import { type Box, emu } from '../opc/units.js';
import { attributes, type Xml, xml } from '../opc/xml.js';
import type { Paint } from './scheme-color.js';
import { nonVisual, transform } from './shapes.js';

/** The border where all four edges are the same; nothing if there is none or they differ. */
export function uniformBorder({ top, right, bottom, left }: Surface): Edge | undefined {
  const edges = [top, right, bottom, left];
  const same = edges.every(
    (edge) => edge && edge.width === top?.width && edge.color === top?.color,
  );
  return same && top && top.width > 0 ? top : undefined;
}

/** As preset geometries (ECMA-376-1 §20.1.10.56); a rounded one has the largest radius. */
const FORMS: Readonly<Record<Surface['form'], Xml>> = {
  rectangle: xml`<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`,
  ellipse: xml`<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>`,
  rounded: xml`<a:prstGeom prst="roundRect">
    <a:avLst><a:gd name="adj" fmla="val 50000"/></a:avLst>
  </a:prstGeom>`,
  diamond: xml`<a:prstGeom prst="diamond"><a:avLst/></a:prstGeom>`,
};

/** A shape's form, fill and line, for its `p:spPr`. */
export function surfaceMarkup(box: Box, surface: Surface | undefined, paint: Paint): Xml {
  const border = surface && uniformBorder(surface);
  const fill = surface?.fill
    ? xml`<a:solidFill>${paint(surface.fill)}</a:solidFill>`
    : xml`<a:noFill/>`;
  const line = border
    ? xml`<a:ln w="${emu(border.width)}">
        <a:solidFill>${paint(border.color)}</a:solidFill><a:miter lim="800000"/>
      </a:ln>`
    : xml`<a:ln><a:noFill/></a:ln>`;
  return xml`${transform(box)}${FORMS[surface?.form ?? 'rectangle']}
    ${fill}${surface ? line : undefined}`;
}

/** The places of a surface's edges where they are no uniform border. */
function singleEdges(box: Box, surface: Surface): { box: Box; edge: Edge }[] {
  if (uniformBorder(surface)) return [];
  const { x, y, width, height } = box;
  const { top, right, bottom, left } = surface;
  const places: (readonly [Edge | undefined, (edge: Edge) => Box])[] = [
    [top, (edge) => ({ x, y, width, height: edge.width })],
    [right, (edge) => ({ x: x + width - edge.width, y, width: edge.width, height })],
    [bottom, (edge) => ({ x, y: y + height - edge.width, width, height: edge.width })],
    [left, (edge) => ({ x, y, width: edge.width, height })],
  ];
  return places.flatMap(([edge, place]) =>
    edge && edge.width > 0 ? [{ box: place(edge), edge }] : [],
  );
}

/** A decorative shape without text: a background, a rule, a dot. */
function decorativeShape(id: number, name: string, box: Box, surface: Surface, paint: Paint): Xml {
  return xml`<p:sp>
    <p:nvSpPr>
      ${nonVisual(id, { name, decorative: true })}<p:cNvSpPr/><p:nvPr/>
    </p:nvSpPr>
    <p:spPr>${surfaceMarkup(box, surface, paint)}</p:spPr>
  </p:sp>`;
}

/** A surface without text: its background and, where they differ, each of its edges. */
export function surfaceShapes(
  nextId: () => number,
  box: Box,
  surface: Surface,
  paint: Paint,
): Xml[] {
  const border = uniformBorder(surface);
  const inset = border ? border.width / 2 : 0;
  const background = {
    x: box.x + inset,
    y: box.y + inset,
    width: Math.max(0, box.width - 2 * inset),
    height: Math.max(0, box.height - 2 * inset),
  };
  const name = Math.min(box.width, box.height) <= 6 ? 'Line' : 'Background';
  return [
    ...(surface.fill || border
      ? [decorativeShape(nextId(), name, background, surface, paint)]
      : []),
    ...edgeShapes(nextId, box, surface, paint),
  ];
}

/** The edges of a surface that are no uniform border, each a thin rectangle. */
export function edgeShapes(nextId: () => number, box: Box, surface: Surface, paint: Paint): Xml[] {
  return singleEdges(box, surface).map(({ box: place, edge }) =>
    decorativeShape(nextId(), 'Line', place, { form: 'rectangle', fill: edge.color }, paint),
  );
}

/** A side of a cell: `a:lnL`, `a:lnR`, `a:lnT` or `a:lnB`, in a style `a:ln`. */
export function cellLine(
  side: 'L' | 'R' | 'T' | 'B' | '',
  edge: Edge | undefined,
  paint: Paint,
): Xml {
  const drawn = edge && edge.width > 0 ? edge : undefined;
  const values = attributes({
    w: drawn ? emu(drawn.width) : 0,
    ...(drawn ? { cap: 'flat', cmpd: 'sng', algn: 'ctr' } : {}),
  });
  const content = drawn
    ? xml`<a:solidFill>${paint(drawn.color)}</a:solidFill><a:prstDash val="solid"/>`
    : xml`<a:noFill/>`;
  return xml`<a:ln${side}${values}>${content}</a:ln${side}>`;
}
