/** Fills the values of vars into the outline's texts while they are read. */
import type { Fault } from '../../problem.js';
import { faultOf, typedValue } from '../diagnostics/value-faults.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { hint, type Values, type Var } from './declared-vars.js';
import { label, type Path } from './path.js';
import { filledInline, filledMarkdown, filledPlain } from './var-values.js';

/** The value of a field that is to be left out: nothing but names, all of them without text. */
export const LEFT_OUT = Symbol('left out');

export interface VarValues {
  /** By name; undefined for a var that has none. */
  readonly values: ReadonlyMap<string, string | undefined>;
  /** The vars that some text names. */
  readonly used: Set<string>;
}

/** @param given values from outside; they override the outline's own */
export function varValues(vars: readonly Var[], given: Values): VarValues {
  const outside = new Map(Object.entries(given));
  const values = vars.map(({ name, fallback }): [string, string | undefined] => {
    const value = outside.get(name) ?? fallback;
    return [name, value === undefined ? undefined : String(value).replace(/\r\n?/g, '\n')];
  });
  return { values: new Map(values), used: new Set() };
}

interface TextPosition {
  readonly schema: JsonSchema;
  readonly path: Path;
  /** True where `$…$` in texts is a formula. */
  readonly math: boolean;
}

/**
 * The value of a text with those of vars in the place of their names.
 * @param report called with the words that a fault is about; undefined for one reported elsewhere
 */
export function filledValue(
  { values, used }: VarValues,
  text: string,
  { schema, path, math }: TextPosition,
  report: (words: string, fault: Fault | undefined) => void,
): unknown {
  const failed = new Set<string>();
  let hasValues = false;
  const lookUp = (name: string, braces: string): string => {
    hasValues = true;
    if (values.has(name)) used.add(name);
    const value = values.get(name);
    if (value !== undefined) return value;
    const fault = braces === '{{' ? OPEN : unknownVar(name, [...values.keys()]);
    if (!failed.has(braces)) report(braces, values.has(name) ? undefined : fault);
    failed.add(braces);
    // So that nothing else is reported of this text.
    return '…';
  };
  const filled = written(text, schema.role, lookUp, math);
  if (!hasValues) return typedValue(filled, schema);
  if (failed.size > 0) return filled;
  if (path.at(-1) === 'kind' && path.at(-3) === 'slides') {
    report(text, KIND);
    return text;
  }
  if (filled.trim() === '' && !schema.empty) return LEFT_OUT;
  const fault = faultOf(filled, schema, label(path), '');
  if (fault) report(text, fault);
  const wanted = TYPES[schema.type ?? ''];
  if (wanted === undefined) return filled;
  const typed = typedValue(filled.trim(), schema);
  if (typeof typed === 'string') {
    report(text, {
      code: 'var-type',
      message: `${label(path)} should be ${wanted}, but ${text.trim()} is “${filled}”`,
      hint: schema.description ?? `Set it to ${wanted}.`,
    });
  }
  return typed;
}

/** The text with its values, escaped as its role needs. */
function written(
  text: string,
  role: string | undefined,
  lookUp: Parameters<typeof filledPlain>[1],
  math: boolean,
): string {
  if (!text.includes('{{')) return text;
  if (role === 'text') return filledInline(text, lookUp, math);
  return role === 'markdown' ? filledMarkdown(text, lookUp) : filledPlain(text, lookUp);
}

/** Types other than text, in words. */
const TYPES: Readonly<Record<string, string>> = {
  number: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
};

const TEXT_BRACES = 'Braces that are text are written `\\{{`.';

const OPEN: Fault = {
  code: 'var-open',
  message: '“{{” begins the name of a var, and nothing ends it',
  hint: `Write “}}” behind the name. ${TEXT_BRACES}`,
};

const KIND: Fault = {
  code: 'var-kind',
  message: 'The kind of a slide cannot come from a var',
  hint: 'Write its name; the fields of the slide depend on it.',
};

function unknownVar(name: string, names: readonly string[]): Fault {
  return {
    code: 'unknown-var',
    message: `There is no “${name}” in \`vars\``,
    hint: `${hint(name, names, `Declare it: vars: {${name}: …}.`)} ${TEXT_BRACES}`,
  };
}

/** Of a field that the schema requires. */
export function emptyVar(path: Path): Fault {
  return {
    code: 'empty',
    message: `${label(path)} is empty because its var is empty`,
    hint: 'Give it a value; only what a slide can do without may be empty.',
  };
}
