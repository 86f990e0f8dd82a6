/** Asks Graphviz for the ranks of the nodes, and their order and places within these. */
import type { Graphviz } from '@hpcc-js/wasm-graphviz';
import type { Graph, Size } from './diagram.js';
import { LINE, widthOf } from './label-size.js';

/** A span along an axis. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A box by the graph's own axes: `along` the direction of its edges, and `across` it. */
export interface RankedBox {
  readonly along: Span;
  readonly across: Span;
}

export interface NodeRanks {
  readonly nodes: readonly RankedBox[];
  /** The boxes of the edges' labels, which are nodes of their own to Graphviz. */
  readonly labels: ReadonlyMap<number, RankedBox>;
}

/** Graphviz's units an em. */
const UNITS = 10;
const INCH = 72;
/** Ems between boxes side by side, and around a group's. */
const APART = 0.9;
export const GROUP_MARGIN = 0.8;
/** The line with a group's name. */
export const GROUP_NAME = 1.9;

export function labelSize(text: string): Size {
  return { width: widthOf(text) + 0.5, height: LINE };
}

export function rankNodes(graph: Graph, boxes: readonly Size[], graphviz: Graphviz): NodeRanks {
  const { direction, nodes, edges, groups } = graph;
  const isRight = direction === 'right';
  const indexOf = new Map(nodes.map(({ key }, index) => [key, index]));
  const groupOf = (key: string): number => groups.findIndex((one) => one.nodes.includes(key));
  const inGroup = groups.map((): string[] => []);
  const free: string[] = [];
  const add = (statement: string, group: number): void => {
    (inGroup[group] ?? free).push(statement);
  };
  for (const [index, { key }] of nodes.entries()) {
    add(`n${index} [${inches(boxes[index] ?? { width: 1, height: 1 })}]`, groupOf(key));
  }
  const leadsBack = backEdges(graph);
  const links = edges.map(({ from, to, label }, index) => {
    // An edge that closes a circle is turned, so that no label is behind both of its ends.
    const ends = leadsBack.has(index) ? [to, from] : [from, to];
    const [start, end] = ends.map((key) => indexOf.get(key));
    if (label === undefined) return `n${start} -> n${end}`;
    const group = groupOf(from) === groupOf(to) ? groupOf(from) : -1;
    add(`l${index} [${inches(labelSize(label))}]`, group);
    return `n${start} -> l${index} -> n${end}`;
  });
  const clusters = groups.map(({ label }, index) => {
    const name = `<<table border="0" fixedsize="true" width="${Math.ceil(widthOf(label) * UNITS)}" height="${GROUP_NAME * UNITS}"><tr><td></td></tr></table>>`;
    return `subgraph cluster_${index} { label=${name}; labelloc=${isRight ? 'b' : 't'}; margin=${GROUP_MARGIN * UNITS}; ${inGroup[index]?.join('; ')} }`;
  });
  const source = `digraph {
    rankdir=${isRight ? 'LR' : 'TB'}; nodesep=${(APART * UNITS) / INCH}; ranksep=0.4;
    node [shape=box fixedsize=true label=""];
    ${[...clusters, ...free, ...links].join(';\n')}
  }`;
  return readLayout(graphviz.layout(source, 'json', 'dot'), graph, boxes);
}

/** The edges that close a circle, when the nodes are followed in their order. */
function backEdges({ nodes, edges }: Graph): Set<number> {
  const back = new Set<number>();
  const state = new Map<string, 'open' | 'done'>();
  const follow = (key: string): void => {
    state.set(key, 'open');
    for (const [index, { from, to }] of edges.entries()) {
      if (from !== key) continue;
      if (state.get(to) === 'open') back.add(index);
      else if (!state.has(to)) follow(to);
    }
    state.set(key, 'done');
  };
  for (const { key } of nodes) if (!state.has(key)) follow(key);
  return back;
}

function inches({ width, height }: Size): string {
  return `width=${(width * UNITS) / INCH} height=${(height * UNITS) / INCH}`;
}

interface GraphvizObject {
  readonly name: string;
  /** `x,y`, with y upwards. */
  readonly pos?: string;
}

function readLayout(json: string, graph: Graph, boxes: readonly Size[]): NodeRanks {
  const { direction, nodes, edges } = graph;
  const { objects = [] } = JSON.parse(json) as { objects?: readonly GraphvizObject[] };
  const found = new Map(objects.map((one) => [one.name, one]));
  // Graphviz counts upwards, and has the first box of a rank at the bottom where edges lead right.
  const isRight = direction === 'right';
  const ems = (text = ''): number[] => text.split(',').map((part) => Number(part) / UNITS);
  const boxAt = (name: string, { width, height }: Size): RankedBox => {
    const [x = 0, y = 0] = ems(found.get(name)?.pos);
    const horizontal = { from: x - width / 2, to: x + width / 2 };
    const down = isRight ? y : -y;
    const vertical = { from: down - height / 2, to: down + height / 2 };
    return isRight
      ? { along: horizontal, across: vertical }
      : { along: vertical, across: horizontal };
  };
  return {
    nodes: nodes.map((_, index) => boxAt(`n${index}`, boxes[index] ?? { width: 1, height: 1 })),
    labels: new Map(
      edges.flatMap(({ label }, index) =>
        label === undefined ? [] : [[index, boxAt(`l${index}`, labelSize(label))] as const],
      ),
    ),
  };
}
