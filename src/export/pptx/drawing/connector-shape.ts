/** Connectors of a diagram, glued to its shapes, so that they follow when these are moved. */
import type { SceneConnector, Side } from '../../../browser/scene/index.js';
import { emu } from '../opc/units.js';
import { attributes, type Xml, xml } from '../opc/xml.js';
import { siteKey } from './lifeline-group.js';
import type { Paint } from './scheme-color.js';
import { nonVisual } from './shapes.js';

/** Connection sites of rectangles, ellipses, rounded ones and diamonds (presetShapeDefinitions.xml). */
const SITES: Readonly<Record<Side, number>> = { top: 0, left: 1, bottom: 2, right: 3 };

/** A side of no length has no adjustment; px. */
const LEAST = 0.5;

/**
 * @param parts the ids of the shapes, by the keys of the connector's ends
 */
export function connectorShape(
  id: number,
  name: string,
  connector: SceneConnector,
  parts: ReadonlyMap<string, number>,
  paint: Paint,
): Xml {
  const { from, to, color, width, isDashed, arrow } = connector;
  const [first, second] = connector.points;
  const [before, last] = connector.points.slice(-2);
  /** @param x of the end, and of where it comes from */
  const glue = (end: SceneConnector['from'], ...[x = 0, next = 0]: (number | undefined)[]) => {
    if (end === undefined) return undefined;
    const { key, side } = end;
    const isSite = typeof side === 'number';
    const id = parts.get(isSite ? siteKey(key, side) : key);
    const idx = SITES[isSite ? (next > x ? 'right' : 'left') : side];
    return id === undefined ? undefined : { id, idx };
  };
  const start = glue(from, first?.x, second?.x);
  const finish = glue(to, last?.x, before?.x);
  // A cross is lines of its own: Office has no such head.
  const hasHead = arrow !== 'none' && connector.head !== 'cross';
  const head = { type: connector.head === 'open' ? 'arrow' : 'triangle', w: 'lg', len: 'lg' };
  return xml`<p:cxnSp>
    <p:nvCxnSpPr>
      ${nonVisual(id, { name, decorative: true })}
      <p:cNvCxnSpPr>
        ${start && xml`<a:stCxn${attributes(start)}/>`}
        ${finish && xml`<a:endCxn${attributes(finish)}/>`}
      </p:cNvCxnSpPr>
      <p:nvPr/>
    </p:nvCxnSpPr>
    <p:spPr>
      ${geometry(connector)}
      <a:ln w="${emu(width)}">
        <a:solidFill>${paint(color)}</a:solidFill>
        ${isDashed ? xml`<a:prstDash val="dash"/>` : undefined}
        <a:miter lim="800000"/>
        ${arrow === 'both' ? xml`<a:headEnd${attributes(head)}/>` : undefined}
        ${hasHead ? xml`<a:tailEnd${attributes(head)}/>` : undefined}
      </a:ln>
    </p:spPr>
  </p:cxnSp>`;
}

/**
 * A message to itself as three straight connectors: out, down and back. One alone would have no width,
 * and LibreOffice draws none whose turn is a share of nothing.
 */
export function connectorParts(connector: SceneConnector): SceneConnector[] {
  const { points, from, to, arrow } = connector;
  const [start, out, down, end] = points;
  const isMessage = typeof from?.side === 'number';
  if (!isMessage || !start || !out || !down || !end) return [connector];
  return [
    // Only its beginning has a head.
    {
      ...connector,
      points: [out, start],
      from: undefined,
      to: from,
      arrow: arrow === 'both' ? 'end' : 'none',
    },
    { ...connector, points: [out, down], from: undefined, to: undefined, arrow: 'none' },
    {
      ...connector,
      points: [down, end],
      from: undefined,
      to,
      arrow: arrow === 'none' ? 'none' : 'end',
    },
  ];
}

/** Of half a cross, in widths of the line. */
const CROSS = 3.5;

/** The cross at the end of a message that is refused: two lines, or none for other connectors. */
export function crossLines(
  nextId: () => number,
  { head, points, color, width }: SceneConnector,
  paint: Paint,
): Xml[] {
  const [before, tip] = points.slice(-2);
  if (head !== 'cross' || !tip || !before) return [];
  const half = CROSS * width;
  const x = tip.x + Math.sign(before.x - tip.x) * half;
  const place = { x: x - half, y: tip.y - half, width: 2 * half, height: 2 * half };
  return [false, true].map((isFlipped) => {
    const flip = attributes({ flipV: isFlipped || undefined });
    return xml`<p:cxnSp>
      <p:nvCxnSpPr>${nonVisual(nextId(), { name: 'Cross', decorative: true })}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>
      <p:spPr>
        <a:xfrm${flip}><a:off x="${emu(place.x)}" y="${emu(place.y)}"/><a:ext cx="${emu(place.width)}" cy="${emu(place.height)}"/></a:xfrm>
        <a:prstGeom prst="line"><a:avLst/></a:prstGeom>
        <a:ln w="${emu(width)}"><a:solidFill>${paint(color)}</a:solidFill></a:ln>
      </p:spPr>
    </p:cxnSp>`;
  });
}

/**
 * Place and form. Presets begin to the right; one that begins downwards is turned by a quarter, one
 * that begins the other way is flipped. Their turns are adjustments, in thousandths of a per cent.
 */
function geometry({ points }: SceneConnector): Xml {
  const [first, second] = points;
  const last = points.at(-1);
  if (!first || !second || !last) return xml`<a:prstGeom prst="line"><a:avLst/></a:prstGeom>`;
  const isUpright = Math.abs(second.y - first.y) > Math.abs(second.x - first.x);
  const isStraight = points.length === 2;
  const isTurned = isUpright && !isStraight;
  // Along and across the first leg, from the beginning.
  const own = points.map(({ x, y }) =>
    isTurned ? { u: y - first.y, v: first.x - x } : { u: x - first.x, v: y - first.y },
  );
  const { u: length = 0, v: height = 0 } = own.at(-1) ?? {};
  const [flipU, flipV] = [length < 0, height < 0];
  const sized = (value: number): number =>
    isStraight ? Math.abs(value) : Math.max(LEAST, Math.abs(value));
  const [w, h] = [sized(length), sized(height)];
  const middle = { x: (first.x + last.x) / 2, y: (first.y + last.y) / 2 };
  const share = (value: number, whole: number, isFlipped: boolean): number =>
    Math.round(((isFlipped ? -value : value) / whole) * 100_000);
  const turns = own.slice(1, -1);
  const values =
    turns.length === 4
      ? [
          share(turns[0]?.u ?? 0, w, flipU),
          share(turns[1]?.v ?? 0, h, flipV),
          share(turns[2]?.u ?? 0, w, flipU),
        ]
      : turns.slice(0, 1).map(({ u }) => share(u, w, flipU));
  const preset = isStraight ? 'straightConnector1' : `bentConnector${turns.length + 1}`;
  const guides = values.map((value, index) => {
    return xml`<a:gd name="adj${index + 1}" fmla="val ${value}"/>`;
  });
  const place = attributes({
    rot: isTurned ? 5_400_000 : undefined,
    flipH: flipU || undefined,
    flipV: flipV || undefined,
  });
  return xml`<a:xfrm${place}>
    <a:off x="${emu(middle.x - w / 2)}" y="${emu(middle.y - h / 2)}"/>
    <a:ext cx="${emu(w)}" cy="${emu(h)}"/>
  </a:xfrm><a:prstGeom prst="${preset}"><a:avLst>${guides}</a:avLst></a:prstGeom>`;
}
