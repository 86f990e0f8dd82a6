/** Finds mappings that were intended as texts: a colon, a brace or a comma in a text without quotes. */
import { isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import { nearest } from '../../nearest.js';
import type { Fault } from '../../problem.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { resolveRef } from '../schema/json-schema.js';
import { keyFor, plainNumber } from '../values/suggested-value.js';
import { asWritten, inQuotes } from './quoting.js';

interface UnquotedText {
  /** Where, if it is not the whole. */
  readonly at?: Node;
  readonly fault: Fault;
}

/**
 * The fault of a mapping that was intended as a text, or in which a text ended too early.
 * @param text as it is written
 * @param root the schema that the mapping's own refers to
 * @param name what messages call it
 */
export function unquotedText(
  map: YAMLMap,
  text: string,
  schema: JsonSchema,
  root: JsonSchema,
  name: string,
): UnquotedText | undefined {
  const within = map.flow
    ? (joinedKey(map, schema) ?? cutByComma(map, text, schema, root))
    : undefined;
  if (within) return within;
  const turn = turnOfSpeech(map, schema, root);
  if (turn) return { fault: turn };
  if (!isIntendedAsText(map, text, schema)) return undefined;
  return { fault: finerPoints(map, schema) ?? mappingFault(text, name) };
}

/** Braces at the beginning of a text make a mapping of it; so does a colon. */
function mappingFault(text: string, name: string): Fault {
  const isBraces = text.startsWith('{');
  const what = isBraces ? 'Put it in quotes' : 'Put a text with “: ” in it in quotes';
  return {
    code: 'mapping',
    message: isBraces
      ? 'YAML reads braces at the beginning as a mapping, not as text'
      : `${name} should be a text, but it is a mapping`,
    hint: !isBraces && text.includes('\n') ? `${what}.` : `${what}: ${inQuotes(text)}`,
  };
}

/** True for a mapping where a text belongs: `好: 壞` without quotes, or `{{name}}`. */
function isIntendedAsText(map: YAMLMap, text: string, schema: JsonSchema): boolean {
  if (schema.type === 'string' || schema.enum !== undefined || text.startsWith('{{')) return true;
  // A point is a text or a mapping: `- 開源: 閉源` has no key that a point has.
  const isWritten = map.flow && text.startsWith('{');
  if (schema.shorthand === undefined || isWritten || map.items.length !== 1) return false;
  const known = Object.keys(schema.properties ?? {});
  const name = keyName(map.items[0]);
  return !known.includes(name) && nearest(name, known) === undefined;
}

/** `- Ann: hello there` where a person's words are wanted. */
function turnOfSpeech(
  { items }: YAMLMap,
  { properties = {}, required = [] }: JsonSchema,
  root: JsonSchema,
): Fault | undefined {
  const [pair] = items;
  const name = keyName(pair);
  const isOfTurn =
    required.join() === 'by,text' && resolveRef(properties.by ?? {}, root).role === 'person';
  if (!isOfTurn || items.length !== 1 || !isScalar(pair?.value) || !pair.value.source) {
    return undefined;
  }
  if (nearest(name, Object.keys(properties)) !== undefined) return undefined;
  return {
    code: 'turn',
    message: 'Write the speaker after `by` and the text after `text`',
    hint: `Write \`{by: ${keyFor(name)}, text: ${asWritten(pair.value.source)}}\`; \`by\` is a key of \`people\`.`,
  };
}

/** `- Students ask:` with a list below it: a point with finer ones. */
function finerPoints({ items }: YAMLMap, { shorthand, properties }: JsonSchema): Fault | undefined {
  const [pair] = items;
  if (shorthand === undefined || !isSeq(pair?.value) || !properties?.points) return undefined;
  return {
    code: 'finer-points',
    message: 'A point with finer ones has two keys, `text` and `points`',
    hint: `Write \`- ${shorthand}: ${asWritten(keyName(pair))}\`, and \`points:\` on the line below, under \`${shorthand}\`.`,
  };
}

/** `{by:lin}` and `{by：lin}`: a key that lacks the space after its colon. */
function joinedKey({ items }: YAMLMap, schema: JsonSchema): UnquotedText | undefined {
  for (const pair of items as Pair<Node, Node | null>[]) {
    const [, key = '', colon = '', value = ''] =
      /^([\w-]+)([:：]) *(.+)$/s.exec(keyName(pair)) ?? [];
    if (!isBare(pair) || !(key in (schema.properties ?? {}))) continue;
    const message =
      colon === ':'
        ? `There is no space after the colon of \`${key}\``
        : `The colon of \`${key}\` is full-width: “${colon}”`;
    return { at: pair.key, fault: { code: 'colon', message, hint: `Write: ${key}: ${value}` } };
  }
  return undefined;
}

/** `{text: one, and two}`: the second pair is a key without a value: the rest of the first one's text. */
function cutByComma(
  { items, range }: YAMLMap,
  text: string,
  schema: JsonSchema,
  root: JsonSchema,
): UnquotedText | undefined {
  const pairs = items as Pair<Node, Node | null>[];
  for (const [index, pair] of pairs.entries()) {
    const before = pairs[index - 1];
    if (!before || !isBare(pair) || !isScalar(before.value)) continue;
    if (before.value.type !== 'PLAIN') continue;
    const rest = keyName(pair);
    // `en` alone is a language whose text is still to be written.
    if (rest in (schema.properties ?? {}) || /^[a-z]{2,3}(-\w+)*$/i.test(rest)) continue;
    const next = pairs.findIndex((one, at) => at > index && !isBare(one));
    const last = pairs.at(next === -1 ? -1 : next - 1) ?? pair;
    const from = range?.[0] ?? 0;
    const whole = text.slice(
      (before.value.range?.[0] ?? 0) - from,
      (last.key.range?.[1] ?? 0) - from,
    );
    const key = keyName(before);
    const wanted = resolveRef(schema.properties?.[key] ?? {}, root);
    const isNumber = (wanted.items ?? wanted).type === 'number';
    return { at: pair.key, fault: commaFault(key, whole, isNumber) };
  }
  return undefined;
}

function commaFault(key: string, text: string, isNumber: boolean): Fault {
  const number = isNumber ? plainNumber(text) : undefined;
  return number === undefined
    ? {
        code: 'comma',
        message: 'Within `{ }` a comma ends a text',
        hint: `Put the text in quotes: ${key}: ${inQuotes(text)}`,
      }
    : {
        code: 'comma',
        message: 'A number has no comma: within `{ }` that ends it',
        hint: `Write: ${key}: ${number}`,
      };
}

/** True for a key alone. */
function isBare({ value }: Pair<Node, Node | null>): boolean {
  return value === null || (isScalar(value) && value.value === null && !value.source);
}

function keyName(pair: Pair | undefined): string {
  return isScalar(pair?.key) ? String(pair.key.value) : '';
}
