/** Reads the statements of Mermaid's flowcharts: nodes with their shapes, links, subgraphs. */
import type { Text } from '../../outline/index.js';
import type { Problem } from '../../problem.js';
import {
  type DiagramEdge,
  type DiagramFields,
  type DiagramGroup,
  type DiagramNode,
  problem,
} from '../diagram-problems.js';
import { type MermaidFault, statementsIn, withoutMarkup } from './statements.js';

type Shape = NonNullable<DiagramNode['shape']>;

/** What is around a node's text, the longer forms first. */
const SHAPES: readonly (readonly [open: string, close: string, shape: Shape])[] = [
  ['(((', ')))', 'ellipse'],
  ['((', '))', 'ellipse'],
  ['([', '])', 'rounded'],
  ['[[', ']]', 'box'],
  ['[(', ')]', 'rounded'],
  ['{{', '}}', 'diamond'],
  ['[/', '/]', 'box'],
  ['[/', '\\]', 'box'],
  ['[\\', '\\]', 'box'],
  ['[\\', '/]', 'box'],
  ['>', ']', 'box'],
  ['[', ']', 'box'],
  ['(', ')', 'rounded'],
  ['{', '}', 'diamond'],
];

/** A link: perhaps a head, its line, perhaps a text within or behind it, a head. */
const LINK =
  /^(?<start><)?(?:--\s+(?<in1>.+?)\s+-{2,}(?<end1>>)?|-\.\s+(?<in2>.+?)\s+\.+-(?<end2>>)?|==\s+(?<in3>.+?)\s+={2,}(?<end3>>)?|(?<dots>-\.+-)(?<end4>>)?|(?:-{2,}|={2,})(?<end5>>)?(?<=-{3}|={3}|>))(?:\s*\|(?<behind>[^|]*)\|)?/;

/** A node's key: no `--` of a link within, as Mermaid has it. */
const KEY = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.]|-(?![-.]))*/u;

/** The names of `a@{ shape: … }` by the form that is nearest; what has none is an error. */
const NAMED_SHAPES: Readonly<Record<Shape, string>> = {
  box: 'rect proc process rectangle subproc subprocess subroutine framed-rectangle fr-rect card notch-rect notched-rectangle lin-rect lined-rectangle lined-proc lined-process shaded-process doc document docs documents st-doc stacked-document lin-doc lined-document tag-doc tagged-document tag-rect tag-proc tagged-rectangle tagged-process procs processes st-rect stacked-rectangle div-rect div-proc divided-rectangle divided-process win-pane internal-storage window-pane text odd lean-r lean-right in-out lean-l lean-left out-in sl-rect sloped-rectangle manual-input flag paper-tape trap-b trapezoid priority trapezoid-bottom trap-t inv-trapezoid manual trapezoid-top',
  rounded:
    'rounded event stadium terminal pill cyl cylinder database db datastore data-store h-cyl das horizontal-cylinder lin-cyl disk lined-cylinder bow-rect stored-data bow-tie-rectangle delay half-rounded-rectangle curv-trap curved-trapezoid display',
  ellipse:
    'circle circ dbl-circ double-circle cross-circ crossed-circle summary fr-circ framed-circle stop sm-circ small-circle start',
  diamond: 'diam diamond decision question hex hexagon prepare',
};

/** What a link of Mermaid's can be that none of a slide is, and what to write. */
const REFUSED_LINKS: readonly (readonly [link: RegExp, fault: MermaidFault])[] = [
  [
    /^~~~/,
    {
      message: 'A link that cannot be seen (`~~~`) has no effect on a slide',
      hint: 'Take the line out: boxes are placed by themselves.',
    },
  ],
  [
    /^[ox]?[-=][^>|]*?[-=.]+[ox](?=\s|$)/,
    {
      message: 'A link cannot end in a circle or a cross',
      hint: 'Write `-->`, or `---` for a line without a head.',
    },
  ],
  [
    /^:::/,
    {
      message: 'A class (`:::`) has no effect on a slide',
      hint: 'Take it out: colours are the theme’s.',
    },
  ],
];

/** An icon of a font that is not here. */
const ICON = /\bfa[bsrl]?:fa-/;

/** Statements that set what is the theme's here, or do what a slide does not. */
const STYLE = /^(?:classDef|class|style|linkStyle|click|direction|accTitle|accDescr)\b/;

interface Reading {
  readonly nodes: Record<string, DiagramNode>;
  readonly edges: DiagramEdge[];
  readonly groups: { label: Text; nodes: Text[] }[];
  readonly groupKeys: Set<string>;
  /** The subgraph that is open. */
  group: { label: Text; nodes: Text[] } | undefined;
}

/** @param problems gets what cannot be read, each line once */
export function readFlowchart(
  lines: readonly Text[],
  problems: Problem[],
): Pick<DiagramFields, 'nodes' | 'edges' | 'groups'> {
  const reading: Reading = {
    nodes: {},
    edges: [],
    groups: [],
    groupKeys: new Set(),
    group: undefined,
  };
  for (const line of lines) {
    for (const text of statementsIn(line.text)) {
      const fault = readStatement({ ...line, text }, reading);
      if (fault) problems.push(problem('mermaid', fault.message, fault.hint, line.place));
    }
  }
  const { nodes, edges, groups, group } = reading;
  if (group) {
    problems.push(
      problem(
        'mermaid',
        `The subgraph “${group.label.text}” has no end`,
        'Write `end` behind its last line.',
        group.label.place,
      ),
    );
  }
  for (const [key, { label }] of Object.entries(nodes)) {
    if (!reading.groupKeys.has(key)) continue;
    const hint = 'Lead the line to one of its boxes.';
    const message = `A line cannot lead to the subgraph “${key}”`;
    problems.push(problem('mermaid', message, hint, label.place));
  }
  // A field that holds nothing has no size.
  const full: DiagramGroup[] = groups.filter((one) => one.nodes.length > 0);
  return { nodes, edges, groups: full };
}

function readStatement(line: Text, reading: Reading): MermaidFault | undefined {
  const { text } = line;
  if (STYLE.test(text)) {
    const hint = 'Take the line out: colours are the theme’s, and one direction is that of all.';
    return { message: `“${text}” has no effect on a slide`, hint };
  }
  if (text === 'end') {
    if (!reading.group) return { message: 'No subgraph ends here', hint: 'Take `end` out.' };
    reading.group = undefined;
    return undefined;
  }
  const subgraph = /^subgraph\s+(?<key>[^[\]]+?)?\s*(?:\[(?<label>.*)\])?$/.exec(text)?.groups;
  if (subgraph) {
    if (reading.group) {
      const hint = 'End the one before with `end`; groups lie beside each other.';
      return { message: 'A subgraph within another cannot be drawn', hint };
    }
    const label = withoutMarkup(subgraph.label ?? subgraph.key ?? '');
    reading.group = { label: { ...line, text: label }, nodes: [] };
    reading.groups.push(reading.group);
    reading.groupKeys.add(subgraph.key ?? label);
    return undefined;
  }
  return readChain(line, reading);
}

/** Nodes with links between, such as `a --> b & c -->|text| d`. */
function readChain(line: Text, reading: Reading): MermaidFault | undefined {
  let rest = line.text;
  let before: string[] = [];
  let link: RegExpExecArray | null = null;
  for (;;) {
    const found = readNodes(rest, line, reading);
    if (!found) return unread(line.text, rest);
    if (link) addEdges(before, found.keys, link, line, reading);
    before = found.keys;
    rest = found.rest;
    if (rest === '') return undefined;
    // The name of a link, `a e1@--> b`, is for styles.
    rest = rest.replace(/^[\w-]+@(?=[-=<])/, '');
    link = LINK.exec(rest);
    if (!link) {
      const refused = REFUSED_LINKS.find(([one]) => one.test(rest));
      return refused?.[1] ?? unread(line.text, rest);
    }
    rest = rest.slice(link[0].length).trim();
  }
}

function unread(statement: string, rest: string): MermaidFault {
  const at = rest === '' || rest === statement ? '' : ` from “${rest}” on`;
  return {
    message: `“${statement}” cannot be read${at}`,
    hint: 'Write a link as `a --> b`, with a text `a -->|text| b`, a node as `a[Its text]`; docs/mermaid.md says what else is read.',
  };
}

/** One node, or several with `&` between. */
function readNodes(
  text: string,
  line: Text,
  reading: Reading,
): { readonly keys: string[]; readonly rest: string } | undefined {
  const keys: string[] = [];
  let rest = text;
  for (;;) {
    const key = KEY.exec(rest)?.[0];
    if (key === undefined) return undefined;
    rest = rest.slice(key.length);
    const form = SHAPES.find(
      ([open, close]) => rest.startsWith(open) && endOf(rest, open.length, close) >= 0,
    );
    const named = /^@\{(?<fields>[^}]*)\}/.exec(rest);
    if (named) {
      const node = namedNode(named.groups?.fields ?? '', key, line);
      if (!node) return undefined;
      reading.nodes[key] = { ...reading.nodes[key], ...node };
      rest = rest.slice(named[0].length);
    } else if (form) {
      const [open, close, shape] = form;
      const end = endOf(rest, open.length, close);
      const label = withoutMarkup(rest.slice(open.length, end));
      if (label === '' || ICON.test(label)) return undefined;
      reading.nodes[key] = { label: { ...line, text: label }, shape };
      rest = rest.slice(end + close.length);
    } else {
      reading.nodes[key] ??= { label: { ...line, text: key } };
    }
    addToGroup(key, line, reading);
    keys.push(key);
    rest = rest.trim();
    if (!rest.startsWith('&')) return { keys, rest };
    rest = rest.slice(1).trim();
  }
}

/** What `a@{ shape: diamond, label: "Text" }` says; undefined for a picture or a form that no box has. */
function namedNode(fields: string, key: string, line: Text): DiagramNode | undefined {
  const field = (name: string): string | undefined => {
    const found = new RegExp(`\\b${name}\\s*:\\s*(?:"([^"]*)"|([^,]+))`).exec(fields);
    return found ? (found[1] ?? found[2])?.trim() : undefined;
  };
  const shape = (['box', 'rounded', 'ellipse', 'diamond'] as const).find((one) =>
    NAMED_SHAPES[one].split(' ').includes(field('shape') ?? 'rect'),
  );
  if (shape === undefined || /\b(?:icon|img)\s*:/.test(fields)) return undefined;
  return { label: { ...line, text: withoutMarkup(field('label') ?? key) }, shape };
}

/** Where a text ends; quoted, it may have brackets. */
function endOf(text: string, from: number, close: string): number {
  const quoted = /^\s*"[^"]*"/.exec(text.slice(from))?.[0];
  return text.indexOf(close, from + (quoted?.length ?? 0));
}

/** A node belongs to the first subgraph that names it. */
function addToGroup(key: string, line: Text, { group, groups }: Reading): void {
  if (!group || groups.some(({ nodes }) => nodes.some(({ text }) => text === key))) return;
  group.nodes.push({ ...line, text: key });
}

function addEdges(
  from: readonly string[],
  to: readonly string[],
  { groups = {} }: RegExpExecArray,
  line: Text,
  { edges }: Reading,
): void {
  const { start, in1, in2, in3, behind, dots, end1, end2, end3, end4, end5 } = groups;
  const label = withoutMarkup(in1 ?? in2 ?? in3 ?? behind ?? '');
  const hasHead = (end1 ?? end2 ?? end3 ?? end4 ?? end5) !== undefined;
  for (const one of from) {
    for (const other of to) {
      edges.push({
        from: { ...line, text: one },
        to: { ...line, text: other },
        ...(label === '' ? {} : { label: { ...line, text: label } }),
        dashed: dots !== undefined || in2 !== undefined,
        arrow: !hasHead ? 'none' : start === undefined ? 'end' : 'both',
      });
    }
  }
}
