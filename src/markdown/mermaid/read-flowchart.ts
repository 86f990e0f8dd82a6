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
  ['((', '))', 'ellipse'],
  ['([', '])', 'rounded'],
  ['[[', ']]', 'box'],
  ['[(', ')]', 'rounded'],
  ['{{', '}}', 'diamond'],
  ['[', ']', 'box'],
  ['(', ')', 'rounded'],
  ['{', '}', 'diamond'],
];

/** A link: perhaps a head, its line, perhaps a text within or behind it, a head. */
const LINK =
  /^(?<start><)?(?:--\s+(?<in1>.+?)\s+-{2,}(?<end1>>)?|-\.\s+(?<in2>.+?)\s+\.+-(?<end2>>)?|==\s+(?<in3>.+?)\s+={2,}(?<end3>>)?|(?<dots>-\.+-)(?<end4>>)?|(?:-{2,}|={2,})(?<end5>>)?(?<=-{3}|={3}|>))(?:\s*\|(?<behind>[^|]*)\|)?/;

/** A node's key: no `--` of a link within, as Mermaid has it. */
const KEY = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.]|-(?![-.]))*/u;

/** Statements that set what is the theme's here, or do what a slide does not. */
const STYLE = /^(?:classDef|class|style|linkStyle|click|direction|accTitle|accDescr)\b/;

interface Reading {
  readonly nodes: Record<string, DiagramNode>;
  readonly edges: DiagramEdge[];
  readonly groups: { label: Text; nodes: Text[] }[];
  /** The subgraph that is open. */
  group: { label: Text; nodes: Text[] } | undefined;
}

/** @param problems gets what cannot be read, each line once */
export function readFlowchart(
  lines: readonly Text[],
  problems: Problem[],
): Pick<DiagramFields, 'nodes' | 'edges' | 'groups'> {
  const reading: Reading = { nodes: {}, edges: [], groups: [], group: undefined };
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
    link = LINK.exec(rest);
    if (!link) return unread(line.text, rest);
    rest = rest.slice(link[0].length).trim();
  }
}

function unread(statement: string, rest: string): MermaidFault {
  const at = rest === '' || rest === statement ? '' : ` from “${rest}” on`;
  return {
    message: `“${statement}” cannot be read${at}`,
    hint: 'Write a link as `a --> b`, with a text `a -->|text| b`, a node as `a[Its text]`.',
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
    const form = SHAPES.find(([open]) => rest.startsWith(open));
    if (form) {
      const [open, close, shape] = form;
      const end = endOf(rest, open.length, close);
      if (end < 0) return undefined;
      const label = withoutMarkup(rest.slice(open.length, end));
      if (label === '') return undefined;
      reading.nodes[key] = { label: { ...line, text: label }, shape };
      rest = rest.slice(end + close.length);
    } else {
      reading.nodes[key] ??= { label: { ...line, text: key } };
    }
    addToGroup(key, line, reading);
    keys.push(key);
    // Classes, `a:::important`, are styles.
    rest = rest.trim();
    if (!rest.startsWith('&')) return { keys, rest };
    rest = rest.slice(1).trim();
  }
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
