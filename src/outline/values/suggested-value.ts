/** Hints on values in another form: the form of the outline, if certain. */
import { nearest } from '../../nearest.js';
import { asWritten, inQuotes } from '../diagnostics/quoting.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { resolveRef } from '../schema/json-schema.js';

/**
 * What to write instead of a value in another form; undefined if uncertain.
 * @param key of the value, or of the list that it is read as; '' for an item of a list
 * @param root the schema that this one refers to
 * @param hasUnit true where the unit of a number has a field of its own
 */
export function suggestedValue(
  input: unknown,
  schema: JsonSchema,
  root: JsonSchema,
  key: string,
  hasUnit: boolean,
): string | undefined {
  if (Array.isArray(input)) return key === '' ? undefined : keyed(input[0], schema, root);
  if (typeof input !== 'string') return undefined;
  const text = input.normalize('NFKC').trim();
  if (schema.type === 'number' || schema.type === 'integer') return number(text, key, hasUnit);
  if (schema.type === 'boolean') return boolean(text, key);
  if (schema.type === 'object') {
    const map = mapping(input.trim(), schema, root);
    return map && (key === '' ? `Write \`${map}\`.` : `Write \`${key}: ${map}\`.`);
  }
  if (schema.pattern?.startsWith('^\\d{4}-')) return day(text, key);
  if (schema.role === 'url' && /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(text)) {
    return `Write \`${key}: https://${text}\`.`;
  }
  return undefined;
}

/** A number without separators of thousands, and with a point for its decimals. */
export function plainNumber(text: string): string | undefined {
  const digits = text.normalize('NFKC').trim();
  if (/^[+-]?\d{1,3}([ ,'’_]\d{3})+(\.\d+)?$/.test(digits)) return digits.replace(/[ ,'’_]/g, '');
  if (/^[+-]?\d{1,3}(\.\d{3})+,\d+$/.test(digits)) {
    return digits.replaceAll('.', '').replace(',', '.');
  }
  if (/^[+-]?\d+,\d+$/.test(digits)) return digits.replace(',', '.');
  if (/^[+-]?\.\d+$/.test(digits)) return digits.replace('.', '0.');
  return /^[+-]?\d+(\.\d+)?$/.test(digits) ? digits : undefined;
}

function number(text: string, key: string, hasUnit: boolean): string | undefined {
  const [, digits = '', rest = ''] =
    /^(?:[~≈<>]|ca\.?|about)?\s*([+-]?(?:\d[\d ,.'’_]*\d|\.?\d+))\s*(\D*)$/i.exec(text) ?? [];
  const value = plainNumber(digits);
  if (value === undefined) return undefined;
  const unit = rest.trim();
  if (unit === '') return `Write \`${key}: ${value}\`.`;
  const beside = hasUnit ? `, and \`unit: ${inQuotes(unit)}\` above \`rows\`` : '';
  return `Write \`${key}: ${value}\`, without “${unit}”${beside}.`;
}

const YES = /^(y|yes|on|true|1|是|ja|oui|sí|はい)$/i;
const NO = /^(n|no|off|false|0|否|nein|non|いいえ)$/i;

function boolean(text: string, key: string): string | undefined {
  const value = YES.test(text)
    ? 'true'
    : NO.test(text)
      ? 'false'
      : nearest(text, ['true', 'false']);
  return value && `Write \`${key}: ${value}\`.`;
}

/** The text in its most likely field, beside the required ones. */
function mapping(text: string, schema: JsonSchema, root: JsonSchema): string | undefined {
  const { properties = {}, required = [], additionalProperties: more } = schema;
  if (typeof more === 'object') {
    const inner = mapping(text, more, root);
    return inner && `{${keyFor(text)}: ${inner}}`;
  }
  if (/^[[{(（｛\n]|\n/.test(text)) return undefined;
  const of = (name: string): JsonSchema => resolveRef(properties[name] ?? {}, root);
  const isAddress = /^https?:\/\//.test(text) && properties.url !== undefined;
  const first = isAddress
    ? 'url'
    : (required.find((name) => of(name).role === 'text') ??
      [...required, ...Object.keys(properties)][0]);
  if (first === undefined || [first, ...required].some((name) => !isText(of(name))))
    return undefined;
  const fields = required.map((name) => (name === first ? '' : `${name}: ${exampleOf(of(name))}`));
  const own = `${first}: ${isAddress ? text : asWritten(text)}`;
  const all = required.includes(first) ? fields.map((field) => field || own) : [own, ...fields];
  return `{${all.join(', ')}}`;
}

function isText({ type, enum: values }: JsonSchema): boolean {
  return type === 'string' || values !== undefined;
}

function exampleOf({ examples, enum: values }: JsonSchema): string {
  return String(values ? (examples?.[0] ?? values[0]) : '…');
}

/** A list in the place of a mapping: its first item with a key. */
function keyed(
  item: unknown,
  { additionalProperties: more }: JsonSchema,
  root: JsonSchema,
): string | undefined {
  if (typeof more !== 'object') return undefined;
  const fields = typeof item === 'object' && item !== null ? Object.entries(item) : [];
  const texts = fields.filter(([, value]) => typeof value === 'string');
  const inner =
    typeof item === 'string'
      ? mapping(item, more, root)
      : `{${texts.map(([name, value]) => `${name}: ${asWritten(String(value))}`).join(', ')}}`;
  const key = keyFor(typeof item === 'string' ? item : String(texts[0]?.[1] ?? 'key'));
  return inner && `Write each with a key, and without a hyphen: \`${key}: ${inner}\`.`;
}

/** A short word of a text, as authors call people and sources. */
export function keyFor(text: string): string {
  const [word = 'key'] = /\p{L}[\p{L}\p{N}]*/u.exec(text.replace(/^https?:\/\/(www\.)?/, '')) ?? [];
  return word.toLowerCase();
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** A day by its parts in the usual orders; ambiguous ones are rejected. */
function day(text: string, key: string): string | undefined {
  const month = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  const parts = partsOf(text, month);
  if (parts === undefined) return undefined;
  const [y = 0, m = 0, d = 0] = parts;
  const date = new Date(Date.UTC(y, m - 1, d));
  if (date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return undefined;
  return `Write \`${key}: ${date.toISOString().slice(0, 10)}\`.`;
}

function partsOf(text: string, month: (name: string) => number): number[] | undefined {
  const yearFirst =
    /^(\d{4})[-/.年 ]+(\d{1,2})[-/.月 ]+(\d{1,2})日?(?:[T ]+\d{1,2}:\d{2}.*)?$/.exec(text);
  if (yearFirst) return yearFirst.slice(1, 4).map(Number);
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?\.? +([a-z]{3,})\.?,? +(\d{4})$/i.exec(text);
  if (dayFirst) return [Number(dayFirst[3]), month(dayFirst[2] ?? ''), Number(dayFirst[1])];
  const monthFirst = /^([a-z]{3,})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})$/i.exec(text);
  if (monthFirst) return [Number(monthFirst[3]), month(monthFirst[1] ?? ''), Number(monthFirst[2])];
  const [, a = '', separator = '', b = '', y = ''] =
    /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(text) ?? [];
  const isDayFirst = separator === '.' || Number(a) > 12;
  return isDayFirst ? [Number(y), Number(b), Number(a)] : undefined;
}
