/** The fields of a diagram, and the mistakes that no schema finds. */
import type { Person, ViewMap } from '../deck/index.js';
import { nearest } from '../nearest.js';
import type { Text } from '../outline/index.js';
import type { Place, Problem } from '../problem.js';
import type { Arrow, Direction, NodeShape } from './diagrams/index.js';

/** The fields of `templates/diagram/schema.yaml`, as the outline has checked them. */
export interface DiagramFields {
  readonly direction?: Direction;
  readonly nodes?: Readonly<Record<string, DiagramNode>>;
  readonly edges?: readonly DiagramEdge[];
  readonly groups?: readonly DiagramGroup[];
  /** The lines of a diagram in Mermaid's syntax. */
  readonly mermaid?: readonly Text[];
}

export interface DiagramNode {
  readonly label: Text;
  readonly by?: Person;
  readonly highlight?: boolean;
  readonly shape?: NodeShape;
}

export interface DiagramEdge {
  readonly from: Text;
  readonly to: Text;
  readonly label?: Text;
  readonly dashed?: boolean;
  readonly arrow?: Arrow;
}

export interface DiagramGroup {
  readonly label: Text;
  readonly nodes: readonly Text[];
}

export interface SlideDiagram {
  /** What the template sees as `diagram`. */
  readonly view: ViewMap;
  readonly css: string;
}

/** The fields of a diagram whose boxes were forgotten. */
const WITHOUT_NODES: ReadonlySet<string> = new Set([
  ...['title', 'direction', 'edges', 'groups', 'caption', 'callout', 'note', 'qr'],
]);

/** A schema of the user's own may have other fields. */
export function isDiagram(fields: ViewMap): boolean {
  const { nodes, edges, groups, mermaid } = fields;
  if (isTexts(mermaid)) return true;
  if (nodes === undefined) return Object.keys(fields).every((key) => WITHOUT_NODES.has(key));
  const isMap = typeof nodes === 'object' && !Array.isArray(nodes) && !('$role' in nodes);
  return isMap && [edges, groups].every((one) => one === undefined || Array.isArray(one));
}

function isTexts(view: ViewMap[string] | undefined): boolean {
  return (
    Array.isArray(view) &&
    view.every((one) => typeof one === 'object' && '$role' in one && one.$role === 'text')
  );
}

/** More boxes than these cannot be read from the last row, however they are placed. */
const MOST_NODES = 40;

/** @param place of the slide */
export function diagramProblems(fields: DiagramFields, place: Place): Problem[] {
  const { nodes = {}, edges = [], groups = [] } = fields;
  const keys = Object.keys(nodes);
  if (keys.length === 0) {
    return [
      problem(
        'empty',
        'The diagram has no boxes',
        'Name them: `nodes: {first: First, second: Second}`.',
        place,
      ),
    ];
  }
  if (keys.length > MOST_NODES) {
    const message = `The diagram has ${keys.length} boxes; more than ${MOST_NODES} cannot be read`;
    return [problem('too-many', message, 'Show a part of it, or make two diagrams.', place)];
  }
  const unknown = (key: Text): Problem[] => {
    if (Object.hasOwn(nodes, key.text)) return [];
    const near = nearest(key.text, keys) ?? keys.find((one) => nodes[one]?.label.text === key.text);
    const all = `There are: ${keys.join(', ')}.`;
    const hint = near === undefined ? all : `Did you mean \`${near}\`? ${all}`;
    return [problem('unknown-node', `There is no box “${key.text}”`, hint, key.place)];
  };
  const inGroup = new Map<string, string>();
  return [
    ...edges.flatMap(({ from, to }) => [...unknown(from), ...unknown(to), ...toItself(from, to)]),
    ...groups.flatMap((group) =>
      group.nodes.flatMap((key) => {
        const other = inGroup.get(key.text);
        inGroup.set(key.text, group.label.text);
        return other === undefined ? unknown(key) : [twice(key, other)];
      }),
    ),
  ];
}

function toItself(from: Text, to: Text): Problem[] {
  if (from.text !== to.text) return [];
  const hint = 'Take the edge out, and say it in the label of the box.';
  return [problem('self', `An edge leads from “${from.text}” to itself`, hint, to.place)];
}

function twice(key: Text, group: string): Problem {
  const hint = 'A box can be in one group; take it out of one of the two.';
  return problem('two-groups', `“${key.text}” is in the group “${group}” already`, hint, key.place);
}

export function problem(code: string, message: string, hint: string, place: Place): Problem {
  return { severity: 'error', code: `diagram/${code}`, message, hint, place };
}
