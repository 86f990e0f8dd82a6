/** Where the boxes and lines of a diagram are: nothing over anything else, and all text large enough. */
import { expect, test } from 'vitest';
import type { Graph, Layout, Rectangle } from '../../src/markdown/diagrams/diagram.js';
import { loadPlaceGraph, sizeIn } from '../../src/markdown/diagrams/index.js';

const FRAME = { width: 1120, height: 450 };
const place = await loadPlaceGraph();

/** A graph of edges such as `a>b` or `a>b:its label`, its labels the keys. */
function graphOf(edges: string, more: Partial<Graph> = {}): Graph {
  const all = edges.split(' ').map((edge) => {
    const [, from = '', to = '', label] = /^(\w+)>(\w+)(?::(.+))?$/.exec(edge) ?? [];
    return { from, to, label };
  });
  const keys = [...new Set(all.flatMap(({ from, to }) => [from, to]))];
  const nodes = keys.map((key) => ({ key, label: [key], shape: 'box' as const }));
  return { nodes, edges: all, groups: [], ...more };
}

function meet(one: Rectangle, other: Rectangle): boolean {
  const isApart =
    one.x + one.width <= other.x ||
    other.x + other.width <= one.x ||
    one.y + one.height <= other.y ||
    other.y + other.height <= one.y;
  return !isApart;
}

/** The legs that cross a box which is at none of their ends, such as `a>c over b`. */
function crossings({ nodes, edges }: Graph, layout: Layout): string[] {
  return edges.flatMap(({ from, to }, index) => {
    const { points = [] } = layout.edges[index] ?? {};
    return nodes.flatMap(({ key }, at) => {
      const box = layout.nodes[at];
      if (!box || key === from || key === to) return [];
      const isCrossed = points.slice(1).some((end, leg) => {
        const start = points[leg] ?? end;
        const [x, y] = [Math.min(start.x, end.x), Math.min(start.y, end.y)];
        const [width, height] = [Math.abs(end.x - start.x), Math.abs(end.y - start.y)];
        return meet({ x, y, width, height }, box);
      });
      return isCrossed ? [`${from}>${to} over ${key}`] : [];
    });
  });
}

const GRAPHS = {
  chain: 'a>b b>c c>d',
  fan: 'a>b a>c a>d b>e c>e d>e',
  labelled: 'a>b:reads a>c:writes b>d c>d:checks',
  back: 'a>b b>c c>a:again',
  long: 'a>b b>c c>d a>d a>c',
  dense: 'a>c a>d b>c b>d c>e d>e d>f a>f',
};

for (const direction of ['right', 'down'] as const) {
  for (const [name, edges] of Object.entries(GRAPHS)) {
    test(`${name}, ${direction}: no box over another, no line over a box`, () => {
      const graph = graphOf(edges, { direction });
      const layout = place(graph, FRAME);
      const boxes = [...layout.nodes, ...layout.edges.flatMap(({ label }) => label ?? [])];
      const over = boxes.flatMap((one, at) => boxes.slice(at + 1).filter((two) => meet(one, two)));
      expect(over).toEqual([]);
      expect(crossings(graph, layout)).toEqual([]);
      expect(sizeIn(layout, FRAME)).toBeGreaterThanOrEqual(18);
    });
  }
}

test('every line begins and ends in the middle of a side, and turns at right angles', () => {
  const graph = graphOf(GRAPHS.labelled);
  const { nodes, edges } = place(graph, FRAME);
  for (const [index, { points, sides }] of edges.entries()) {
    const own = graph.edges[index];
    const ends = [own?.from, own?.to].map(
      (key) => nodes[graph.nodes.findIndex((one) => one.key === key)],
    );
    for (const [at, point] of [points[0], points.at(-1)].entries()) {
      const { x = 0, y = 0, width = 0, height = 0 } = ends[at] ?? {};
      const middles = {
        ...{ left: [x, y + height / 2], right: [x + width, y + height / 2] },
        ...{ top: [x + width / 2, y], bottom: [x + width / 2, y + height] },
      };
      const [wantedX = 0, wantedY = 0] = middles[sides[at] ?? 'top'];
      expect(point?.x).toBeCloseTo(wantedX, 5);
      expect(point?.y).toBeCloseTo(wantedY, 5);
    }
    const slanted = points.slice(1).filter((end, leg) => {
      const start = points[leg] ?? end;
      return Math.min(Math.abs(end.x - start.x), Math.abs(end.y - start.y)) > 1e-9;
    });
    expect(slanted).toEqual([]);
  }
});

test('a group is around its boxes and over no other', () => {
  const graph = graphOf('a>b a>c b>d c>d', { groups: [{ label: 'Both', nodes: ['b', 'c'] }] });
  const { nodes, groups } = place(graph, FRAME);
  const inside = nodes.map((box) => groups.some((group) => meet(box, group)));
  expect(inside).toEqual(graph.nodes.map(({ key }) => ['b', 'c'].includes(key)));
});

test('a chain of twenty leaves no text that can be read', () => {
  const edges = Array.from({ length: 20 }, (_, at) => `n${at}>n${at + 1}`).join(' ');
  expect(sizeIn(place(graphOf(edges), FRAME), FRAME)).toBeLessThan(18);
});
