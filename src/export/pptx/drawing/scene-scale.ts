/** An element of the scene at another place and size: every length of it is scaled alike. */
import type {
  Edge,
  Paragraph,
  SceneElement,
  Surface,
  TextBlock,
} from '../../../browser/scene/index.js';
import type { Box } from '../opc/units.js';

/** Where a point (x, y) of the page goes: (dx + x · scale, dy + y · scale), px. */
export interface Transform {
  readonly scale: number;
  readonly dx: number;
  readonly dy: number;
}

/** Hairlines stay visible; px. */
const THINNEST = 0.75;

function moveBox({ x, y, width, height }: Box, { scale, dx, dy }: Transform): Box {
  return { x: dx + x * scale, y: dy + y * scale, width: width * scale, height: height * scale };
}

/** The element there. */
export function moveElement(element: SceneElement, move: Transform): SceneElement {
  const { scale } = move;
  const box = moveBox(element.box, move);
  switch (element.type) {
    case 'picture':
      return { ...element, box };
    case 'shape':
      return { ...element, box, surface: scaledSurface(element.surface, scale) };
    case 'chart':
      return {
        ...element,
        box,
        size: element.size * scale,
        valueSize: element.valueSize * scale,
      };
    case 'connector': {
      const points = element.points.map(({ x, y }) => {
        return { x: move.dx + x * scale, y: move.dy + y * scale };
      });
      return { ...element, box, points, width: Math.max(THINNEST, element.width * scale) };
    }
    case 'table':
      return {
        ...element,
        box,
        columns: element.columns.map((width) => width * scale),
        rows: element.rows.map((row) => ({
          ...row,
          height: row.height * scale,
          cells: row.cells.map((cell) => ({
            ...cell,
            padding: scaledPadding(cell.padding, scale),
            surface: scaledSurface(cell.surface, scale),
            paragraphs: cell.paragraphs.map((one) => scaledParagraph(one, scale)),
          })),
        })),
      };
    case 'text':
      return {
        ...element,
        box,
        padding: scaledPadding(element.padding, scale),
        ...(element.surface ? { surface: scaledSurface(element.surface, scale) } : {}),
        paragraphs: element.paragraphs.map((one) => scaledParagraph(one, scale)),
        width: { least: element.width.least * scale, most: element.width.most * scale },
      };
  }
}

function scaledPadding(padding: TextBlock['padding'], scale: number): TextBlock['padding'] {
  const { top, right, bottom, left } = padding;
  return { top: top * scale, right: right * scale, bottom: bottom * scale, left: left * scale };
}

function scaledSurface(surface: Surface, scale: number): Surface {
  return mapEdges(surface, ({ width, color }) => ({
    width: width > 0 ? Math.max(THINNEST, width * scale) : 0,
    color,
  }));
}

function scaledParagraph(paragraph: Paragraph, scale: number): Paragraph {
  const { bullet } = paragraph;
  return {
    ...paragraph,
    runs: paragraph.runs.map((run) => ({ ...run, size: run.size * scale })),
    ...(bullet ? { bullet: { ...bullet, size: bullet.size * scale } } : {}),
    indent: paragraph.indent * scale,
    hanging: paragraph.hanging * scale,
    spaceBefore: paragraph.spaceBefore * scale,
    lineHeight: paragraph.lineHeight * scale,
    lines: paragraph.lines.map((line) => ({ ...line, width: line.width * scale })),
  };
}

export const SIDES = ['top', 'right', 'bottom', 'left'] as const;

/** The surface with its edges changed. */
export function mapEdges(surface: Surface, change: (edge: Edge) => Edge): Surface {
  const edges = SIDES.flatMap((side) => {
    const edge = surface[side];
    return edge ? [[side, change(edge)] as const] : [];
  });
  return { ...surface, ...Object.fromEntries(edges) };
}
