/** The outline of a shape as SVG: the usual forms, and paths of its own (ECMA-376-1 §20.1.9). */
import { attributeOf, childOf, childrenOf, type Element, numberOf } from '../../../office/index.js';
import type { Box } from '../opc/units.js';

/** @param paint attributes of the element: fill, stroke */
export function shapeOutline(properties: Element | undefined, box: Box, paint: string): string {
  const { x, y, width, height } = box;
  const [right, bottom] = [x + width, y + height];
  const custom = childOf(properties, 'a', 'custGeom', 'pathLst');
  if (custom) return pathsMarkup(custom, box, paint);
  const polygon = (...points: readonly number[]) =>
    `<polygon points="${points.join(' ')}" ${paint}/>`;
  const form = attributeOf(childOf(properties, 'a', 'prstGeom'), 'prst') ?? 'rect';
  switch (form) {
    case 'ellipse':
      return `<ellipse cx="${x + width / 2}" cy="${y + height / 2}" rx="${width / 2}" ry="${height / 2}" ${paint}/>`;
    case 'line':
    case 'straightConnector1':
      return `<line x1="${x}" y1="${y}" x2="${right}" y2="${bottom}" ${paint}/>`;
    case 'triangle':
      return polygon(x, bottom, x + width / 2, y, right, bottom);
    case 'rtTriangle':
      return polygon(x, y, x, bottom, right, bottom);
    default: {
      const radius = form.startsWith('round') ? Math.min(width, height) / 6 : 0;
      return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" ${paint}/>`;
    }
  }
}

function pathsMarkup(list: Element, { x, y, width, height }: Box, paint: string): string {
  return childrenOf(list, 'a', 'path')
    .map((path) => {
      const [w, h] = [numberOf(path, 'w') || width * 9525, numberOf(path, 'h') || height * 9525];
      const at = (point: Element) => {
        const [px, py] = [numberOf(point, 'x') ?? 0, numberOf(point, 'y') ?? 0];
        return `${x + (px / w) * width} ${y + (py / h) * height}`;
      };
      const data = childrenOf(path).map((step) => {
        const points = childrenOf(step, 'a', 'pt').map(at).join(' ');
        return { moveTo: 'M', lnTo: 'L', cubicBezTo: 'C', quadBezTo: 'Q', close: 'Z' }[
          step.localName ?? ''
        ]?.concat(points);
      });
      // Arcs are left out: what is behind a text needs no more than their ends.
      return `<path d="${data.filter((one) => one !== undefined).join(' ')}" ${paint}/>`;
    })
    .join('');
}
