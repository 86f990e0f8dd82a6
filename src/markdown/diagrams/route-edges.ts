/** Leads each edge in horizontal and vertical legs around the boxes between its ends. */
import type { GraphEdge } from './diagram.js';
import type { RankedBox, Span } from './rank-nodes.js';

/** A turn's place is known once the space between two ranks is: `channel` is that behind a rank. */
export interface Leg {
  readonly channel: number;
  /** Edges with the same lane share their leg across the channel. */
  readonly lane: string;
  readonly from: number;
  readonly to: number;
}

/** An edge as the places across at which it runs, and the legs between these. */
export interface Route {
  readonly runs: readonly number[];
  /** None where it leaves and reaches its boxes across the direction. */
  readonly legs: readonly Leg[];
  /** Whether it leads back, against the direction; `before` and `behind`: beside the boxes between. */
  readonly way: 'forward' | 'back' | 'before' | 'behind';
  /** The span of its label across. */
  readonly label?: Span | undefined;
}

/** A group's place, which edges of other boxes do not cross. */
export interface GroupArea {
  readonly members: readonly number[];
  readonly ranks: Span;
  readonly across: Span;
}

export interface RouteInput {
  readonly boxes: readonly RankedBox[];
  /** The rank of each box. */
  readonly ranks: readonly number[];
  readonly groups: readonly GroupArea[];
}

/** An edge's ends and its label as indices of the boxes. */
export interface EdgeEnds extends Pick<GraphEdge, 'from' | 'to'> {
  readonly start: number;
  readonly end: number;
  readonly label: number | undefined;
}

/** Ems between a line and the boxes that it passes. */
const CLEAR = 0.45;
/** So far a label moves for a line without a turn. */
const NEAR = 2.5;
const SAME = 0.01;

export function middleOf({ from, to }: Span): number {
  return (from + to) / 2;
}

export function routeEdge(edge: EdgeEnds, input: RouteInput): Route {
  const { boxes, ranks } = input;
  const [first, last] = [ranks[edge.start] ?? 0, ranks[edge.end] ?? 0];
  const [a, b] = [edge.start, edge.end].map((box) => acrossOf(boxes[box])) as [number, number];
  const way = first < last ? 'forward' : 'back';
  const [low, high] = [Math.min(first, last), Math.max(first, last)];
  const [near, far] = way === 'forward' ? [low, high - 1] : [high - 1, low];
  if (high - low === 1) {
    return { runs: [a, b], legs: [legOf(near, `from ${edge.from}`, a, b)], way };
  }
  const labelAt = edge.label === undefined ? undefined : boxes[edge.label];
  const at = labelAt && middleOf(labelAt.across);
  const isNear = (run: number): boolean => at === undefined || Math.abs(run - at) < NEAR;
  const wanted = [
    ...(way === 'forward' ? [b, a].filter(isNear) : besideBoth(edge, at ?? Math.max(a, b), boxes)),
    ...(at === undefined ? [] : [at]),
  ];
  const run = freeRun(edge, [low, high], wanted, Math.min(a, b), input);
  const label = labelAt && movedSpan(labelAt.across, run);
  const side = way === 'back' ? sideOf(edge, run, input) : undefined;
  if (side) return { runs: [run], legs: [], way: side, label };
  const out = legOf(near, `from ${edge.from}`, a, run);
  const into = legOf(far, `to ${edge.to}`, run, b);
  return { runs: [a, run, b], legs: [out, into], way, label };
}

function acrossOf(box: RankedBox | undefined): number {
  return box ? middleOf(box.across) : 0;
}

function legOf(channel: number, lane: string, from: number, to: number): Leg {
  return { channel, lane, from, to };
}

export function movedSpan({ from, to }: Span, middle: number): Span {
  const half = (to - from) / 2;
  return { from: middle - half, to: middle + half };
}

/** Just behind both ends of an edge and just before them, the nearer first. */
function besideBoth(
  { start, end, label }: EdgeEnds,
  near: number,
  boxes: readonly RankedBox[],
): number[] {
  const own = label === undefined ? undefined : boxes[label]?.across;
  const clear = CLEAR + (own ? (own.to - own.from) / 2 : 0);
  const spans = [start, end].flatMap((one) => boxes[one]?.across ?? []);
  const behind = Math.max(...spans.map(({ to }) => to)) + clear;
  const before = Math.min(...spans.map(({ from }) => from)) - clear;
  return [behind, before].toSorted((one, other) => Math.abs(one - near) - Math.abs(other - near));
}

/**
 * The place across at which an edge passes the ranks between its ends: one that is wanted, else the
 * nearest that is free.
 */
function freeRun(
  { start, end, label }: EdgeEnds,
  [low, high]: readonly [number, number],
  wanted: readonly number[],
  near: number,
  { boxes, ranks, groups }: RouteInput,
): number {
  const own = label === undefined ? undefined : boxes[label]?.across;
  const half = own ? (own.to - own.from) / 2 : 0;
  const around = ({ from, to }: Span, clear: number): Span => ({
    from: from - clear,
    to: to + clear,
  });
  const blocked = [
    ...boxes.flatMap(({ across }, index): Span[] => {
      const rank = ranks[index] ?? 0;
      if (index === label || rank <= low || rank >= high) return [];
      const clear = label !== undefined && rank === ranks[label] ? half + CLEAR / 2 : CLEAR;
      return [around(across, clear)];
    }),
    ...groups.flatMap(({ members, ranks: span, across }): Span[] => {
      const isOwn = members.includes(start) || members.includes(end);
      if (isOwn || span.to <= low || span.from >= high) return [];
      return [around(across, Math.max(half, CLEAR))];
    }),
  ];
  const isFree = (at: number): boolean =>
    blocked.every(({ from, to }) => at <= from + SAME || at >= to - SAME);
  const beside = blocked.flatMap(({ from, to }) => [from, to]);
  const candidates = [
    ...wanted,
    ...beside.toSorted((one, other) => Math.abs(one - near) - Math.abs(other - near)),
  ];
  return candidates.find(isFree) ?? wanted[0] ?? near;
}

/** Where nothing is between both ends and the run of an edge, it leaves and reaches them there. */
function sideOf(
  { start, end }: EdgeEnds,
  run: number,
  { boxes, ranks }: RouteInput,
): 'before' | 'behind' | undefined {
  const isOpen = (end: number, isBehind: boolean): boolean => {
    const own = boxes[end]?.across ?? { from: 0, to: 0 };
    const edge = isBehind ? own.to : own.from;
    if (isBehind ? run < edge + CLEAR : run > edge - CLEAR) return false;
    return boxes.every(({ across }, index) => {
      if (index === end || ranks[index] !== ranks[end]) return true;
      return isBehind
        ? across.to <= edge || across.from > run + CLEAR
        : across.from >= edge || across.to < run - CLEAR;
    });
  };
  if ([start, end].every((one) => isOpen(one, true))) return 'behind';
  return [start, end].every((one) => isOpen(one, false)) ? 'before' : undefined;
}
