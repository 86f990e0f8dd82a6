/** Places a graph's boxes and edges: Graphviz ranks and orders the boxes, the rest is done here. */
import type { Graphviz } from '@hpcc-js/wasm-graphviz';
import { alignedAcross, type Bank, type Channel, channelOf, movedTo, ranksOf } from './columns.js';
import {
  type Direction,
  type Graph,
  type Layout,
  type Point,
  type Rectangle,
  type Size,
  TEXT_SIZE,
} from './diagram.js';
import { boxOf, widthOf } from './label-size.js';
import { placedEdge, rectangleOf } from './placed-edge.js';
import { GROUP_MARGIN, GROUP_NAME, type RankedBox, rankNodes, type Span } from './rank-nodes.js';
import { type EdgeEnds, type GroupArea, middleOf, type Route, routeEdge } from './route-edges.js';

/** Widths at which labels wrap, ems: that with which the text is largest is taken. */
const WRAPS = [6, 9, 13];
/** A box of this share of its rank's length is made as long. */
const NEARLY = 0.6;
/** Where there is space, boxes are so much further apart. */
const SPREAD = { along: 2.4, across: 1.7 };
/** A box may be so much taller than its text needs: no more than boxes are further apart. */
const TALLER = 1.25;

/** The layout with the largest text; of several that reach the largest size the first. */
export function placeGraph(graph: Graph, frame: Size, graphviz: Graphviz): Layout {
  const directions = graph.direction ? [graph.direction] : (['right', 'down'] as const);
  let best: Layout | undefined;
  for (const direction of directions) {
    for (const most of WRAPS) {
      const boxes = graph.nodes.map((node) => boxOf(node, most));
      const one = placeBoxes({ ...graph, direction }, boxes, frame, graphviz);
      if (best === undefined || sizeIn(one, frame) > sizeIn(best, frame)) best = one;
      if (sizeIn(best, frame) === TEXT_SIZE.most) return best;
    }
  }
  if (best === undefined) throw new RangeError('a diagram has a direction');
  return best;
}

/** The size of the text with which a layout fills a frame, CSS pixels. */
export function sizeIn({ width, height }: Size, frame: Size): number {
  return Math.min(TEXT_SIZE.most, frame.width / width, frame.height / height);
}

interface DirectedGraph extends Graph {
  readonly direction: Direction;
}

/** A graph with its boxes in ranks; those of the edges' labels are behind those of the nodes. */
interface RankedGraph {
  readonly graph: DirectedGraph;
  readonly boxes: readonly RankedBox[];
  readonly ends: readonly EdgeEnds[];
  readonly ranks: readonly number[];
  /** Of each group, its first and last rank. */
  readonly spans: readonly Span[];
  /** Of each group, its boxes and the labels between them. */
  readonly members: readonly (readonly number[])[];
}

function placeBoxes(
  graph: DirectedGraph,
  sizes: readonly Size[],
  frame: Size,
  graphviz: Graphviz,
): Layout {
  const { nodes, labels } = rankNodes(graph, sizes, graphviz);
  const boxes = alignedAcross([...nodes, ...labels.values()]);
  const labelled = [...labels.keys()];
  const indexOf = new Map(graph.nodes.map(({ key }, index) => [key, index]));
  const ends = graph.edges.map(({ from, to }, index): EdgeEnds => {
    const at = labelled.indexOf(index);
    const label = at < 0 ? undefined : nodes.length + at;
    return { from, to, start: indexOf.get(from) ?? 0, end: indexOf.get(to) ?? 0, label };
  });
  const { ranks, lengths } = ranksOf(boxes);
  const members = graph.groups.map((group) => [
    ...group.nodes.map((key) => indexOf.get(key) ?? 0),
    ...ends.flatMap(({ from, to, label }) =>
      label !== undefined && [from, to].every((key) => group.nodes.includes(key)) ? [label] : [],
    ),
  ]);
  const spans = members.map((own): Span => {
    const all = own.map((index) => ranks[index] ?? 0);
    return { from: Math.min(...all), to: Math.max(...all) };
  });
  const ranked: RankedGraph = { graph, boxes, ends, ranks, spans, members };
  const channels = channelsOf(ranked, routesOf(ranked));
  const wide = withGroupNames(lengths, channels, ranked);
  return spread(ranked, wide, channels, frame);
}

function routesOf(ranked: RankedGraph): Route[] {
  const { ends, boxes, ranks, members, spans } = ranked;
  const groups = members.map((own, index): GroupArea => {
    const span = spans[index] ?? { from: 0, to: 0 };
    return { members: own, ranks: span, across: groupAcross(ranked, index) };
  });
  const moved = [...boxes];
  return ends.map((edge) => {
    const route = routeEdge(edge, { boxes: moved, ranks, groups });
    const label = edge.label === undefined ? undefined : moved[edge.label];
    if (edge.label !== undefined && label && route.label) {
      moved[edge.label] = { ...label, across: route.label };
    }
    return route;
  });
}

/** The span of a group: its boxes, a margin, and its name. */
function groupAcross({ graph, boxes, members }: RankedGraph, index: number): Span {
  const own = (members[index] ?? []).flatMap((one) => boxes[one]?.across ?? []);
  const isRight = graph.direction === 'right';
  const low = Math.min(...own.map(({ from }) => from)) - GROUP_MARGIN - (isRight ? GROUP_NAME : 0);
  const high = Math.max(...own.map(({ to }) => to)) + GROUP_MARGIN;
  const name = isRight ? 0 : widthOf(graph.groups[index]?.label ?? '') + 1.4;
  const more = Math.max(0, name - (high - low)) / 2;
  return { from: low - more, to: high + more };
}

/** Those between the ranks, one before the first and one behind the last. */
function channelsOf({ graph, ranks, spans }: RankedGraph, routes: readonly Route[]): Channel[] {
  const legs = routes.flatMap((route) => route.legs);
  const count = Math.max(...ranks) + 1;
  const name = graph.direction === 'down' ? GROUP_NAME : 0;
  const hasBox = (rank: number): boolean =>
    ranks.some((one, index) => one === rank && index < graph.nodes.length);
  const bank = (rank: number, side: 'from' | 'to'): Bank => {
    const isEdge = spans.some((span) => span[side] === rank);
    const margin = isEdge ? GROUP_MARGIN + (side === 'from' ? name : 0) : 0;
    return { kind: hasBox(rank) ? 'box' : 'label', margin };
  };
  const outer = (rank: number, side: 'from' | 'to'): Channel => {
    return { width: bank(rank, side).margin, lanes: new Map() };
  };
  const between = Array.from({ length: count - 1 }, (_, rank) =>
    channelOf(
      legs.filter(({ channel }) => channel === rank),
      bank(rank, 'to'),
      bank(rank + 1, 'from'),
    ),
  );
  return [outer(0, 'from'), ...between, outer(count - 1, 'to')];
}

/** A group's name needs its width, where that is along the edges. */
function withGroupNames(
  lengths: readonly number[],
  channels: readonly Channel[],
  { graph, spans }: RankedGraph,
): number[] {
  const wide = [...lengths];
  if (graph.direction === 'down') return wide;
  for (const [index, { from, to }] of spans.entries()) {
    const inside = wide.slice(from, to + 1).reduce((sum, length) => sum + length, 0);
    const between = channels.slice(from + 1, to + 1).reduce((sum, { width }) => sum + width, 0);
    const name = widthOf(graph.groups[index]?.label ?? '');
    wide[from] = (wide[from] ?? 0) + Math.max(0, name - inside - between);
  }
  return wide;
}

/** Takes the space that the frame has for it. */
function spread(
  ranked: RankedGraph,
  lengths: readonly number[],
  channels: readonly Channel[],
  frame: Size,
): Layout {
  const close = toLayout(ranked, lengths, channels);
  const size = sizeIn(close, frame);
  const isRight = ranked.graph.direction === 'right';
  const [along, across] = isRight ? (['width', 'height'] as const) : (['height', 'width'] as const);
  const spare = Math.max(0, frame[along] / size - close[along]);
  const inner = channels.slice(1, -1).reduce((sum, { width }) => sum + width, 0);
  const more = inner === 0 ? 1 : Math.min(SPREAD.along, 1 + spare / inner);
  const apart = Math.max(1, Math.min(SPREAD.across, frame[across] / size / close[across]));
  const boxes = ranked.boxes.map((box, index) => {
    const moved = movedTo(box, middleOf(box.across) * apart);
    const { shape } = ranked.graph.nodes[index] ?? {};
    return isRight && shape === 'box' ? taller(moved, Math.min(TALLER, apart)) : moved;
  });
  const wide = channels.map((channel, index) =>
    index === 0 || index === channels.length - 1 ? channel : wider(channel, more),
  );
  return toLayout({ ...ranked, boxes }, lengths, wide);
}

function taller({ along, across }: RankedBox, by: number): RankedBox {
  const more = ((across.to - across.from) * (by - 1)) / 2;
  return { along, across: { from: across.from - more, to: across.to + more } };
}

function wider({ width, lanes }: Channel, by: number): Channel {
  const moved = [...lanes].map(([name, at]) => [name, at * by] as const);
  return { width: width * by, lanes: new Map(moved) };
}

function toLayout(
  ranked: RankedGraph,
  lengths: readonly number[],
  channels: readonly Channel[],
): Layout {
  const { graph, boxes, ends, ranks, spans } = ranked;
  const starts: number[] = [];
  let at = 0;
  for (const [rank, length] of lengths.entries()) {
    at += channels[rank]?.width ?? 0;
    starts.push(at);
    at += length;
  }
  const endOf = (rank: number): number => (starts[rank] ?? 0) + (lengths[rank] ?? 0);
  const placedBoxes = boxes.map(({ along, across }, index): RankedBox => {
    const rank = ranks[index] ?? 0;
    const length = lengths[rank] ?? 0;
    // Boxes of a rank that are nearly as long are as long.
    const own = along.to - along.from;
    const isPlain = ['box', 'rounded'].includes(graph.nodes[index]?.shape ?? '');
    const half = (isPlain && own > length * NEARLY ? length : own) / 2;
    const middle = (starts[rank] ?? 0) + length / 2;
    return { along: { from: middle - half, to: middle + half }, across };
  });
  const laneAt = (channel: number, lane: string): number =>
    endOf(channel) + (channels[channel + 1]?.lanes.get(lane) ?? 0);
  const isRight = graph.direction === 'right';
  const groups = spans.map(({ from, to }, index): RankedBox => {
    const above = isRight ? 0 : GROUP_NAME;
    return {
      along: { from: (starts[from] ?? 0) - GROUP_MARGIN - above, to: endOf(to) + GROUP_MARGIN },
      across: groupAcross(ranked, index),
    };
  });
  const edges = routesOf(ranked).map((route, index) =>
    placedEdge(route, ends[index], placedBoxes, laneAt, isRight),
  );
  const rectangles = (all: readonly RankedBox[]): Rectangle[] =>
    all.map((box) => rectangleOf(box, isRight));
  return atOrigin({
    direction: graph.direction,
    nodes: rectangles(placedBoxes.slice(0, graph.nodes.length)),
    groups: rectangles(groups),
    edges,
  });
}

/** Moved so that the leftmost and the highest are at 0. */
function atOrigin({ direction, nodes, edges, groups }: Omit<Layout, keyof Size>): Layout {
  const boxes = [...nodes, ...groups, ...edges.flatMap(({ label }) => label ?? [])];
  const points = edges.flatMap((edge) => edge.points);
  const xs = [...boxes.flatMap(({ x, width }) => [x, x + width]), ...points.map(({ x }) => x)];
  const ys = [...boxes.flatMap(({ y, height }) => [y, y + height]), ...points.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const moved = <P extends Point>(point: P): P => ({
    ...point,
    x: point.x - left,
    y: point.y - top,
  });
  return {
    direction,
    width: Math.max(...xs) - left,
    height: Math.max(...ys) - top,
    nodes: nodes.map(moved),
    groups: groups.map(moved),
    edges: edges.map((edge) => ({
      ...edge,
      points: edge.points.map(moved),
      ...(edge.label ? { label: moved(edge.label) } : {}),
    })),
  };
}
