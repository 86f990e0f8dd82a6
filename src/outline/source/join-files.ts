/**
 * Puts files that an outline includes in their places, before anything looks at its values:
 * people and sources beside its own, sections and slides where the list names them.
 */
import { type Alias, isMap, isSeq, type Node, visit, type YAMLMap, YAMLSeq } from 'yaml';
import type { Place, Problem } from '../../problem.js';
import type { Source } from '../../read/index.js';
import { placeAt } from '../diagnostics/place-at.js';
import type { IsField } from './correction.js';
import { createIncludeReader, type IncludeReader, type OutlineFile } from './include-file.js';
import { keyOf, type NodePair, pairOf, targetOf } from './nodes.js';
import type { YamlDocument } from './parse-yaml.js';
import { aliasTargets } from './read-yaml.js';

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
  return {
    ...parsed,
    contents: parsed.document.contents,
    targets: aliasTargets(parsed.document),
    sourceOf: () => source,
    sourceAt: () => source,
    sources: [source],
  };
}

/** What the files hold that may be included at the top. */
const AT_THE_TOP: readonly string[] = ['people', 'sources'];

type ListItem = 'section' | 'slide';

/** What a file may hold that a list includes, by the item of the list. */
const MAY_HOLD: Readonly<Record<ListItem, string>> = {
  section:
    'one section (`title`, `slides`) or a list of sections. A slide is included in `slides`, people and sources at the top.',
  slide:
    'one slide (`kind: …`) or a list of slides. A section is included in `sections`, people and sources at the top.',
};

/** What is known of the files while they are joined. */
interface Joining {
  readonly reader: IncludeReader;
  /** Of the aliases of all files. */
  readonly targets: Map<Alias, Node>;
  /** The files of the nodes that are not the outline's. */
  readonly origins: Map<Node, Source>;
}

/** @param onRead called with each file before it is read or looked for */
export function joinFiles(
  source: Source,
  parsed: YamlDocument,
  onRead: (path: string) => void = () => {},
  isField?: IsField,
): JoinedOutline {
  const reader = createIncludeReader(source, parsed, onRead, isField);
  const targets = new Map(aliasTargets(parsed.document));
  const origins = new Map<Node, Source>();
  const joining = { reader, targets, origins };
  const { contents } = parsed.document;
  if (isMap(contents)) {
    joinTop(joining, contents, contents, reader.outline);
    joinItems(joining, contents, 'section', reader.outline);
  }
  const files = [...reader.files.values()];
  const sources = files.map((file) => file.source);
  return {
    contents,
    problems: [...parsed.problems, ...reader.problems],
    isBroken: files.some((file) => file.parsed.isBroken),
    isIncomplete: reader.isIncomplete || files.some((file) => file.parsed.isIncomplete),
    targets,
    sourceOf: (node) => (node && origins.get(node)) ?? source,
    sourceAt: ({ file }) => sources.find(({ path }) => path === file) ?? source,
    sources,
  };
}

/** Adds the people and sources of the files that a mapping includes to those of the outline. */
function joinTop(joining: Joining, map: YAMLMap, main: YAMLMap, from: OutlineFile): void {
  const include = pairOf(map, 'include');
  if (include === undefined) return;
  map.items.splice(map.items.indexOf(include), 1);
  for (const [name, file] of filesOf(joining, include.value, from)) {
    const contents = targetOf(file.parsed.document.contents, joining.targets);
    if (isMap(contents) && [...AT_THE_TOP, 'include'].some((key) => pairOf(contents, key))) {
      joinTop(joining, contents, main, file);
      for (const pair of contents.items) mergeInto(joining, main, pair as NodePair, file);
    } else {
      const message = `${file.source.path} has no ${listed(AT_THE_TOP)}, which is what is included here`;
      const hint =
        'Include sections and slides at their place: `- include: …` in `sections` or `slides`.';
      joining.reader.report('wrong', name ?? map, from, message, hint);
    }
  }
}

function mergeInto(joining: Joining, main: YAMLMap, pair: NodePair, file: OutlineFile): void {
  const { report } = joining.reader;
  const key = keyOf(pair);
  if (!AT_THE_TOP.includes(key)) {
    const hint = `It may hold ${listed(AT_THE_TOP)} and \`include\`; \`${key}\` belongs in the outline.`;
    report('key', pair.key, file, `An included file has no \`${key}\``, hint);
    return;
  }
  const own = pairOf(main, key);
  if (own === undefined) {
    main.items.push(pair);
    return;
  }
  const [into, more] = [
    targetOf(own.value, joining.targets),
    targetOf(pair.value, joining.targets),
  ];
  // What the outline itself has wrong is reported where its values are read.
  if (!isMap(into)) return;
  if (!isMap(more)) {
    const message = `\`${key}\` should be a mapping (lines of “key: value”)`;
    report('wrong', pair.key, file, message, `Write ${key}: {key: …}.`);
    return;
  }
  const known = new Map((into.items as NodePair[]).map((one) => [keyOf(one), one]));
  for (const one of more.items as NodePair[]) {
    const name = keyOf(one);
    const before = known.get(name);
    if (before === undefined) {
      into.items.push(one);
      known.set(name, one);
    } else if (before !== one) {
      const source = joining.origins.get(before.key) ?? joining.reader.outline.source;
      const first = placeAt(source, before.key.range?.[0] ?? 0);
      const message = `“${name}” is in \`${key}\` twice: here, and at ${first.file}:${first.line}:${first.column}`;
      report('key-twice', one.key, file, message, 'Keep one of the two, or give one another key.');
    }
  }
}

/** Puts the items of included files in a list of sections or slides. */
function joinItems(joining: Joining, map: YAMLMap, what: ListItem, from: OutlineFile): void {
  const pair = pairOf(map, `${what}s`);
  const list = targetOf(pair?.value, joining.targets);
  if (isSeq(list)) {
    list.items = list.items.flatMap((item) => itemsOf(joining, item as Node, what, from));
  } else if (pair && isMap(list) && pairOf(list, 'include')) {
    const made = new YAMLSeq();
    made.items = itemsOf(joining, list, what, from);
    made.range = list.range ?? null;
    joining.origins.set(made, from.source);
    pair.value = made;
  }
}

/** The item itself, or those of the files that it includes. */
function itemsOf(joining: Joining, given: Node, what: ListItem, from: OutlineFile): Node[] {
  const item = targetOf(given, joining.targets);
  if (!isMap(item)) return [given];
  const include = pairOf(item, 'include');
  if (include === undefined) {
    if (what === 'section') joinItems(joining, item, 'slide', from);
    return [given];
  }
  const { report } = joining.reader;
  const other = (item.items as NodePair[]).find((pair) => pair !== include);
  if (other) {
    const hint = `Write it into the included file, or into a ${what} of its own.`;
    report('not-alone', other.key, from, '`include` must be alone', hint);
  }
  return filesOf(joining, include.value, from).flatMap(([name, file]) => {
    const contents = targetOf(file.parsed.document.contents, joining.targets);
    const inner = (isSeq(contents) ? contents.items : [contents]) as Node[];
    if (inner.length > 0 && inner.every((one) => isItem(targetOf(one, joining.targets), what))) {
      return inner.flatMap((one) => itemsOf(joining, one, what, file));
    }
    const message = `${file.source.path} holds no ${what === 'slide' ? 'slides' : 'section'}`;
    report('wrong', name ?? item, from, message, `It may hold ${MAY_HOLD[what]}`);
    return [];
  });
}

/** True for what is wanted: a section has `slides` or a title, a slide its kind. */
function isItem(node: Node | null, what: ListItem): boolean {
  if (!isMap(node)) return false;
  if (pairOf(node, 'include')) return true;
  const others = ['deck', 'sections', 'people', what === 'slide' ? 'slides' : 'kind'];
  return !others.some((key) => pairOf(node, key));
}

/** The files that an `include` names, each with the node that names it. */
function filesOf(
  joining: Joining,
  value: Node | null,
  from: OutlineFile,
): [name: Node | null, file: OutlineFile][] {
  const { reader, targets, origins } = joining;
  const node = targetOf(value, targets);
  const names = isSeq(node) ? (node.items as (Node | null)[]) : [node];
  return names.flatMap((name): [Node | null, OutlineFile][] => {
    const file = reader.read(targetOf(name, joining.targets), from);
    if (file === undefined) return [];
    const { document } = file.parsed;
    if (!origins.has(document.contents as Node)) {
      for (const [alias, target] of aliasTargets(document)) targets.set(alias, target);
      visit(document, { Node: (_, one) => void origins.set(one as Node, file.source) });
    }
    return [[name, file]];
  });
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(' or ');
}
