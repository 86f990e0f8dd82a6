/** The table of a part's fields: name, type, default, sentence, example. */
import { stringify } from 'yaml';
import { type JsonSchema, resolveRef } from '../../outline/index.js';

const HEAD = '| field | | content | if left out | example |\n| --- | --- | --- | --- | --- |';

/** A longer one would make the table hard to read; a whole example follows below. */
const LONGEST_EXAMPLE = 36;

/**
 * Gives the table, its inner fields behind a dot each.
 * @param example what the fields without an example of their own have
 */
export function fieldTable(schema: JsonSchema, root: JsonSchema, example: unknown): string {
  return `${HEAD}\n${rowsOf(schema, root, example, '').join('\n')}`;
}

function rowsOf(schema: JsonSchema, root: JsonSchema, example: unknown, indent: string): string[] {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const full = resolveRef(field, root);
    const found = full.examples?.[0] ?? valueIn(example, name) ?? full.default ?? full.enum?.[0];
    const cells = [
      `${indent}\`${name}\``,
      full.description ?? '',
      typeWords(field, root),
      leftOut(full, required.has(name)),
      shown(found),
    ];
    const row = `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
    if (sharedPart(field)) return [row];
    return [row, ...rowsOf(innerOf(full, root), root, valueIn(example, name), `${indent}· `)];
  });
}

/** The mapping that a field holds, by itself or in its list. */
export function innerOf(schema: JsonSchema, root: JsonSchema): JsonSchema {
  if (sharedPart(schema)) return {};
  if (schema.type === 'array' && schema.items) {
    return sharedPart(schema.items) ? {} : innerOf(resolveRef(schema.items, root), root);
  }
  return schema.properties ? schema : {};
}

/** Of a list, that of the first item which has it. */
function valueIn(example: unknown, name: string): unknown {
  const items = Array.isArray(example) ? example : [example];
  for (const item of items) {
    if (typeof item === 'object' && item !== null && name in item) {
      return (item as Record<string, unknown>)[name];
    }
  }
  return undefined;
}

function leftOut(schema: JsonSchema, isRequired: boolean): string {
  if (schema.default !== undefined && !(typeof schema.default === 'object')) {
    return `\`${String(schema.default)}\``;
  }
  return isRequired ? '**needed**' : 'nothing';
}

function shown(example: unknown): string {
  if (example === undefined) return '';
  const text = inline(example);
  return text.length > LONGEST_EXAMPLE || text.includes('\n') ? 'below' : `\`${text}\``;
}

function inline(value: unknown): string {
  return stringify(value, {
    collectionStyle: 'flow',
    lineWidth: 0,
    flowCollectionPadding: false,
  }).trim();
}

/** What a string means, by its role. */
const ROLES: Readonly<Record<string, string>> = {
  text: 'text',
  lang: 'language tag',
  person: 'key of `people`',
  source: 'key of `sources`',
  slide: '`id` of a slide',
  markdown: 'Marp Markdown',
  code: 'code',
  portrait: 'picture file',
};

/** Definitions that have a part of their own on the page. */
const SHARED_PARTS = ['points', 'picture'] as const;

/** The name of the shared part that a schema is, if it is one. */
export function sharedPart({ $ref }: JsonSchema): string | undefined {
  return SHARED_PARTS.find((name) => $ref === `#/$defs/${name}`);
}

/** The type of a field in a few words. */
export function typeWords(given: JsonSchema, root: JsonSchema): string {
  const part = sharedPart(given);
  if (part) return `[${part}](#${part === 'points' ? 'points-of-a-list' : part})`;
  const schema = resolveRef(given, root);
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(', ');
  if (schema.anyOf) return schema.anyOf.map((one) => typeWords(one, root)).join(' or ');
  if (schema.slideOf === '*') return 'slide';
  if (schema.slideOf) return 'fields of the kind';
  switch (schema.type) {
    case 'boolean':
      return '`true` or `false`';
    case 'number':
      return 'number';
    case 'array':
      return `${countWords(schema)}${typeWords(schema.items ?? {}, root)}`;
    case 'object':
      return schema.shorthand ? `${schema.shorthand} or mapping` : 'mapping';
    default:
      return ROLES[schema.role ?? ''] ?? 'plain text';
  }
}

function countWords({ minItems, maxItems }: JsonSchema): string {
  if (maxItems !== undefined) return `list of ${minItems ?? 0} to ${maxItems}: `;
  return minItems !== undefined && minItems > 1 ? `list of ${minItems} or more: ` : 'list: ';
}
