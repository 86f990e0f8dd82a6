/** The type of a field in a few words. */

import type { JsonSchema } from '../../outline/index.js';
import { resolveRef } from '../../outline/index.js';

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
