/** What a scalar says, and what is wrong with one that says nothing or that no format can show. */
import { isScalar, type Scalar, type YAMLMap } from 'yaml';
import { LIMITS } from '../../limits.js';
import type { Fault, Place } from '../../problem.js';
import type { JsonSchema } from '../schema/json-schema.js';
import type { Path } from '../values/path.js';

/** Control characters but for those that lay text out, halves of surrogate pairs, U+FFFE and such. */
const CONTROL = /(?![\t\n\r])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}/u;

/** What a text may mean that is not set on a slide in large type. */
const LONG: ReadonlySet<string> = new Set(['notes', 'markdown', 'code', 'mermaid']);

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

/** A character at the beginning of a text that YAML takes for itself. */
export function markFault(mark: '&' | '!' | '*', text: string): Fault {
  return {
    code: mark === '*' ? 'alias' : 'mark',
    message: `YAML reads “${mark}” at the beginning as a special character`,
    hint: `Put the text in quotes: "${text}"`,
  };
}

/** A key that is there twice. */
export function repeatedKey(name: string): Fault {
  return { code: 'key-twice', message: `\`${name}\` is there twice`, hint: 'Keep one of the two.' };
}

/**
 * The first key of a list item, repeated farther below: there the next item
 * begins, and what follows belongs to that.
 */
export function missingHyphen(
  map: YAMLMap,
  name: string,
  path: Path,
  at: Place,
): Fault | undefined {
  const [first, second] = map.items.slice(0, 2).map(({ key }) => isScalar(key) && key.value);
  const isItem = typeof path.at(-1) === 'number' && !map.flow;
  if (!isItem || first !== name || second === name) return undefined;
  const list = path.at(-2);
  const depth = Math.max(at.column - 3, 0);
  return {
    code: 'no-hyphen',
    message: `${typeof list === 'string' ? `An item of \`${list}\`` : 'An item'} begins here without its hyphen`,
    hint: `Begin its line with ${depth} spaces, a hyphen and a space.`,
  };
}

/** The value that the schema wants of a text: a number or a boolean where it is written as one. */
export function typedValue(text: string, { type }: JsonSchema): string | number | boolean {
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  const isNumber = type === 'number' || type === 'integer';
  return isNumber && /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
