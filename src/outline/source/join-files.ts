/**
 * Puts files that an outline includes in their places, before anything looks at its values:
 * people and sources beside its own, sections and slides where the list names them.
 */
import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
  YAMLSeq,
} from 'yaml';
import type { Place, Problem } from '../../problem.js';
import type { Source } from '../../read/index.js';
import { placeAt } from '../diagnostics/place-at.js';
import { aliasTargets } from './alias-targets.js';
import type { IsField } from './correction.js';
import { createIncludeReader, nodesOf, type OutlineFile } from './include-file.js';
import type { YamlDocument } from './parse-yaml.js';

/** An outline of one file or of several, whose nodes are those of one document. */
export interface JoinedOutline {
  readonly contents: Node | null;
  readonly problems: readonly Problem[];
  /** True if a mistake could not be corrected, so that the lines after it may be missing. */
  readonly isBroken: boolean;
  /** True if a line or an included file could not be read, so that its contents are missing. */
  readonly isIncomplete: boolean;
  /** The target of each alias; names are scoped to their file. */
  readonly targets: ReadonlyMap<Alias, Node>;
  /** The file of a node. */
  sourceOf(node: Node | null): Source;
  /** The file that a place is in. */
  sourceAt(place: Place): Source;
  /** All files, the outline first. */
  readonly sources: readonly Source[];
}

/** A file that includes no other. */
export function singleFile(source: Source, parsed: YamlDocument): JoinedOutline {
  const { document, problems, isBroken, isIncomplete } = parsed;
  return {
    contents: document.contents,
    problems,
    isBroken,
    isIncomplete,
    targets: aliasTargets(document),
    sourceOf: () => source,
    sourceAt: () => source,
    sources: [source],
  };
}

type ListItem = 'section' | 'slide';

/** What the files hold that may be included at the top. */
const AT_THE_TOP = ['people', 'sources'] as const;

/** @param onRead called with each file before it is read or looked for */
export function joinFiles(
  source: Source,
  parsed: YamlDocument,
  onRead: (path: string) => void = () => {},
  isField?: IsField,
): JoinedOutline {
  const reader = createIncludeReader(source, parsed, onRead, isField);
  const { outline, problems } = reader;
  const targets = new Map(aliasTargets(parsed.document));
  const origins = new Map<Node, Source>();

  const report = (
    code: string,
    node: Node,
    from: OutlineFile,
    message: string,
    hint: string,
  ): void => {
    const [start, end] = node.range ?? [0, 1];
    const place = placeAt(from.source, start, end);
    problems.push({ severity: 'error', code: `include/${code}`, message, hint, place });
  };
  const resolved = (node: unknown): Node | null => {
    const one = (node ?? null) as Node | null;
    return isAlias(one) ? (targets.get(one) ?? null) : one;
  };
  /** The files that an `include` names, each with the node that names it. */
  const filesOf = (value: unknown, from: OutlineFile): [Node | null, OutlineFile][] => {
    const node = resolved(value);
    const names = isSeq(node) ? (node.items as (Node | null)[]) : [node];
    return names.flatMap((name): [Node | null, OutlineFile][] => {
      const part = reader.read(resolved(name), from);
      if (part === undefined) return [];
      if (!origins.has(part.parsed.document.contents as Node)) {
        for (const [alias, target] of aliasTargets(part.parsed.document)) {
          targets.set(alias, target);
        }
        for (const inner of nodesOf(part.parsed)) origins.set(inner, part.source);
      }
      return [[name, part]];
    });
  };

  const joinTop = (map: YAMLMap, main: YAMLMap, from: OutlineFile): void => {
    const include = pairOf(map, 'include');
    if (include) map.items.splice(map.items.indexOf(include), 1);
    for (const [name, part] of include ? filesOf(include.value, from) : []) {
      const contents = resolved(part.parsed.document.contents);
      if (isMap(contents) && [...AT_THE_TOP, 'include'].some((key) => pairOf(contents, key))) {
        joinTop(contents, main, part);
        for (const pair of contents.items as Pair<Node, Node | null>[]) mergeInto(main, pair, part);
      } else report('wrong', name ?? map, from, ...wrongAtTop(part.source.path));
    }
  };

  const mergeInto = (main: YAMLMap, pair: Pair<Node, Node | null>, part: OutlineFile): void => {
    const key = keyOf(pair);
    if (!AT_THE_TOP.some((one) => one === key)) {
      const hint = `It may hold ${listed(AT_THE_TOP)} and \`include\`; \`${key}\` belongs in the outline.`;
      report('key', pair.key, part, `An included file has no \`${key}\``, hint);
      return;
    }
    const own = pairOf(main, key);
    if (own === undefined) {
      main.items.push(pair);
      return;
    }
    const [into, more] = [resolved(own.value), resolved(pair.value)];
    // What the outline itself has wrong is reported where its values are read.
    if (!isMap(into)) return;
    if (!isMap(more)) {
      report('wrong', pair.key, part, ...notMapped(key));
      return;
    }
    const known = new Map((into.items as Pair<Node>[]).map((one) => [keyOf(one), one]));
    for (const one of more.items as Pair<Node>[]) {
      const before = known.get(keyOf(one));
      if (before === undefined) into.items.push(one);
      else if (before !== one) reportTwice(key, one, before, part);
      known.set(keyOf(one), before ?? one);
    }
  };

  const reportTwice = (
    what: string,
    pair: Pair<Node>,
    before: Pair<Node>,
    part: OutlineFile,
  ): void => {
    const [start] = before.key.range ?? [0];
    const { file, line, column } = placeAt(sourceOf(before.key), start);
    const message = `“${keyOf(pair)}” is in \`${what}\` twice: here, and at ${file}:${line}:${column}`;
    report('key-twice', pair.key, part, message, 'Keep one of the two, or give one another key.');
  };

  /** The items of a list, those of included files among them. */
  const expanded = (list: Node | null, what: ListItem, from: OutlineFile): Node[] | undefined => {
    const items = isSeq(list) ? (list.items as Node[]) : isIncluding(list) ? [list] : undefined;
    return items?.flatMap((item) => expandedItem(item, what, from));
  };

  const expandedItem = (given: Node, what: ListItem, from: OutlineFile): Node[] => {
    const item = resolved(given);
    if (!isMap(item)) return [given];
    const include = pairOf(item, 'include');
    if (include === undefined) {
      if (what === 'section') expandIn(item, 'slides', 'slide', from);
      return [given];
    }
    const other = (item.items as Pair<Node>[]).find((pair) => pair !== include);
    if (other) {
      const hint = `Write it into the included file, or into ${what === 'slide' ? 'a slide' : 'a section'} of its own.`;
      report('not-alone', other.key, from, '`include` must be alone', hint);
    }
    return filesOf(include.value, from).flatMap(([name, part]) => {
      const contents = resolved(part.parsed.document.contents);
      const inner = isSeq(contents) ? (contents.items as Node[]) : [contents];
      if (inner.length > 0 && inner.every((one) => isOf(what, resolved(one)))) {
        return inner.flatMap((one) => expandedItem(one as Node, what, part));
      }
      report('wrong', name ?? item, from, ...wrongItem(part.source.path, what));
      return [];
    });
  };

  const expandIn = (map: YAMLMap, key: string, what: ListItem, from: OutlineFile): void => {
    const pair = pairOf(map, key);
    const list = resolved(pair?.value);
    const items = expanded(list, what, from);
    if (pair === undefined || items === undefined) return;
    if (isSeq(list)) {
      list.items = items;
      return;
    }
    const made = new YAMLSeq();
    made.items = items;
    made.range = list?.range ?? null;
    origins.set(made, from.source);
    pair.value = made;
  };

  const sourceOf = (node: Node | null): Source => (node && origins.get(node)) ?? source;
  const { contents } = parsed.document;
  if (isMap(contents)) {
    joinTop(contents, contents, outline);
    expandIn(contents, 'sections', 'section', outline);
  }
  const sources = reader.parts.map((part) => part.source);
  return {
    contents,
    problems: [...parsed.problems, ...problems],
    isBroken: reader.parts.some((part) => part.parsed.isBroken),
    isIncomplete:
      reader.isIncomplete ||
      reader.parts.some((part) => part.parsed.isIncomplete) ||
      problems.some(({ code }) => code === 'include/wrong'),
    targets,
    sourceOf,
    sourceAt: ({ file }) => sources.find(({ path }) => path === file) ?? source,
    sources,
  };
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : '';
}

function pairOf(map: YAMLMap, name: string): Pair<Node, Node | null> | undefined {
  return map.items.find((pair) => keyOf(pair) === name) as Pair<Node, Node | null> | undefined;
}

function isIncluding(node: Node | null): node is YAMLMap {
  return isMap(node) && pairOf(node, 'include') !== undefined;
}

/** Whether a file holds what is wanted: a section has `slides` or a title, a slide its kind. */
function isOf(what: ListItem, node: Node | null): boolean {
  if (!isMap(node)) return false;
  const has = (key: string): boolean => pairOf(node, key) !== undefined;
  if (has('include')) return true;
  if (has('deck') || has('sections') || has('people')) return false;
  return what === 'slide' ? !has('slides') : !has('kind');
}

function wrongAtTop(path: string): [message: string, hint: string] {
  return [
    `${path} has no ${listed(AT_THE_TOP)}, which is what is included here`,
    'Include sections and slides at their place: `- include: …` in `sections` or `slides`.',
  ];
}

function wrongItem(path: string, what: ListItem): [message: string, hint: string] {
  return what === 'slide'
    ? [
        `${path} holds no slides`,
        'It may hold one slide (`kind: …`) or a list of slides. A section is included in `sections`, people and sources at the top.',
      ]
    : [
        `${path} holds no section`,
        'It may hold one section (`title`, `slides`) or a list of sections. A slide is included in `slides`, people and sources at the top.',
      ];
}

function notMapped(key: string): [message: string, hint: string] {
  return [`\`${key}\` should be a mapping (lines of “key: value”)`, `Write ${key}: {key: …}.`];
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(' or ');
}
