/** Finds mappings that were meant as texts: a colon, a brace or a comma in a text without quotes. */
import { isScalar, type Node, type Pair, type YAMLMap } from 'yaml';
import { nearest } from '../nearest.js';
import { commaFault, type Fault, mappingFault } from './scalar.js';
import type { JsonSchema } from './schema.js';

/**
 * What is wrong with a mapping that was meant as a text, or in which a text ended too early; `at` is
 * where, if it is not the whole.
 * @param text as it is written
 * @param name what messages call it
 */
export function misreadText(
  map: YAMLMap,
  text: string,
  schema: JsonSchema,
  name: string,
): { readonly at?: Node; readonly fault: Fault } | undefined {
  const cut = cutByComma(map, schema);
  if (cut) return cut;
  return isMeantAsText(map, text, schema) ? { fault: mappingFault(text, name) } : undefined;
}

/** True for a mapping where a text belongs: `好: 壞` without quotes, or `{{name}}`. */
function isMeantAsText(map: YAMLMap, text: string, schema: JsonSchema): boolean {
  if (schema.type === 'string' || schema.enum !== undefined || text.startsWith('{{')) return true;
  // A point is a text or a mapping: `- 開源: 閉源` has no key that a point has.
  if (schema.shorthand === undefined || map.flow || map.items.length !== 1) return false;
  const known = Object.keys(schema.properties ?? {});
  const name = keyName(map.items[0]);
  return !known.includes(name) && nearest(name, known) === undefined;
}

/** `{text: one, and two}`: the second pair is a key alone, which the first one's text goes on with. */
function cutByComma(
  { flow, items }: YAMLMap,
  schema: JsonSchema,
): { readonly at: Node; readonly fault: Fault } | undefined {
  if (!flow) return undefined;
  for (const [index, pair] of items.entries()) {
    const before = items[index - 1];
    const { key, value } = pair as Pair<Node, Node | null>;
    const isBare = value === null || (isScalar(value) && value.value === null && !value.source);
    if (!before || !isBare || !isScalar(before.value) || before.value.type !== 'PLAIN') continue;
    const rest = keyName(pair);
    // `en` alone is a language whose text is still to be written.
    if (rest in (schema.properties ?? {}) || /^[a-z]{2,3}(-\w+)*$/i.test(rest)) continue;
    const fault = commaFault(keyName(before), String(before.value.value), rest);
    return { at: key, fault };
  }
  return undefined;
}

function keyName(pair: Pair | undefined): string {
  return isScalar(pair?.key) ? String(pair.key.value) : '';
}
