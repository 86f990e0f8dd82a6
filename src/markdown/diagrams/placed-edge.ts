/** The line of an edge: where it begins, turns and ends. */
import type { Direction, PlacedEdge, Point, Rectangle, Side } from './diagram.js';
import type { RankedBox } from './rank-nodes.js';
import { type EdgeEnds, middleOf, type Route } from './route-edges.js';

export function rectangleOf({ along, across }: RankedBox, isRight: boolean): Rectangle {
  const [x, y] = isRight ? [along, across] : [across, along];
  return { x: x.from, y: y.from, width: x.to - x.from, height: y.to - y.from };
}

const SIDES = {
  right: {
    ...{ forward: ['right', 'left'], back: ['left', 'right'] },
    ...{ before: ['top', 'top'], behind: ['bottom', 'bottom'] },
  },
  down: {
    ...{ forward: ['bottom', 'top'], back: ['top', 'bottom'] },
    ...{ before: ['left', 'left'], behind: ['right', 'right'] },
  },
} as const satisfies Record<Direction, Record<Route['way'], readonly [Side, Side]>>;

interface AxisPoint {
  readonly along: number;
  readonly across: number;
}

/** @param laneAt where a lane of a channel is, along the edges */
export function placedEdge(
  route: Route,
  ends: EdgeEnds | undefined,
  boxes: readonly RankedBox[],
  laneAt: (channel: number, lane: string) => number,
  isRight: boolean,
): PlacedEdge {
  const nowhere = { from: 0, to: 0 };
  const [start, end, label] = [ends?.start, ends?.end, ends?.label].map(
    (index) => boxes[index ?? -1] ?? { along: nowhere, across: nowhere },
  ) as [RankedBox, RankedBox, RankedBox];
  const points = pointsOf(route, start, end, laneAt).map(
    ({ along, across }): Point => (isRight ? { x: along, y: across } : { x: across, y: along }),
  );
  const box = route.label && rectangleOf({ along: label.along, across: route.label }, isRight);
  const sides = SIDES[isRight ? 'right' : 'down'][route.way];
  return { points, sides, ...(box ? { label: box } : {}) };
}

function pointsOf(
  { runs, legs, way }: Route,
  start: RankedBox,
  end: RankedBox,
  laneAt: (channel: number, lane: string) => number,
): AxisPoint[] {
  const [run = 0] = runs;
  if (way === 'before' || way === 'behind') {
    const [from, to] = [middleOf(start.along), middleOf(end.along)];
    const side = way === 'before' ? 'from' : 'to';
    return [
      { along: from, across: start.across[side] },
      ...[from, to].map((along) => ({ along, across: run })),
      { along: to, across: end.across[side] },
    ];
  }
  const [leaving, reaching] =
    way === 'forward' ? (['to', 'from'] as const) : (['from', 'to'] as const);
  const turns = legs
    .filter(({ from, to }) => from !== to)
    .flatMap(({ channel, lane, from, to }) => {
      const along = laneAt(channel, lane);
      return [from, to].map((across) => ({ along, across }));
    });
  return [
    { along: start.along[leaving], across: run },
    ...turns,
    { along: end.along[reaching], across: runs.at(-1) ?? 0 },
  ];
}
