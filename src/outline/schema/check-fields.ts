/** Checks the fields of a kind's own schema: titles, roles, references. */
import { LIMITS } from '../../limits.js';
import { nearest } from '../../nearest.js';
import type { JsonSchema } from './json-schema.js';
import { resolveRef } from './json-schema.js';
import type { ReadSchema } from './kind-schema.js';

type Definitions = Readonly<Record<string, JsonSchema>>;

/** With the keywords of a kind that name its fields. */
type KindSchema = JsonSchema & { readonly titleFrom?: string; readonly split?: readonly string[] };

/**
 * @param shared the fields of every slide
 * @param definitions what the schemas of all kinds may refer to
 * @throws BuildError with all that is wrong
 */
export function checkFields(
  read: ReadSchema,
  shared: readonly string[],
  definitions: Definitions,
): void {
  const { report, nodeAt, finish } = read;
  const value: KindSchema = read.value;
  const $defs = { ...definitions, ...value.$defs };
  const root: JsonSchema = { ...value, $defs };
  for (const { path, schema } of schemasIn(value)) {
    if (schema.$ref !== undefined) checkReference(schema.$ref, path, $defs, read);
  }
  finish();
  for (const { path, schema } of schemasIn(value)) {
    if (isEndless(schema, root)) {
      const message = `${named(path)} leads to itself with no field between, or to more than 1,000 others`;
      report(nodeAt(path), message, THROUGH_A_FIELD);
    }
  }
  finish();
  for (const { path, schema } of schemasIn(value)) checkRole(schema, path, read);
  checkTitle(value, root, read);
  if (value.type !== undefined && value.type !== 'object') {
    report(nodeAt(['type']), 'A slide is a mapping', 'Write `type: object`.');
  }
  const own = Object.keys(value.properties ?? {});
  for (const name of own.filter((one) => shared.includes(one))) {
    const hint = 'Leave it out, or give your field another name.';
    report(nodeAt(['properties', name]), `Every slide has \`${name}\` already`, hint);
  }
  const missing = (key: 'required' | 'split', known: readonly string[], purpose: string): void => {
    for (const path of value[key] ?? []) {
      // A list within each item of another is split by `columns.points`.
      const name = key === 'split' ? (path.split('.')[0] ?? path) : path;
      if (known.includes(name)) continue;
      const near = nearest(name, own);
      const hint = near ? `Did you mean \`${near}\`?` : 'Add it to `properties`.';
      report(nodeAt([key]), `\`${name}\` is ${purpose}, and not among \`properties\``, hint);
    }
  };
  missing('required', [...own, ...shared], 'required');
  // An agenda’s sections are the outline's.
  missing('split', [...own, ...shared, 'sections'], 'to be split');
  finish();
}

const THROUGH_A_FIELD =
  'What holds more of its own kind does so by `properties`, as a point has `points`.';

interface SubSchema {
  readonly path: readonly string[];
  readonly schema: JsonSchema;
}

/** The schema and all inside it, references not followed. */
function schemasIn(schema: JsonSchema, path: readonly string[] = []): SubSchema[] {
  const of = (key: string, one: JsonSchema): SubSchema[] =>
    schemasIn(one, [...path, ...key.split(' ')]);
  const { properties = {}, $defs = {}, items, anyOf = [], additionalProperties: more } = schema;
  return [
    { path, schema },
    ...Object.entries(properties).flatMap(([name, one]) =>
      schemasIn(one, [...path, 'properties', name]),
    ),
    ...Object.entries($defs).flatMap(([name, one]) => schemasIn(one, [...path, '$defs', name])),
    ...(items ? of('items', items) : []),
    ...(typeof more === 'object' ? of('additionalProperties', more) : []),
    ...anyOf.flatMap((one) => of('anyOf', one)),
  ];
}

/** What messages call a schema. */
function named(path: readonly string[]): string {
  const name = path.at(-1);
  return name === undefined ? 'The schema' : `\`${name}\``;
}

function checkReference(
  to: string,
  path: readonly string[],
  definitions: Definitions,
  { report, nodeAt }: ReadSchema,
): void {
  const name = /^#\/\$defs\/(.+)$/.exec(to)?.[1];
  if (name !== undefined && Object.hasOwn(definitions, name)) return;
  const known = Object.keys(definitions);
  const near = nearest(name ?? to, known);
  const hint = near
    ? `Did you mean \`$ref: "#/$defs/${near}"\`?`
    : `Write \`$ref: "#/$defs/…"\` with one of ${known.join(', ')}, or define it under \`$defs\`.`;
  report(nodeAt([...path, '$ref']), `There is no definition “${to}”`, hint);
}

/**
 * True if the references, alternatives and items of a schema form a circle, or are more than any
 * kind has.
 */
function isEndless(schema: JsonSchema, { $defs = {} }: JsonSchema): boolean {
  let count = 0;
  const leadsOn = (one: JsonSchema, depth: number): boolean => {
    if (++count > 1_000 || depth > LIMITS.levels) return true;
    const { $ref, anyOf = [], items, shorthand, properties = {} } = one;
    const next = [
      $ref === undefined ? undefined : $defs[$ref.replace('#/$defs/', '')],
      ...anyOf,
      items,
      shorthand === undefined ? undefined : properties[shorthand],
    ];
    return next.some((inner) => inner !== undefined && leadsOn(inner, depth + 1));
  };
  return leadsOn(schema, 0);
}

/** Keywords that check nothing without a type. */
const TYPE_OF = {
  properties: 'object',
  items: 'array',
  pattern: 'string',
  role: 'string',
} as const;

function checkRole(
  schema: JsonSchema,
  path: readonly string[],
  { report, nodeAt }: ReadSchema,
): void {
  const { role, type, shorthand, properties = {} } = schema;
  for (const [keyword, wanted] of Object.entries(TYPE_OF)) {
    if (path.length === 0 || type !== undefined || !(keyword in schema)) continue;
    report(
      nodeAt([...path, keyword]),
      `\`${keyword}\` says nothing without a type`,
      `Write \`type: ${wanted}\` beside it.`,
    );
    return;
  }
  if (shorthand !== undefined && !Object.hasOwn(properties, shorthand)) {
    const hint = `Name one of its \`properties\`: ${Object.keys(properties).join(', ') || 'there is none'}.`;
    report(nodeAt([...path, 'shorthand']), `There is no field \`${shorthand}\` here`, hint);
  }
  if (role === undefined) return;
  const at = nodeAt([...path, 'role']);
  if (role === 'picture' || role === 'video') {
    const isWhole = type === 'object' && 'src' in properties && 'alt' in properties;
    const hint = `Write \`$ref: "#/$defs/${role}"\`.`;
    if (!isWhole) report(at, `A ${role} has \`src\` and \`alt\``, hint);
  } else if (type !== 'string') {
    const hint =
      type === 'array' ? 'Write the role under `items`.' : 'Write `type: string` beside it.';
    report(at, `\`role: ${role}\` is one of texts`, hint);
  }
}

/** The title goes into bookmarks, the agenda and PowerPoint's outline: it has to be a text. */
function checkTitle(value: KindSchema, root: JsonSchema, { report, nodeAt }: ReadSchema): void {
  const { titleFrom = 'title', properties = {} } = value;
  const field = Object.hasOwn(properties, titleFrom) ? properties[titleFrom] : undefined;
  if (field === undefined) {
    if (value.titleFrom === undefined) return;
    const near = nearest(titleFrom, Object.keys(properties));
    const hint = near ? `Did you mean \`${near}\`?` : 'Name one of `properties`, or leave it out.';
    report(nodeAt(['titleFrom']), `There is no field \`${titleFrom}\``, hint);
    return;
  }
  const { type, role } = resolveRef(field, root);
  if (type === 'string' && role === 'text') return;
  report(
    nodeAt(['properties', titleFrom]),
    `\`${titleFrom}\` is the slide’s title, and no text with \`role: text\``,
    `Write \`${titleFrom}: { $ref: "#/$defs/title" }\`.`,
  );
}
