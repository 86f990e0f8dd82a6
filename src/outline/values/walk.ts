/** Walks the YAML nodes along the schema: gives plain values, and each path's place and schema. */
import { isAlias, isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml';
import { LIMITS } from '../../limits.js';
import type { Fault, Place, Problem } from '../../problem.js';
import { unquotedText } from '../diagnostics/unquoted-text.js';
import { markFault, missingHyphen, repeatedKey } from '../diagnostics/value-faults.js';
import type { OutlineVar } from '../outline.js';
import { type JsonSchema, type OutlineSchema, schemaAt } from '../schema/json-schema.js';
import type { JoinedOutline } from '../source/join-files.js';
import { keyOf, type NodePair, targetOf } from '../source/nodes.js';
import { unknownValues, unsetVars, type Values, varsIn } from './declared-vars.js';
import { emptyVar, LEFT_OUT, varValues } from './fill-vars.js';
import { placeOfNode, placeOfWords } from './node-places.js';
import { label, type Path, pathKey } from './path.js';
import type { Picker } from './pick-language.js';
import { readScalar, type ScalarReader, scalarText, type ValuePlace } from './read-scalar.js';

export interface WalkResult {
  readonly value: unknown;
  spot(path: Path): ValuePlace | undefined;
  readonly problems: readonly Problem[];
  /** True for a path with a problem, which the validator need not report again. */
  isReported(path: Path): boolean;
  readonly vars: readonly OutlineVar[];
}

/** One walk: what it reads from and what it has found. */
interface Walk extends ScalarReader {
  readonly schemas: OutlineSchema;
  readonly spots: Map<string, ValuePlace>;
  /** Targets of the aliases on the path to the current node. */
  readonly open: Set<Node>;
  count: number;
}

/** The position of a node in the outline, and its schema. */
interface WalkPosition {
  readonly schema: JsonSchema;
  /** The schema that `$ref` in it refers to. */
  readonly root: JsonSchema;
  readonly path: Path;
  readonly keyPlace: Place | undefined;
  /** True where `$…$` in texts is a formula. */
  readonly math: boolean;
}

/**
 * Reads each scalar as the text that was written, unless its schema says another type; in the place
 * of a var's name stands its value.
 * @param given values of vars from outside
 */
export function walk(
  joined: JoinedOutline,
  schemas: OutlineSchema,
  languages: Picker,
  given: Values = {},
): WalkResult {
  const problems: Problem[] = [];
  const reported = new Set<string>();
  const spots = new Map<string, ValuePlace>();
  const { fixed } = schemas;
  const { properties: { vars: schemaOfVars = {} } = {} } = fixed;
  const declared = varsIn(joined, problems, (node) => {
    const target = targetOf(node, joined.targets);
    const picked = languages.pick(target, schemaOf(schemaOfVars, ''), fixed, ['vars']);
    return picked ? targetOf(picked.value, joined.targets) : target;
  });
  const state: Walk = {
    joined,
    schemas,
    languages,
    named: new Set(joined.targets.values()),
    spots,
    open: new Set(),
    count: 0,
    vars: declared && varValues(declared, given),
    reported,
    report(path, place, { code, message, hint }) {
      problems.push({ severity: 'error', code: `outline/${code}`, message, hint, place });
      reported.add(pathKey(path));
      return undefined;
    },
  };
  const top = { schema: fixed, root: fixed, path: [], keyPlace: undefined, math: false };
  const value = visit(state, joined.contents, top);
  problems.push(...unknownValues(declared, given), ...unsetVars(declared ?? [], given));
  return {
    value,
    spot: (path) => spots.get(pathKey(path)),
    problems,
    isReported: (path) => reported.has(pathKey(path)),
    vars: (declared ?? []).map(({ name, place }) => {
      return { name, place, isUsed: state.vars?.used.has(name) ?? false };
    }),
  };
}

function visit(state: Walk, node: Node | null, at: WalkPosition): unknown {
  const { joined, open, report, languages } = state;
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
  const target = isAlias(node) ? joined.targets.get(node) : node;
  if (isAlias(node)) {
    if (!target || open.has(target)) {
      return report(path, placeOfNode(node, joined), markFault('*', textOf(node, joined)));
    }
    open.add(target);
  }
  // Of texts by language the one that is wanted is read, as if it stood there alone.
  const picked = languages.pick(target ?? null, at.schema, at.root, path);
  const value = picked
    ? languages.within(() => visit(state, picked.value, { ...at, keyPlace: picked.keyPlace }))
    : visitTarget(state, target ?? null, node, at);
  const spot = picked && state.spots.get(pathKey(path));
  if (picked && spot) {
    const { lang, versions } = picked;
    state.spots.set(pathKey(path), { ...spot, picked: { lang, versions } });
  }
  if (isAlias(node) && target) open.delete(target);
  return value;
}

/** @param target the node itself, or the target of an alias */
function visitTarget(
  state: Walk,
  target: Node | null,
  node: Node | null,
  { schema: given, root: givenRoot, path, keyPlace, math }: WalkPosition,
): unknown {
  const { joined, schemas, spots, report } = state;
  const { schema, base: root } = schemaAt(target, given, givenRoot, schemas);
  const place = node === null && keyPlace ? keyPlace : placeOfNode(node, joined);
  spots.set(pathKey(path), { place, keyPlace, schema });
  if (isMap(target)) {
    const unquoted = unquotedText(target, textOf(node, joined), schema, root, label(path));
    if (unquoted === undefined)
      return visitMap(state, target, { schema, root, path, keyPlace, math });
    return report(path, placeOfNode(unquoted.at ?? node, joined), unquoted.fault);
  }
  if (isSeq(target)) {
    const inner = { schema: schema.items ?? {}, root, keyPlace: undefined, math };
    const items: unknown[] = [];
    for (const item of target.items as (Node | null)[]) {
      const value = visit(state, item, { ...inner, path: [...path, items.length] });
      if (value !== LEFT_OUT) items.push(value);
    }
    return items.length === 0 && target.items.length > 0 ? LEFT_OUT : items;
  }
  return visitScalar(state, target, node, { schema, root, path, keyPlace, math }, place);
}

function visitScalar(
  state: Walk,
  target: Node | null,
  node: Node | null,
  { schema, root, path, math }: WalkPosition,
  place: Place,
): unknown {
  const { shorthand, properties = {} } = schema;
  const inside = (step: string | number, inner: JsonSchema = {}): unknown =>
    visitTarget(state, target, node, {
      schema: inner,
      root,
      path: [...path, step],
      keyPlace: undefined,
      math,
    });
  if (shorthand !== undefined && schema.type === 'object' && isScalar(target)) {
    const value = inside(shorthand, properties[shorthand]);
    return value === LEFT_OUT ? LEFT_OUT : { [shorthand]: value };
  }
  if (standsForEach(target, schema)) {
    // What has words of its own is neither true nor false.
    const fields = Object.entries(properties).filter(([, one]) => one.enum === undefined);
    return Object.fromEntries(fields.map(([name, inner]) => [name, inside(name, inner)]));
  }
  const text = scalarText(state, target, schema, path, place);
  if (text === undefined) return undefined;
  if (schema.type === 'array') {
    const item = inside(0, schema.items);
    return item === LEFT_OUT ? LEFT_OUT : [item];
  }
  return readScalar(state, text, { schema, path, math }, place);
}

function visitMap(state: Walk, map: YAMLMap, at: WalkPosition): unknown {
  const { joined, report } = state;
  const { schema, root, path } = at;
  const math = at.math || String(map.get('math')) === 'true';
  const result = Object.create(null) as Record<string, unknown>;
  for (const pair of map.items as NodePair[]) {
    const name = keyOf(pair);
    const keyPlace = placeOfNode(pair.key, joined);
    const inner = [...path, name];
    if (name in result) {
      const hyphen = missingHyphen(map, name, path, keyPlace);
      report(inner, keyPlace, hyphen ?? repeatedKey(name));
      if (hyphen) break;
      continue;
    }
    // Assigned to a plain object, as is done later, it would disappear without a message.
    if (name === '__proto__') {
      report(inner, keyPlace, NO_NAME);
      continue;
    }
    const value = visit(state, pair.value, {
      schema: schemaOf(schema, name),
      root,
      path: inner,
      keyPlace,
      math,
    });
    if (value !== LEFT_OUT) result[name] = value;
    // A text in the place of a mapping goes with it.
    else if (map.items.length === 1 && name === schema.shorthand) return LEFT_OUT;
    else if (schema.required?.includes(name)) reportEmpty(state, inner, keyPlace);
  }
  return result;
}

/** Reports that the values of vars leave nothing of a field that the schema requires. */
function reportEmpty({ spots, joined, report }: Walk, path: Path, keyPlace: Place): void {
  const place = spots.get(pathKey(path))?.place ?? keyPlace;
  report(path, placeOfWords('{{', place, joined), emptyVar(path));
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
