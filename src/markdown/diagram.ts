/** Diagrams: from a slide's fields to where everything is, and from that to what its template sees. */
import type { Deck, Slide, ViewMap } from '../deck/index.js';
import { wordsFor } from '../deck/index.js';
import type { Text } from '../outline/index.js';
import type { Problem } from '../problem.js';
import {
  type DiagramFields,
  type DiagramNode,
  diagramProblems,
  isDiagram,
  problem,
  type SlideDiagram,
} from './diagram-problems.js';
import {
  type DrawnDiagram,
  drawLayout,
  type Graph,
  type Layout,
  type PlaceGraph,
  sizeIn,
  TEXT_SIZE,
} from './diagrams/index.js';
import { type ReadDiagram, readMermaid } from './mermaid/read-mermaid.js';
import { sequenceDiagram } from './sequence-diagram.js';
import { plainText } from './text/inline.js';
import { phrases } from './text/phrases.js';

export const DIAGRAM = 'diagram';

/** What a slide has for it: under a title of one line, with and without a caption; CSS pixels. */
const FRAME = { width: 1120, height: 452 };
const CAPTION = 50;

/** @returns undefined for a mistake in the outline, or fields of a user's own schema */
export function slideDiagram(
  slide: Slide,
  { people }: Deck,
  place: PlaceGraph,
  problems: Problem[],
): SlideDiagram | undefined {
  if (!isDiagram(slide.fields)) return undefined;
  const found: Problem[] = [];
  const { sequence, fields = {} } = readFields(slide.fields as unknown as DiagramFields, found);
  const frame = { ...FRAME, height: FRAME.height - ('caption' in slide.fields ? CAPTION : 0) };
  if (sequence) {
    const drawn =
      found.length > 0 ? undefined : sequenceDiagram(sequence, slide, people, frame, found);
    problems.push(...found);
    return drawn;
  }
  if (found.length === 0) found.push(...diagramProblems(fields, slide.place));
  problems.push(...found);
  if (found.length > 0) return undefined;
  const graph = graphOf(fields, slide);
  const layout = place(graph, frame);
  const size = sizeIn(layout, frame);
  if (size < TEXT_SIZE.least) {
    problems.push(tooSmall(graph, size, slide));
    return undefined;
  }
  const arrows = (fields.edges ?? []).map(({ arrow = 'end' }) => {
    return { atEnd: arrow !== 'none', atStart: arrow === 'both' };
  });
  const name = `diagram-${slide.number}`;
  const drawn = drawLayout(layout, name, arrows);
  const view = { name, alt: spoken(graph, slide), ...viewsOf(fields, layout, drawn) };
  return { view: view as unknown as ViewMap, css: drawn.css };
}

/** Those that the outline has, or those of its Mermaid. */
function readFields(given: DiagramFields, problems: Problem[]): ReadDiagram {
  const { mermaid, nodes, edges, groups } = given;
  if (mermaid === undefined) return { fields: given };
  const [first] = mermaid;
  if (nodes ?? edges ?? groups) {
    if (first) {
      const hint = 'Keep one of the two.';
      problems.push(
        problem(
          'twice',
          'The diagram is given in Mermaid’s syntax and by `nodes`',
          hint,
          first.place,
        ),
      );
    }
    return { fields: given };
  }
  return readMermaid(mermaid, problems);
}

function graphOf(
  { direction, nodes = {}, edges = [], groups = [] }: DiagramFields,
  { math, lang }: Slide,
): Graph {
  const plain = ({ text }: Text): string => plainText(text, math);
  return {
    direction,
    nodes: Object.entries(nodes).map(([key, { label, shape = 'box', ...node }]) => {
      const under = personOf({ label, ...node })?.short.text;
      const pieces = phrases(plain(label), lang).flatMap((one) => one.match(/\S+\s*/g) ?? []);
      return { key, label: pieces, shape, ...(under === undefined ? {} : { under }) };
    }),
    edges: edges.map(({ from, to, label }) => {
      return { from: from.text, to: to.text, label: label && plain(label) };
    }),
    groups: groups.map(({ label, nodes: keys }) => {
      return { label: plain(label), nodes: keys.map(({ text }) => text) };
    }),
  };
}

/** The person whose name stands below, since no colour alone says who it is; not where the label does. */
function personOf({ by, label }: DiagramNode): DiagramNode['by'] {
  return by && !label.text.includes(by.short.text) ? by : undefined;
}

function tooSmall({ nodes, direction }: Graph, size: number, { place }: Slide): Problem {
  const fits =
    direction && `; perhaps \`direction: ${direction === 'right' ? 'down' : 'right'}\` fits`;
  const message = `The diagram’s ${nodes.length} boxes would leave its text ${Math.floor(size)} px, and ${TEXT_SIZE.least} px is the least`;
  const hint = `Shorten its labels, take boxes out or make two diagrams of it${fits ?? ''}.`;
  return problem('too-small', message, hint, place);
}

/** For those who cannot see it: each edge, and each box without one. */
function spoken({ nodes, edges, groups }: Graph, { lang }: Slide): string {
  const { comma } = wordsFor(lang);
  const labels = new Map(nodes.map(({ key, label }) => [key, label.join('')]));
  const led = edges.map(({ from, to, label }) => {
    const name = label === undefined ? '' : ` (${label})`;
    return `${labels.get(from)} → ${labels.get(to)}${name}`;
  });
  const alone = nodes.filter(({ key }) =>
    edges.every(({ from, to }) => key !== from && key !== to),
  );
  const grouped = groups.map((group) => {
    return `${group.label} (${group.nodes.map((key) => labels.get(key)).join(comma)})`;
  });
  return [...led, ...alone.map(({ key }) => labels.get(key)), ...grouped].join(comma);
}

function viewsOf(
  { nodes = {}, edges = [], groups = [] }: DiagramFields,
  layout: Layout,
  drawn: DrawnDiagram,
) {
  return {
    groups: groups.map(({ label }, index) => {
      return { label, key: `group-${index}`, className: drawn.groups[index] };
    }),
    nodes: Object.entries(nodes).map(
      ([key, { label, highlight, shape = 'box', ...node }], index) => ({
        ...{ key, label, shape, by: personOf({ label, ...node }) },
        className: drawn.nodes[index],
        tone: node.by ? `tone-hue ${node.by.hue}` : highlight ? 'tone-accent' : '',
      }),
    ),
    edges: edges.map(({ from, to, label, dashed = false, arrow = 'end' }, index) => {
      const { points = [], sides, label: box } = layout.edges[index] ?? {};
      const { lines = [], heads = [], className = '' } = drawn.edges[index] ?? {};
      const [fromSide, toSide] = sides ?? [];
      const isInGroup = box !== undefined && layout.groups.some((group) => isInside(box, group));
      const data = { from: from.text, to: to.text, fromSide, toSide, points, arrow, dashed };
      return { label, dashed, lines, heads, className, isInGroup, data: JSON.stringify(data) };
    }),
  };
}

type Box = Layout['groups'][number];

function isInside(one: Box, outer: Box): boolean {
  const [x, y] = [one.x + one.width / 2, one.y + one.height / 2];
  return x > outer.x && x < outer.x + outer.width && y > outer.y && y < outer.y + outer.height;
}
