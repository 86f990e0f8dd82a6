/** Walks the YAML nodes along the schema: gives plain values, and each path's place and schema. */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { LIMITS } from '../../limits.js';
import type { Fault, Place, Problem } from '../../problem.js';
import { placeAt } from '../diagnostics/place-at.js';
import { unquotedText } from '../diagnostics/unquoted-text.js';
import {
  emptyHint,
  faultOf,
  markFault,
  missingHyphen,
  repeatedKey,
  typedValue,
  withQuotesHint,
} from '../diagnostics/value-faults.js';
import type { JsonSchema, OutlineSchema } from '../schema/json-schema.js';
import { schemaAt } from '../schema/schema-at.js';
import type { JoinedOutline } from '../source/join-files.js';
import { label, type Path, pathKey } from './path.js';
import type { Picker } from './pick-language.js';

/** A path of the outline: its place and schema. */
export interface ValuePlace {
  readonly place: Place;
  /** The place of the key, where the path ends in one. */
  readonly keyPlace: Place | undefined;
  readonly schema: JsonSchema;
}

export interface WalkResult {
  readonly value: unknown;
  spot(path: Path): ValuePlace | undefined;
  readonly problems: readonly Problem[];
  /** True for a path with a problem, which the validator need not report again. */
  isReported(path: Path): boolean;
}

/** One walk: what it reads from and what it has found. */
interface Walk {
  readonly joined: JoinedOutline;
  readonly schemas: OutlineSchema;
  readonly languages: Picker;
  /** Nodes that are targets of aliases. */
  readonly named: ReadonlySet<Node>;
  readonly spots: Map<string, ValuePlace>;
  /** Targets of the aliases on the path to the current node. */
  readonly open: Set<Node>;
  count: number;
  /** Reports a fault at a path, which then has no value. */
  report(path: Path, place: Place, fault: Fault): undefined;
}

/** The position of a node in the outline, and its schema. */
interface WalkPosition {
  readonly schema: JsonSchema;
  /** The schema that `$ref` in it refers to. */
  readonly root: JsonSchema;
  readonly path: Path;
  readonly keyPlace: Place | undefined;
}

/** Reads each scalar as the text that was written, unless its schema says another type. */
export function walk(joined: JoinedOutline, schemas: OutlineSchema, languages: Picker): WalkResult {
  const problems: Problem[] = [];
  const reported = new Set<string>();
  const spots = new Map<string, ValuePlace>();
  const state: Walk = {
    joined,
    schemas,
    languages,
    named: new Set(joined.targets.values()),
    spots,
    open: new Set(),
    count: 0,
    report(path, place, { code, message, hint }) {
      problems.push({ severity: 'error', code: `outline/${code}`, message, hint, place });
      reported.add(pathKey(path));
      return undefined;
    },
  };
  const { fixed } = schemas;
  const top = { schema: fixed, root: fixed, path: [], keyPlace: undefined };
  return {
    value: visit(state, joined.contents, top),
    spot: (path) => spots.get(pathKey(path)),
    problems,
    isReported: (path) => reported.has(pathKey(path)),
  };
}

function visit(state: Walk, node: Node | null, at: WalkPosition): unknown {
  const { joined, open, report } = state;
  const { path } = at;
  if (++state.count > LIMITS.values) {
    // Aliases can multiply a small file beyond all bounds.
    if (state.count === LIMITS.values + 1) report(path, placeOfNode(node, joined), TOO_MANY);
    return undefined;
  }
  // Aliases of aliases can nest deeper than the file does.
  if (Math.max(path.length, open.size) > LIMITS.levels) {
    return report(path, placeOfNode(node, joined), TOO_DEEP);
  }
  if (!isAlias(node)) return visitInLanguage(state, node, node, at);
  const target = joined.targets.get(node);
  if (target === undefined || open.has(target)) {
    return report(path, placeOfNode(node, joined), markFault('*', textOf(node, joined)));
  }
  open.add(target);
  const value = visitInLanguage(state, target, node, at);
  open.delete(target);
  return value;
}

/**
 * Of texts by language reads the one that is wanted, as if it stood there alone.
 * @param target the node itself, or the target of an alias
 */
function visitInLanguage(
  state: Walk,
  target: Node | null,
  node: Node | null,
  at: WalkPosition,
): unknown {
  const { languages } = state;
  const picked = languages.pick(target, at.schema, at.root, at.path);
  if (picked === undefined) return visitTarget(state, target, node, at);
  return languages.within(() => visit(state, picked.value, { ...at, keyPlace: picked.keyPlace }));
}

function visitTarget(
  state: Walk,
  target: Node | null,
  node: Node | null,
  { schema: given, root: givenRoot, path, keyPlace }: WalkPosition,
): unknown {
  const { joined, schemas, spots, report } = state;
  const { schema, base: root } = schemaAt(target, given, givenRoot, schemas);
  const place = node === null && keyPlace ? keyPlace : placeOfNode(node, joined);
  spots.set(pathKey(path), { place, keyPlace, schema });
  if (isMap(target)) {
    const unquoted = unquotedText(target, textOf(node, joined), schema, root, label(path));
    if (unquoted === undefined) return visitMap(state, target, { schema, root, path, keyPlace });
    return report(path, placeOfNode(unquoted.at ?? node, joined), unquoted.fault);
  }
  if (isSeq(target)) {
    const items = { schema: schema.items ?? {}, root, keyPlace: undefined };
    return target.items.map((item, index) =>
      visit(state, item as Node | null, { ...items, path: [...path, index] }),
    );
  }
  return visitScalar(state, target, node, { schema, root, path, keyPlace }, place);
}

function visitScalar(
  state: Walk,
  target: Node | null,
  node: Node | null,
  { schema, root, path }: WalkPosition,
  place: Place,
): unknown {
  const { shorthand, properties = {} } = schema;
  const inside = (step: string | number, inner: JsonSchema = {}): unknown =>
    visitTarget(state, target, node, {
      schema: inner,
      root,
      path: [...path, step],
      keyPlace: undefined,
    });
  if (shorthand !== undefined && schema.type === 'object' && isScalar(target)) {
    return { [shorthand]: inside(shorthand, properties[shorthand]) };
  }
  if (standsForEach(target, schema)) {
    const fields = Object.entries(properties);
    return Object.fromEntries(fields.map(([name, inner]) => [name, inside(name, inner)]));
  }
  const text = scalarText(state, target, schema, path, place);
  if (text === undefined) return undefined;
  if (schema.type === 'array') return [inside(0, schema.items)];
  state.languages.note(text, schema, path, place);
  return typedValue(text, schema);
}

function visitMap(
  state: Walk,
  map: YAMLMap,
  { schema, root, path }: WalkPosition,
): Record<string, unknown> {
  const { joined, report } = state;
  const result = Object.create(null) as Record<string, unknown>;
  for (const { key, value } of map.items as Pair<Node, Node | null>[]) {
    const name = isScalar(key) ? String(key.value) : '';
    const keyPlace = placeOfNode(key, joined);
    const inner = [...path, name];
    // Assigned to a plain object, as is done later, it would disappear without a message.
    if (name === '__proto__') report(inner, keyPlace, NO_NAME);
    else if (name in result) {
      const hyphen = missingHyphen(map, name, path, keyPlace);
      report(inner, keyPlace, hyphen ?? repeatedKey(name));
      if (hyphen) break;
    } else {
      const at = { schema: schemaOf(schema, name), root, path: inner, keyPlace };
      result[name] = visit(state, value, at);
    }
  }
  return result;
}

/** The text of a scalar; undefined, and reported, if it is surely a mistake. */
function scalarText(
  { joined, named, spots, report }: Walk,
  target: Node | null,
  schema: JsonSchema,
  path: Path,
  place: Place,
): string | undefined {
  const scalar = isScalar(target) ? target : undefined;
  // A tag, or an anchor that no alias names, is the beginning of a text that lacks its quotes.
  const isTagged = scalar?.tag !== undefined;
  if (scalar && (isTagged || (scalar.anchor !== undefined && !named.has(scalar)))) {
    const mark = isTagged ? '!' : '&';
    const source = joined.sourceOf(scalar);
    const at = source.text.lastIndexOf(mark, scalar.range?.[0]);
    return report(path, placeAt(source, at, at + 1), markFault(mark, '…'));
  }
  const text = scalar && scalar.value !== null ? String(scalar.value) : '';
  const isPlain = scalar?.type === undefined || scalar.type === 'PLAIN';
  const rest = isPlain ? place.lineText.slice(place.column - 1) : '';
  const parent = spots.get(pathKey(path.slice(0, -1)));
  const name = label(isShorthand(path, place, parent) ? path.slice(0, -1) : path);
  const fault = faultOf(text, schema, name, rest, emptyHint(path, place, schema, parent?.schema));
  return fault ? report(path, place, withQuotesHint(fault, place, scalar)) : text;
}

/** True for a text that is short for a mapping. */
function isShorthand(path: Path, { line, column }: Place, around: ValuePlace | undefined): boolean {
  const isSame = around?.place.line === line && around.place.column === column;
  return isSame && around.schema.shorthand === path.at(-1);
}

function textOf(node: Node | null, { sourceOf }: JoinedOutline): string {
  const [start, end] = node?.range ?? [0, 1];
  return sourceOf(node).text.slice(start, end).trim();
}

function standsForEach(target: Node | null, { each = false }: JsonSchema): target is Scalar {
  return each && isScalar(target) && /^(?:true|false)$/.test(String(target.value));
}

function schemaOf(map: JsonSchema, key: string): JsonSchema {
  const { properties = {}, additionalProperties: more } = map;
  const own = Object.hasOwn(properties, key) ? properties[key] : undefined;
  return own ?? (typeof more === 'object' ? more : {});
}

const TOO_MANY: Fault = {
  code: 'too-many',
  message: `The outline has more than ${LIMITS.values.toLocaleString('en')} values (aliases count each time)`,
  hint: 'Make several outlines of it, or write the text out where an alias repeats much.',
};

const TOO_DEEP: Fault = {
  code: 'too-deep',
  message: `By aliases this is nested deeper than ${LIMITS.levels} levels`,
  hint: 'Write the text out where the aliases lead to each other.',
};

const NO_NAME: Fault = {
  code: 'name',
  message: '`__proto__` cannot be a name',
  hint: 'Choose another one.',
};

/** The place of a node in its file. */
export function placeOfNode(
  node: Node | null,
  { sourceOf }: Pick<JoinedOutline, 'sourceOf'>,
): Place {
  const [start, end] = node?.range ?? [0, 1];
  return placeAt(sourceOf(node), start, end);
}
