/** The parts of a diagram (templates/diagram/slide.hbs): boxes and groups with text, and connectors. */
import type {
  ConnectorEnd,
  SceneConnector,
  SceneShape,
  Side,
  Surface,
  TextBlock,
} from '../../scene/index.js';
import { boxOf, colorOf, surfaceOf } from './style.js';
import { readBlock } from './text.js';

export function isDiagramPart(element: HTMLElement): boolean {
  return element.dataset.part !== undefined;
}

export function isConnector(element: HTMLElement): boolean {
  return element.dataset.edge !== undefined;
}

const FORMS: readonly Surface['form'][] = ['rounded', 'ellipse', 'diamond'];

/** A box or a group as one shape with its text, undefined where it has none; a lifeline or bar as a shape. */
export function readPart(
  element: HTMLElement,
  origin: DOMRect,
): TextBlock | SceneShape | undefined {
  if (element.dataset.part === 'line') return readLine(element, origin);
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

/** At a lifeline, which is 2 px wide, all connectors end in the middle. */
function readLine(element: HTMLElement, origin: DOMRect): SceneShape | undefined {
  const style = getComputedStyle(element);
  const box = boxOf(element.getBoundingClientRect(), origin);
  const surface = surfaceOf(style, box);
  if (!surface) return undefined;
  const { key = '', sites = '[]' } = element.dataset;
  const isRtl = style.direction === 'rtl';
  const given = JSON.parse(sites) as NonNullable<SceneShape['part']>['sites'];
  const placed = given.map(({ x, y }) => ({ x: isRtl ? 1 - x : x, y }));
  return { type: 'shape', box, surface, part: { key, sites: placed } };
}

/** What the template writes of an edge; lengths are ems of the diagram. */
interface EdgeData {
  readonly from?: string;
  readonly to?: string;
  readonly fromSide?: Side;
  readonly toSide?: Side;
  readonly fromSite?: number;
  readonly toSite?: number;
  readonly head?: string;
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
  const end = (key?: string, side?: Side | number): ConnectorEnd | undefined => {
    if (key === undefined || side === undefined) return undefined;
    const mirrored = isRtl && typeof side === 'string' ? MIRRORED[side] : undefined;
    return { key, side: mirrored ?? side };
  };
  const stroke = getComputedStyle(line);
  const [xs, ys] = [points.map((one) => one.x), points.map((one) => one.y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return {
    type: 'connector',
    box: { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top },
    points,
    from: end(data.from, data.fromSide ?? data.fromSite),
    to: end(data.to, data.toSide ?? data.toSite),
    color: colorOf(stroke.borderTopColor) ?? '#000000',
    width: Math.max(
      Number.parseFloat(stroke.borderTopWidth),
      Number.parseFloat(stroke.borderLeftWidth),
      Number.parseFloat(stroke.borderRightWidth),
    ),
    isDashed: data.dashed,
    arrow: data.arrow,
    ...(data.head === 'cross' || data.head === 'open' ? { head: data.head } : {}),
  };
}
