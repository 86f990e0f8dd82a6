/**
 * Reads a text that is nearly the one before: of a list in block style only the items that changed.
 * What it gives is what `readYaml` gives.
 */
import {
  type Document,
  isCollection,
  isMap,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { lineAt } from './lines.js';
import { readYaml } from './read-yaml.js';

export type ReadYaml = (text: string) => Document.Parsed;

/**
 * A reader for one text that changes again and again. A call changes the document that the last one
 * gave, so its nodes are not to be kept.
 */
export function createIncrementalReader(): ReadYaml {
  let last: { readonly text: string; readonly document: Document.Parsed } | undefined;
  return (text) => {
    if (text === last?.text) return last.document;
    // Files that are included and data are put into the document.
    if (/\binclude\b|\bdata:/.test(text)) return readYaml(text);
    const document = (last && patched(last.document, last.text, text)) ?? readYaml(text);
    if (document.errors.length === 0) last = { text, document };
    return document;
  };
}

/** The document with the items of its innermost list read again; undefined where that cannot be. */
function patched(
  document: Document.Parsed,
  before: string,
  text: string,
): Document.Parsed | undefined {
  const change = changeOf(before, text);
  const enclosing = collectionsAt(document.contents, before, change.start);
  for (const [index, list] of enclosing.entries()) {
    const piece = isSeq(list) ? pieceOf(list, before, change) : undefined;
    if (!isSeq(list) || piece === undefined) continue;
    const { from, count, start, end, depth } = piece;
    const part = text.slice(start, end + change.by);
    if (outsideOf(depth).test(part)) continue;
    const read = readItems(part, depth);
    if (read === undefined) return undefined;
    move(read, 0, start);
    const endings = enclosing.slice(index).filter(({ range }) => (range?.[2] ?? 0) <= end);
    move(document.contents, end, change.by);
    const [first = 0, last = 0, behind = 0] = read.range ?? [];
    for (const one of endings) one.range = [one.range?.[0] ?? 0, behind, behind];
    if (list.range && from === 0) list.range[0] = first;
    if (list.range && endings.includes(list)) list.range[1] = last;
    list.items.splice(from, count, ...read.items);
    return document;
  }
  return undefined;
}

/** Where two texts differ, in whole lines of the first; the second is longer `by` so much. */
interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly by: number;
}

function changeOf(before: string, after: string): TextChange {
  const by = after.length - before.length;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = before.length;
  while (end - start > Math.max(0, -by) && before[end - 1] === after[end - 1 + by]) end--;
  const line = before.indexOf('\n', end);
  return { start: lineAt(before, start).start, end: line < 0 ? before.length : line + 1, by };
}

/** The lists and mappings in block style that a line may be in, the innermost first. */
function collectionsAt(contents: Node | null, text: string, at: number): (YAMLMap | YAMLSeq)[] {
  const found: (YAMLMap | YAMLSeq)[] = [];
  const { end } = lineAt(text, at);
  let node = contents;
  while (isCollection(node) && !node.flow) {
    found.unshift(node);
    node = childrenOf(node).findLast((one) => one?.range && one.range[0] <= end) ?? null;
  }
  return found;
}

/** Some items of a list, their lines in the text, and the column of their hyphens, from 0. */
interface ChangedItems {
  readonly from: number;
  readonly count: number;
  readonly start: number;
  readonly end: number;
  readonly depth: number;
}

/** The items that a change touches, with the one before, which may go on in it. */
function pieceOf(
  { items, range }: YAMLSeq,
  text: string,
  change: TextChange,
): ChangedItems | undefined {
  const [begin = 0] = range ?? [];
  const depth = begin - lineAt(text, begin).start;
  const starts = (items as (Node | null)[]).map((item) => {
    const line = lineAt(text, item?.range?.[0] ?? 0);
    return /^ *(?=-\s)/.exec(line.text)?.[0].length === depth ? line.start : -1;
  });
  const from = Math.max(
    0,
    starts.findLastIndex((start) => start < change.start),
  );
  const start = starts[from] ?? -1;
  if (starts.includes(-1) || start > change.start) return undefined;
  const next = starts.findIndex((one, index) => index > from && one >= change.end);
  const outside = outsideOf(depth);
  outside.lastIndex = starts.at(-1) ?? 0;
  const end = starts[next] ?? outside.exec(text)?.index ?? text.length;
  if (change.end > end) return undefined;
  return { from, count: (next < 0 ? items.length : next) - from, start, end, depth };
}

/** Finds lines that do not belong to a list whose hyphens are at this depth. */
function outsideOf(depth: number): RegExp {
  return new RegExp(`^(?! {${depth}}(?: |-\\s))(?![ \\t]*(?:#|\\r?$))`, 'gm');
}

/** The list that a part of a text is by itself, if it is one. */
function readItems(text: string, depth: number): YAMLSeq<Node | null> | undefined {
  const { contents, errors } = readYaml(text);
  if (errors.length > 0 || !isSeq(contents) || contents.flow) return undefined;
  const [begin] = contents.range;
  return begin - lineAt(text, begin).start === depth ? contents : undefined;
}

/** Moves everything from an offset on. */
function move(node: Node | null, from: number, by: number): void {
  if (!node?.range || node.range[2] < from) return;
  const moved = (at: number): number => (at < from ? at : at + by);
  const [start, end, last] = node.range;
  node.range = [moved(start), moved(end), moved(last)];
  if (!isCollection(node)) return;
  if (isMap(node)) for (const { key } of node.items as Pair<Node>[]) move(key, from, by);
  for (const child of childrenOf(node)) move(child, from, by);
}

/** A list's items, or a mapping's values. */
function childrenOf(node: YAMLMap | YAMLSeq): (Node | null)[] {
  const { items } = node;
  return isMap(node)
    ? (items as Pair<Node, Node | null>[]).map(({ value }) => value)
    : (items as (Node | null)[]);
}
