/** The parts of a diagram (templates/diagram/slide.hbs): boxes and groups with text, and connectors. */
import type { SceneConnector, Side, Surface, TextBlock } from '../../scene/index.js';
import { boxOf, colorOf } from './style.js';
import { readBlock } from './text.js';

export function isDiagramPart(element: HTMLElement): boolean {
  return element.dataset.part !== undefined;
}

export function isConnector(element: HTMLElement): boolean {
  return element.dataset.edge !== undefined;
}

const FORMS: readonly Surface['form'][] = ['rounded', 'ellipse', 'diamond'];

/** A box or a group as one shape with its text; undefined where it has none. */
export function readPart(element: HTMLElement, origin: DOMRect): TextBlock | undefined {
  const block = readBlock(element, [...element.childNodes], origin, 'text');
  if (block === undefined) return undefined;
  const { part, key = '', form } = element.dataset;
  if (part === 'group') return { ...block, part: { kind: 'group', key } };
  const shape = FORMS.find((one) => one === form) ?? 'rectangle';
  const [first, ...rest] = block.paragraphs;
  return {
    ...block,
    part: { kind: 'node', key },
    anchor: 'middle',
    paragraphs: first ? [{ ...first, spaceBefore: 0 }, ...rest] : [],
    ...(block.surface ? { surface: { ...block.surface, form: shape } } : {}),
  };
}

/** What the template writes of an edge; lengths are ems of the diagram. */
interface EdgeData {
  readonly from?: string;
  readonly to?: string;
  readonly fromSide?: Side;
  readonly toSide?: Side;
  readonly points: SceneConnector['points'];
  readonly arrow: SceneConnector['arrow'];
  readonly dashed: boolean;
}

const MIRRORED: Readonly<Partial<Record<Side, Side>>> = { left: 'right', right: 'left' };

export function readConnector(element: HTMLElement, origin: DOMRect): SceneConnector | undefined {
  const canvas = element.parentElement;
  const line = element.querySelector('.line');
  if (!canvas || !line) return undefined;
  const data = JSON.parse(element.dataset.edge ?? '{}') as EdgeData;
  const { x, y, width } = boxOf(canvas.getBoundingClientRect(), origin);
  const style = getComputedStyle(canvas);
  const em = Number.parseFloat(style.fontSize);
  const isRtl = style.direction === 'rtl';
  const points = data.points.map((point) => ({
    x: isRtl ? x + width - point.x * em : x + point.x * em,
    y: y + point.y * em,
  }));
  const end = (key?: string, side?: Side) =>
    key === undefined || side === undefined
      ? undefined
      : { key, side: (isRtl ? MIRRORED[side] : undefined) ?? side };
  const stroke = getComputedStyle(line);
  const [xs, ys] = [points.map((one) => one.x), points.map((one) => one.y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return {
    type: 'connector',
    box: { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top },
    points,
    from: end(data.from, data.fromSide),
    to: end(data.to, data.toSide),
    color: colorOf(stroke.borderTopColor) ?? '#000000',
    width: Math.max(
      Number.parseFloat(stroke.borderTopWidth),
      Number.parseFloat(stroke.borderLeftWidth),
      Number.parseFloat(stroke.borderRightWidth),
    ),
    isDashed: data.dashed,
    arrow: data.arrow,
  };
}
