/** Puts the values of vars into what was read, before it is checked: YAML has been parsed by then. */
import type { Problem } from '../../problem.js';
import { placeBehind } from '../diagnostics/place-at.js';
import { faultOf, typedValue } from '../diagnostics/value-faults.js';
import type { JsonSchema } from '../schema/schema.js';
import type { JoinedOutline } from '../source/join-files.js';
import { label, type Path, pathKey } from './path.js';
import { filledInline, filledMarkdown, filledPlain } from './var-values.js';
import { hint, type Values, type Var } from './vars.js';
import type { WalkResult } from './walk.js';

export interface FillResult extends WalkResult {
  /** The vars that some text names. */
  readonly used: ReadonlySet<string>;
}

/** What is nothing but an empty value. */
const LEFT_OUT = Symbol('left out');

/**
 * The outline with values in the place of names. A field, or an item of a list, that is nothing
 * but names without text is left out, where it may be.
 * @param values outweigh what the outline says itself; what neither says is reported elsewhere
 */
export function fillVars(
  walked: WalkResult,
  vars: readonly Var[],
  values: Values,
  { sourceAt }: Pick<JoinedOutline, 'sourceAt'>,
): FillResult {
  const names = vars.map(({ name }) => name);
  const given = new Map(Object.entries(values));
  const known = new Map(
    vars.map(({ name, fallback }) => {
      const value = given.get(name) ?? fallback;
      return [name, value === undefined ? undefined : String(value).replace(/\r\n?/g, '\n')];
    }),
  );
  const used = new Set<string>();
  const problems: Problem[] = [];
  const reported = new Set<string>();
  /** Where items came to stand that had others before them which were left out. */
  const moved = new Map<string, Path>();

  const report = (
    at: Path,
    from: Path,
    words: string,
    problem: Omit<Problem, 'severity'>,
  ): void => {
    reported.add(pathKey(at));
    const place = walked.spot(from)?.place;
    // An alias stands elsewhere than its text.
    const isHere = place && !place.lineText.slice(place.column - 1).startsWith('*');
    const exact = isHere ? placeBehind(sourceAt(place), place, words) : place;
    problems.push({ severity: 'error', ...problem, ...(exact ? { place: exact } : {}) });
  };

  const fillText = (text: string, from: Path, at: Path, math: boolean): unknown => {
    const schema: JsonSchema = walked.spot(from)?.schema ?? {};
    const failed = new Set<string>();
    let hasValues = false;
    let isUnset = false;
    const lookUp = (name: string, braces: string): string => {
      const value = known.get(name);
      hasValues = true;
      if (known.has(name)) used.add(name);
      if (value !== undefined) return value;
      isUnset = true;
      if (!known.has(name) && !failed.has(braces)) {
        report(at, from, braces, braces === '{{' ? OPEN : unknown(name, names));
      }
      failed.add(braces);
      // So that nothing else is said of this text.
      return '…';
    };
    const filled = written(text, schema.role, lookUp, math);
    if (!hasValues) return filled;
    if (isUnset) {
      reported.add(pathKey(at));
      return filled;
    }
    if (at.at(-1) === 'kind' && at.at(-3) === 'slides') {
      report(at, from, text, KIND);
      return text;
    }
    if (filled.trim() === '' && !schema.empty) return LEFT_OUT;
    const fault = faultOf(filled, schema, label(at), '');
    if (fault) report(at, from, text, { ...fault, code: `outline/${fault.code}` });
    const typed = typedValue(filled.trim(), schema);
    const wanted = TYPES[schema.type ?? ''];
    if (wanted === undefined) return filled;
    if (typeof typed === 'string') {
      report(at, from, text, {
        code: 'outline/var-type',
        message: `${label(at)} should be ${wanted}, but ${text.trim()} is “${filled}”`,
        hint: schema.description ?? `Set it to ${wanted}.`,
      });
    }
    return typed;
  };

  const fillList = (list: readonly unknown[], from: Path, at: Path, math: boolean): unknown => {
    const filled: unknown[] = [];
    for (const [index, item] of list.entries()) {
      const one = fill(item, [...from, index], [...at, filled.length], math);
      if (one !== LEFT_OUT) filled.push(one);
    }
    return filled.length === 0 && list.length > 0 ? LEFT_OUT : filled;
  };

  const fillMap = (
    map: Readonly<Record<string, unknown>>,
    from: Path,
    at: Path,
    math: boolean,
  ): unknown => {
    const schema: JsonSchema = walked.spot(from)?.schema ?? {};
    const entries = Object.entries(map);
    const filled: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    for (const [key, value] of entries) {
      const inner = [...from, key];
      const one = fill(value, inner, [...at, key], math || map.math === true);
      if (one !== LEFT_OUT) filled[key] = one;
      // A text in the place of a mapping goes with it.
      else if (entries.length === 1 && key === schema.shorthand) return LEFT_OUT;
      else if (schema.required?.includes(key))
        report([...at, key], inner, '{{', empty([...at, key]));
    }
    return filled;
  };

  const fill = (value: unknown, from: Path, at: Path, math: boolean): unknown => {
    if (pathKey(from) !== pathKey(at)) moved.set(pathKey(at), from);
    if (typeof value === 'string') return fillText(value, from, at, math);
    if (Array.isArray(value)) return fillList(value, from, at, math);
    if (typeof value !== 'object' || value === null) return value;
    return fillMap(value as Readonly<Record<string, unknown>>, from, at, math);
  };

  const { vars: own, ...rest } = walked.value as Readonly<Record<string, unknown>>;
  const value = { ...(fillMap(rest, [], [], false) as object), vars: own };
  const isMoved = (path: Path): Path => moved.get(pathKey(path)) ?? path;
  return {
    value,
    spot: (path) => walked.spot(isMoved(path)),
    problems: [...walked.problems, ...problems],
    isReported: (path) => reported.has(pathKey(path)) || walked.isReported(isMoved(path)),
    used,
  };
}

/** The text with its values, by what it means. */
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

/** What a field of another type than text is called. */
const TYPES: Readonly<Record<string, string>> = {
  number: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
};

const TEXT_BRACES = 'Braces that are text are written `\\{{`.';

const OPEN = {
  code: 'outline/var-open',
  message: '“{{” begins the name of a var, and nothing ends it',
  hint: `Write “}}” behind the name. ${TEXT_BRACES}`,
};

const KIND = {
  code: 'outline/var-kind',
  message: 'The kind of a slide cannot come from a var',
  hint: 'Write its name; what stands on the slide hangs on it.',
};

function unknown(name: string, names: readonly string[]) {
  return {
    code: 'outline/unknown-var',
    message: `There is no “${name}” in \`vars\``,
    hint: `${hint(name, names, `Declare it: vars: {${name}: …}.`)} ${TEXT_BRACES}`,
  };
}

function empty(path: Path) {
  return {
    code: 'outline/empty',
    message: `${label(path)} is empty, as the var that stands there is`,
    hint: 'Give it a value; only what a slide can do without may be empty.',
  };
}
