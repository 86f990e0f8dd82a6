/** JSON Schema as Fireside reads it, and the schemas that an outline is checked by. */
import { isMap, type Node } from 'yaml';
import type * as z from 'zod';
import type { KindFiles } from '../../read/index.js';
import type { Frame } from '../outline.js';

/** The keywords that Fireside itself looks at; zod checks the rest. */
export interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly (string | number)[];
  readonly pattern?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  /** What a string means (see templates/definitions.yaml). */
  readonly role?: string;
  /** The field that a bare scalar is read as. */
  readonly shorthand?: string;
  /** True for a mapping that `true` or `false` may replace, for all its fields. */
  readonly each?: boolean;
  /** On a slide: its kind; `*` where its field `kind` names it. */
  readonly slideOf?: string;
  /** True for an item in whose place `include` may name a file. */
  readonly includes?: boolean;
  /** Other words for values of an enum, each with its value. */
  readonly synonyms?: Readonly<Record<string, string>>;
  /** True for a text that is a point of a list, which is to be short. */
  readonly point?: boolean;
  /** True where the text may be empty. */
  readonly empty?: boolean;
}

/** A kind and what checks its slides. */
export interface Kind {
  readonly name: string;
  readonly origin: KindFiles['origin'];
  readonly frame: Frame;
  /** The field that is the slide's title. */
  readonly titleFrom: string;
  /** The fields at which a slide that is too full may be split. */
  readonly split: readonly string[];
  /** True where it states facts or words that need a source. */
  readonly cites: boolean;
  /** When to use it, in a sentence; empty where the schema does not say. */
  readonly when: string;
  readonly schema: JsonSchema;
  readonly check: z.ZodType;
}

export interface OutlineSchema {
  readonly fixed: JsonSchema;
  readonly check: z.ZodType;
  readonly kindNames: readonly string[];
  /** The fields of every slide. */
  readonly shared: JsonSchema;
  /** Read on first use, since most outlines use few kinds. */
  kind(name: string): Kind | undefined;
}

/** Follows a `$ref` to the definitions of the schema's root. */
export function resolveRef(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const { $ref, ...rest } = schema;
  if ($ref === undefined) return schema;
  const target = root.$defs?.[$ref.replace('#/$defs/', '')];
  return target === undefined ? {} : { ...resolveRef(target, root), ...rest };
}

function kindName(map: { get(key: string): unknown }): string {
  const kind = map.get('kind');
  return typeof kind === 'string' ? kind : '';
}

/** The schema of a node, and the one whose `$defs` it refers to: a slide is of its kind. */
export function schemaAt(
  node: Node | null,
  given: JsonSchema,
  root: JsonSchema,
  schemas: OutlineSchema,
): { schema: JsonSchema; base: JsonSchema } {
  const schema = pick(resolveRef(given, root), node);
  if (schema.slideOf === undefined || !isMap(node)) return { schema, base: root };
  const kind = schemas.kind(schema.slideOf === '*' ? kindName(node) : schema.slideOf);
  return kind === undefined ? { schema, base: root } : { schema: kind.schema, base: kind.schema };
}

/** Of alternatives takes the one for a mapping or for a scalar, as the node is. */
function pick(schema: JsonSchema, node: Node | null): JsonSchema {
  if (schema.anyOf === undefined) return schema;
  const wantsMap = isMap(node);
  const { description } = schema;
  const found = schema.anyOf.find((one) => (one.type === 'object') === wantsMap);
  return { ...(description === undefined ? {} : { description }), ...(found ?? {}) };
}

/** Asked for where YAML is broken alone, since all kinds are read for it. */
export function createIsField(schemas: OutlineSchema): (word: string) => boolean {
  let names: Set<string> | undefined;
  return (word) => {
    names ??= namesIn(schemas);
    return names.has(word);
  };
}

function namesIn({ fixed, shared, kind, kindNames }: OutlineSchema): Set<string> {
  const names = new Set<string>();
  const add = (schema: JsonSchema): void => {
    for (const [name, one] of Object.entries(schema.properties ?? {})) {
      names.add(name);
      add(one);
    }
    const { additionalProperties: more, items, anyOf = [], $defs = {} } = schema;
    if (typeof more === 'object') add(more);
    if (items) add(items);
    for (const one of [...anyOf, ...Object.values($defs)]) add(one);
  };
  for (const schema of [fixed, shared, ...kindNames.map((name) => kind(name)?.schema ?? {})]) {
    add(schema);
  }
  return names;
}
