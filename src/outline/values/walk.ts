/** Walks the YAML nodes along the schema: plain values, and for each path its place and schema. */
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
import { missingHyphen, repeatedKey } from '../diagnostics/repeated-key.js';
import { unquotedText } from '../diagnostics/unquoted-text.js';
import {
  emptyHint,
  faultOf,
  markFault,
  typedValue,
  withQuotesHint,
} from '../diagnostics/value-faults.js';
import type { JsonSchema, OutlineSchema } from '../schema/schema.js';
import { schemaAt } from '../schema/schema-at.js';
import type { JoinedOutline } from '../source/join-files.js';
import { label, type Path, pathKey } from './path.js';
import type { Picker } from './pick-language.js';

/** What is known of one path of the outline. */
export interface Spot {
  readonly place: Place;
  /** The place of the key, where the path ends in one. */
  readonly keyPlace: Place | undefined;
  readonly schema: JsonSchema;
}

export interface WalkResult {
  readonly value: unknown;
  spot(path: Path): Spot | undefined;
  readonly problems: readonly Problem[];
  /** Paths at which a problem was found already; the validator's word on them adds nothing. */
  isReported(path: Path): boolean;
}

/** Reads values as the schema wants them: every scalar is the text as written until it says else. */
export function walk(joined: JoinedOutline, schemas: OutlineSchema, languages: Picker): WalkResult {
  const spots = new Map<string, Spot>();
  const problems: Problem[] = [];
  const reported = new Set<string>();
  const { contents, targets, sourceOf } = joined;
  const named = new Set(targets.values());
  /** What the aliases on the way to the present node stand for. */
  const open = new Set<Node>();
  let count = 0;

  const report = (path: Path, place: Place, { code, message, hint }: Fault): void => {
    problems.push({ severity: 'error', code: `outline/${code}`, message, hint, place });
    reported.add(pathKey(path));
  };

  const placeOf = (node: Node | null): Place => placeOfNode(node, joined);
  const textOf = (node: Node | null): string =>
    sourceOf(node)
      .text.slice(node?.range?.[0] ?? 0, node?.range?.[1] ?? 1)
      .trim();

  const visit = (
    node: Node | null,
    given: JsonSchema,
    root: JsonSchema,
    path: Path,
    keyPlace: Place | undefined,
  ): unknown => {
    if (++count > LIMITS.values) {
      // Aliases can multiply a small file beyond all bounds.
      if (count === LIMITS.values + 1) report(path, placeOf(node), TOO_MANY);
      return undefined;
    }
    // Aliases of aliases can nest deeper than the file does.
    if (Math.max(path.length, open.size) > LIMITS.levels) {
      return refuse(path, placeOf(node), TOO_DEEP);
    }
    if (!isAlias(node)) return read(node, node, given, root, path, keyPlace);
    const target = targets.get(node);
    if (target === undefined || open.has(target)) {
      report(path, placeOf(node), markFault('*', textOf(node)));
      return undefined;
    }
    open.add(target);
    const value = read(target, node, given, root, path, keyPlace);
    open.delete(target);
    return value;
  };

  /** Of texts by language reads the one that is wanted, as if it alone stood there. */
  const read: typeof visitNode = (target, node, given, root, path, keyPlace) => {
    const picked = languages.pick(target, given, root, path);
    if (picked === undefined) return visitNode(target, node, given, root, path, keyPlace);
    return languages.within(() => visit(picked.value, given, root, path, picked.keyPlace));
  };

  /** `target` is what stands at `node`: itself, or what an alias stands for. */
  const visitNode = (
    target: Node | null,
    node: Node | null,
    given: JsonSchema,
    root: JsonSchema,
    path: Path,
    keyPlace: Place | undefined,
  ): unknown => {
    const { schema, base } = schemaAt(target, given, root, schemas);
    const place = node === null && keyPlace ? keyPlace : placeOf(node);
    spots.set(pathKey(path), { place, keyPlace, schema });

    if (isMap(target)) {
      const misread = unquotedText(target, textOf(node), schema, base, label(path));
      if (misread === undefined) return visitMap(target, schema, base, path);
      return refuse(path, placeOf(misread.at ?? node), misread.fault);
    }
    if (isSeq(target)) {
      return target.items.map((item, index) =>
        visit(item as Node | null, schema.items ?? {}, base, [...path, index], undefined),
      );
    }
    return visitScalar(target, node, schema, base, path, place);
  };

  const visitScalar = (
    target: Node | null,
    node: Node | null,
    schema: JsonSchema,
    base: JsonSchema,
    path: Path,
    place: Place,
  ): unknown => {
    const { shorthand } = schema;
    if (shorthand !== undefined && schema.type === 'object' && isScalar(target)) {
      const inner = schema.properties?.[shorthand] ?? {};
      return { [shorthand]: visitNode(target, node, inner, base, [...path, shorthand], undefined) };
    }
    if (standsForEach(target, schema)) {
      return visitEach(target, node, schema, base, path);
    }
    const text = scalarText(target, schema, path, place);
    if (text === undefined) return undefined;
    if (schema.type === 'array') {
      return [visitNode(target, node, schema.items ?? {}, base, [...path, 0], undefined)];
    }
    languages.note(text, schema, path, place);
    return typedValue(text, schema);
  };

  /** `true` or `false` in the place of a mapping stands for each of its fields. */
  const visitEach = (
    target: Node,
    node: Node | null,
    { properties = {} }: JsonSchema,
    base: JsonSchema,
    path: Path,
  ): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(properties).map(([name, inner]) => {
        return [name, visitNode(target, node, inner, base, [...path, name], undefined)];
      }),
    );

  /** The text of a scalar; undefined, and reported, where it cannot be meant. */
  const scalarText = (
    target: Node | null,
    schema: JsonSchema,
    path: Path,
    place: Place,
  ): string | undefined => {
    const scalar = isScalar(target) ? target : undefined;
    // A tag, or an anchor that no alias names, is the beginning of a text that is not in quotes.
    const isTagged = scalar?.tag !== undefined;
    if (scalar && (isTagged || (scalar.anchor !== undefined && !named.has(scalar)))) {
      const sign = isTagged ? '!' : '&';
      const source = sourceOf(scalar);
      const at = source.text.lastIndexOf(sign, scalar.range?.[0]);
      report(path, placeAt(source, at, at + 1), markFault(sign, '…'));
      return undefined;
    }
    const text = scalar && scalar.value !== null ? String(scalar.value) : '';
    const isPlain = scalar?.type === undefined || scalar.type === 'PLAIN';
    const rest = isPlain ? place.lineText.slice(place.column - 1) : '';
    const parent = spots.get(pathKey(path.slice(0, -1)))?.schema;
    const name = label(isShorthand(path, place) ? path.slice(0, -1) : path);
    const fault = faultOf(text, schema, name, rest, emptyHint(path, place, schema, parent));
    if (fault === undefined) return text;
    report(path, place, withQuotesHint(fault, place, scalar));
    return undefined;
  };

  /** True for a text that stands for the mapping around it. */
  const isShorthand = (path: Path, { line, column }: Place): boolean => {
    const around = spots.get(pathKey(path.slice(0, -1)));
    const isSame = around?.place.line === line && around.place.column === column;
    return isSame && around.schema.shorthand === path.at(-1);
  };

  const refuse = (path: Path, place: Place, fault: Fault): undefined => {
    report(path, place, fault);
    return undefined;
  };

  const visitMap = (
    map: YAMLMap,
    schema: JsonSchema,
    root: JsonSchema,
    path: Path,
  ): Record<string, unknown> => {
    const result: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    for (const { key, value } of map.items as Pair<Node, Node | null>[]) {
      const name = isScalar(key) ? String(key.value) : '';
      const keyPlace = placeOf(key);
      const inner = [...path, name];
      // Assigned to a plain object, as later rooms make of maps, it would be lost without a word.
      if (name === '__proto__') {
        refuse(inner, keyPlace, NO_NAME);
        continue;
      }
      if (name in result) {
        const begun = missingHyphen(map, name, path, keyPlace);
        refuse(inner, keyPlace, begun ?? repeatedKey(name));
        if (begun) break;
        continue;
      }
      result[name] = visit(value, schemaOf(schema, name), root, inner, keyPlace);
    }
    return result;
  };

  const value = visit(contents, schemas.fixed, schemas.fixed, [], undefined);
  return {
    value,
    spot: (path) => spots.get(pathKey(path)),
    problems,
    isReported: (path) => reported.has(pathKey(path)),
  };
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

/** Where a node stands, in the file that it stands in. */
export function placeOfNode(
  node: Node | null,
  { sourceOf }: Pick<JoinedOutline, 'sourceOf'>,
): Place {
  const [start, end] = node?.range ?? [0, 1];
  return placeAt(sourceOf(node), start, end);
}
