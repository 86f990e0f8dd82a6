/** The names of all fields that an outline may have. */
import type { JsonSchema, OutlineSchema } from './json-schema.js';

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
