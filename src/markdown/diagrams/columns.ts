/** Ranks, and the channels between them in which edges turn. */
import type { RankedBox } from './rank-nodes.js';
import { type Leg, middleOf } from './route-edges.js';

/** Ems. */
const SAME_RANK = 0.3;
/** Nearer than that, two boxes of different ranks are put in one line. */
const ALIGNED = 0.6;
/** From a box to the first turn, a head in it; from a label. */
const STUB = { box: 1, label: 0.4 };
/** A channel without turns has its arrow alone. */
const STRAIGHT = { box: 0.9, label: 0.15 };
const LANE = 0.6;

/** The boxes with those that are nearly in one line in it. */
export function alignedAcross(boxes: readonly RankedBox[]): RankedBox[] {
  const order = boxes
    .map((_, index) => index)
    .toSorted((a, b) => acrossAt(boxes, a) - acrossAt(boxes, b));
  const lines: number[][] = [];
  for (const index of order) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line && first !== undefined && acrossAt(boxes, index) - acrossAt(boxes, first) < ALIGNED)
      line.push(index);
    else lines.push([index]);
  }
  const moved = [...boxes];
  for (const line of lines) {
    const middle = line.reduce((sum, index) => sum + acrossAt(boxes, index), 0) / line.length;
    for (const index of line) {
      const box = boxes[index];
      if (box) moved[index] = movedTo(box, middle);
    }
  }
  return moved;
}

function acrossAt(boxes: readonly RankedBox[], index: number): number {
  const box = boxes[index];
  return box ? middleOf(box.across) : 0;
}

export function movedTo(box: RankedBox, middle: number): RankedBox {
  const half = (box.across.to - box.across.from) / 2;
  return { ...box, across: { from: middle - half, to: middle + half } };
}

/** The rank of each box, from 0, and how long each rank is along the edges. */
export function ranksOf(boxes: readonly RankedBox[]): {
  readonly ranks: readonly number[];
  readonly lengths: readonly number[];
} {
  const middles = boxes.map(({ along }) => middleOf(along));
  const firsts: number[] = [];
  for (const middle of middles.toSorted((a, b) => a - b)) {
    if (middle - (firsts.at(-1) ?? Number.NEGATIVE_INFINITY) > SAME_RANK) firsts.push(middle);
  }
  const ranks = middles.map((middle) => firsts.findLastIndex((first) => middle >= first));
  const lengths = firsts.map((_, rank) =>
    Math.max(
      ...boxes.map(({ along }, index) => (ranks[index] === rank ? along.to - along.from : 0)),
    ),
  );
  return { ranks, lengths };
}

export interface Channel {
  readonly width: number;
  /** From the channel's beginning to each lane. */
  readonly lanes: ReadonlyMap<string, number>;
}

/** What is on one side of a channel: boxes or labels alone, and how much a group's edge takes. */
export interface Bank {
  readonly kind: 'box' | 'label';
  readonly margin: number;
}

/** Lanes whose legs do not meet share a place. */
export function channelOf(legs: readonly Leg[], before: Bank, behind: Bank): Channel {
  const places: Lane[][] = [];
  for (const lane of lanesOf(legs)) {
    const free = places.find((place) => place.every((other) => !meets(lane, other)));
    if (free) free.push(lane);
    else places.push([lane]);
  }
  const stub = places.length > 0 ? STUB : STRAIGHT;
  const start = before.margin + stub[before.kind];
  const width = start + places.length * LANE + stub[behind.kind] + behind.margin;
  const lanes = places.flatMap((place, index) =>
    place.map(({ name }) => [name, start + (index + 0.5) * LANE] as const),
  );
  return { width, lanes: new Map(lanes) };
}

/** Legs that share their place: from the lowest to the highest. */
interface Lane {
  readonly name: string;
  readonly start: number;
  readonly low: number;
  readonly high: number;
  /** Where all of its legs end; undefined where they part. */
  readonly end: number | undefined;
  /** Of its legs, those that lead down less those that lead up. */
  readonly down: number;
}

/** Of those that lead down the lowest turns first, of those that lead up the highest: they cross less. */
function lanesOf(legs: readonly Leg[]): Lane[] {
  const lanes = new Map<string, Lane>();
  for (const { lane, from, to } of legs) {
    if (from === to) continue;
    const before = lanes.get(lane);
    const { start, low, high, down } = before ?? { start: from, low: from, high: from, down: 0 };
    const end = before && before.end !== to ? undefined : to;
    lanes.set(lane, {
      ...{ name: lane, start, end },
      low: Math.min(low, from, to),
      high: Math.max(high, from, to),
      down: down + Math.sign(to - from),
    });
  }
  return [...lanes.values()].toSorted((one, other) => {
    if (one.down > 0 !== other.down > 0) return one.start - other.start;
    return one.down > 0 ? other.start - one.start : one.start - other.start;
  });
}

function meets(one: Lane, other: Lane): boolean {
  // Lines to one box may become one.
  if (one.end !== undefined && one.end === other.end) return false;
  return one.low < other.high + LANE && other.low < one.high + LANE;
}
