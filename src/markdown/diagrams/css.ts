/** A layout as classes and CSS: plain Marp drops inline SVG and `style`. */
import type { Layout, PlacedEdge, Point, Rectangle } from './diagram.js';

/** A leg of a connector, or one of its heads. */
export interface DrawnPart {
  readonly className: string;
  /** For heads, where they point. */
  readonly toward?: 'right' | 'left' | 'down' | 'up';
}

export interface DrawnEdge {
  readonly lines: readonly DrawnPart[];
  readonly heads: readonly DrawnPart[];
  /** The class of its label. */
  readonly className: string;
}

/** Classes by the place of each in the graph's lists. */
export interface DrawnDiagram {
  readonly nodes: readonly string[];
  readonly groups: readonly string[];
  readonly edges: readonly DrawnEdge[];
  /** Of each list of other parts. */
  readonly more: Readonly<Record<string, readonly string[]>>;
  readonly css: string;
}

/** The heads of a connector; an open one does not cover its line. */
export interface ConnectorHeads {
  readonly atEnd: boolean;
  readonly atStart: boolean;
  readonly isOpen?: boolean;
}

type Leads = Pick<PlacedEdge, 'points' | 'label'>;

/** Heads, ems. */
const HEAD = { length: 0.62, width: 0.56 };

/**
 * @param name a class that no other diagram of the deck has
 * @param arrows of each edge, whether it has a head at its end and at its beginning
 * @param more other parts; their classes begin with the list's name
 */
export function drawLayout(
  layout: Pick<Layout, 'width' | 'height' | 'nodes' | 'groups'> & {
    readonly edges: readonly Leads[];
  },
  name: string,
  arrows: readonly ConnectorHeads[],
  more: Readonly<Record<string, readonly Rectangle[]>> = {},
): DrawnDiagram {
  const rules = [
    `.${name} { --width: ${round(layout.width)}; --height: ${round(layout.height)}; }`,
  ];
  const add = (className: string, { x, y, width, height }: Rectangle): string => {
    const places = `--x: ${round(x)}; --y: ${round(y)}; --w: ${round(width)}; --h: ${round(height)};`;
    rules.push(`.${name} .${className} { ${places} }`);
    return className;
  };
  const nodes = layout.nodes.map((box, index) => add(`n${index}`, box));
  const groups = layout.groups.map((box, index) => add(`g${index}`, box));
  const edges = layout.edges.map((edge, index): DrawnEdge => {
    const { atEnd, atStart, isOpen } = arrows[index] ?? { atEnd: true, atStart: false };
    const [first, second] = edge.points;
    const [before, last] = edge.points.slice(-2);
    const heads = [
      ...(atEnd && before && last ? [headAt(last, before)] : []),
      ...(atStart && first && second ? [headAt(first, second)] : []),
    ];
    const lines = legsOf(edge, atEnd && !isOpen, atStart).map(
      ({ isAcross, ...box }, leg): DrawnPart => {
        const className = add(`e${index}l${leg}`, box);
        return { className: isAcross ? `${className} across` : className };
      },
    );
    return {
      lines,
      heads: heads.map(({ toward, ...box }, head) => ({
        className: add(`e${index}h${head}`, box),
        toward,
      })),
      className: edge.label ? add(`t${index}`, edge.label) : '',
    };
  });
  const others = Object.fromEntries(
    Object.entries(more).map(([list, boxes]) => [
      list,
      boxes.map((box, index) => add(`${list}${index}`, box)),
    ]),
  );
  return { nodes, groups, edges, more: others, css: rules.join('\n') };
}

type Toward = NonNullable<DrawnPart['toward']>;

/** The head at a connector's end, its tip there. */
function headAt(tip: Point, before: Point): Rectangle & { readonly toward: Toward } {
  const { length, width } = HEAD;
  if (Math.abs(tip.x - before.x) > Math.abs(tip.y - before.y)) {
    const isRight = tip.x > before.x;
    const x = isRight ? tip.x - length : tip.x;
    return {
      x,
      y: tip.y - width / 2,
      width: length,
      height: width,
      toward: isRight ? 'right' : 'left',
    };
  }
  const isDown = tip.y > before.y;
  const y = isDown ? tip.y - length : tip.y;
  return { x: tip.x - width / 2, y, width, height: length, toward: isDown ? 'down' : 'up' };
}

/** The legs, without what the heads cover. */
function legsOf(
  { points }: Leads,
  atEnd: boolean,
  atStart: boolean,
): (Rectangle & { readonly isAcross: boolean })[] {
  const cut = [...points];
  const shorten = (tip: number, before: number): void => {
    const [a, b] = [cut[tip], cut[before]];
    if (!a || !b) return;
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    const share = length === 0 ? 0 : Math.min(1, (HEAD.length * 0.8) / length);
    cut[tip] = { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
  };
  if (atEnd) shorten(cut.length - 1, cut.length - 2);
  if (atStart) shorten(0, 1);
  return cut.slice(1).flatMap((to, index) => {
    const from = cut[index] ?? to;
    const isAcross = Math.abs(to.y - from.y) > Math.abs(to.x - from.x);
    const [width, height] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
    if (width + height < 0.01) return [];
    return [{ x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width, height, isAcross }];
  });
}

/** To a fiftieth of a pixel. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
