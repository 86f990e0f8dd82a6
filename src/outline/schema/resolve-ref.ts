/** Follows references within a schema. */
import type { JsonSchema } from './schema.js';

/** Follows a `$ref` to the definitions of the schema's root. */
export function resolveRef(schema: JsonSchema, root: JsonSchema): JsonSchema {
  if (schema.$ref === undefined) return schema;
  const target = root.$defs?.[schema.$ref.replace('#/$defs/', '')];
  return target === undefined ? {} : { ...resolveRef(target, root), ...withoutRef(schema) };
}

function withoutRef({ $ref: _, ...rest }: JsonSchema): JsonSchema {
  return rest;
}
