/** What a scalar says, and what is wrong with one that says nothing or that no format can show. */
import type { Scalar } from 'yaml';
import { LIMITS } from '../../limits.js';
import type { Fault, Place } from '../../problem.js';
import type { JsonSchema } from '../schema/json-schema.js';
import type { Path } from '../values/path.js';
import { inQuotes } from './quoting.js';

/** Control characters but for those that lay text out, halves of surrogate pairs, U+FFFE and such. */
const CONTROL = /(?![\t\n\r])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}/u;

/** What a text may mean that is not set on a slide in large type. */
const LONG: ReadonlySet<string> = new Set(['notes', 'markdown', 'code']);

/**
 * The fault of a text, if it has one.
 * @param name what messages call it
 * @param whenEmpty what to do about a text that says nothing
 * @param rest the line from the text on, where it is not in quotes: a comment may have eaten it
 */
export function faultOf(
  text: string,
  schema: JsonSchema,
  name: string,
  rest: string,
  whenEmpty = 'Write a value behind it, or leave the key out.',
): Fault | undefined {
  if (text.trim() === '' && !schema.empty) {
    const comment = /#.*$/.exec(rest);
    const hint = comment
      ? `“#” after a space begins a comment. If it is text, put it in quotes: "${comment[0]}"`
      : whenEmpty;
    return { code: 'empty', message: `${name} is empty`, hint };
  }
  const most = LONG.has(schema.role ?? '') ? LIMITS.longText : LIMITS.text;
  if (text.length > most) {
    return {
      code: 'too-long',
      message: `${name} has ${text.length.toLocaleString('en')} characters; it may have ${most.toLocaleString('en')}`,
      hint: 'Make several slides of it, or put it into `notes`. Or does a quote not end where it should?',
    };
  }
  const control = CONTROL.exec(text);
  if (control === null) return undefined;
  const code = (control[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const message = `${name} has the control character U+${code}, which no format can show`;
  return { code: 'control-character', message, hint: 'Delete it.' };
}

/** Of a text in double quotes: `\b` of `"C:\backup"` is one character there. */
export function withQuotesHint(
  fault: Fault,
  { lineText, column }: Place,
  scalar: Scalar | undefined,
): Fault {
  if (fault.code !== 'control-character' || scalar?.type !== 'QUOTE_DOUBLE') return fault;
  const written = /\\[abefv0]/.exec(lineText.slice(column - 1))?.[0];
  if (written === undefined) return fault;
  return {
    ...fault,
    hint: `In double quotes ${written} is a special character: put the text in single quotes, or write two backslashes for one.`,
  };
}

/** What to do about an empty value: a required key cannot be left out. */
export function emptyHint(
  path: Path,
  { lineText }: Place,
  { type }: JsonSchema,
  parent: JsonSchema | undefined,
): string | undefined {
  if (/^\s*-\s*$/.test(lineText)) return 'Write it behind the hyphen, or delete the hyphen.';
  if (type === 'array' && !/[[\]"']/.test(lineText)) {
    return 'Write its items on the lines below, each after a hyphen and a space.';
  }
  const isNeeded = parent?.required?.includes(String(path.at(-1))) ?? false;
  return isNeeded ? 'Write a value behind it.' : undefined;
}

/** Braces at the beginning of a text make a mapping of it; so does a colon. */
export function mappingFault(text: string, name: string): Fault {
  return text.startsWith('{')
    ? {
        code: 'mapping',
        message: 'YAML reads braces at the beginning as a mapping, not as text',
        hint: `Put it in quotes: ${inQuotes(text)}`,
      }
    : {
        code: 'mapping',
        message: `${name} should be a text, but it is a mapping`,
        hint: /\n/.test(text.trim())
          ? 'Put a text with “: ” in it in quotes.'
          : `Put a text with “: ” in it in quotes: ${inQuotes(text.trim())}`,
      };
}

/**
 * A comma within braces ends a text, and what follows is a key without a value.
 * @param key of the text
 * @param text the whole intended text
 */
export function commaFault(key: string, text: string): Fault {
  return {
    code: 'comma',
    message: 'Within `{ }` a comma ends a text',
    hint: `Put the text in quotes: ${key}: ${inQuotes(text)}`,
  };
}

/** A character at the beginning of a text that YAML takes for itself. */
export function markFault(sign: '&' | '!' | '*', text: string): Fault {
  return {
    code: sign === '*' ? 'alias' : 'mark',
    message: `YAML reads “${sign}” at the beginning as a special character`,
    hint: `Put the text in quotes: "${text}"`,
  };
}

/** The value that the schema wants of a text: a number or a boolean where it is written as one. */
export function typedValue(text: string, { type }: JsonSchema): string | number | boolean {
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  const isNumber = type === 'number' || type === 'integer';
  return isNumber && /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
