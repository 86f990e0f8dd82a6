/** Which schema holds for a node: of alternatives one, of a slide that of its kind. */
import { isMap, type Node } from 'yaml';
import type { JsonSchema, OutlineSchema } from './json-schema.js';
import { resolveRef } from './json-schema.js';

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
