/** Fills the values of vars into the outline after it was parsed and before it is checked. */
import type { Problem } from '../../problem.js';
import { placeBehind } from '../diagnostics/place-at.js';
import { faultOf, typedValue } from '../diagnostics/value-faults.js';
import type { OutlineVar } from '../outline.js';
import type { JsonSchema } from '../schema/json-schema.js';
import type { JoinedOutline } from '../source/join-files.js';
import { hint, unknownValues, unsetVars, type Values, type Var, varsIn } from './declared-vars.js';
import { label, type Path, pathKey } from './path.js';
import { filledInline, filledMarkdown, filledPlain } from './var-values.js';
import type { WalkResult } from './walk.js';

export interface WithValues {
  readonly walked: WalkResult;
  readonly vars: readonly OutlineVar[];
  /** With those of the walk. */
  readonly problems: readonly Problem[];
}

/**
 * The outline with the values of its vars; unchanged where it declares none.
 * @param values from outside; they override the outline's own
 */
export function withValues(walked: WalkResult, joined: JoinedOutline, values: Values): WithValues {
  const problems: Problem[] = [];
  const declared = varsIn(joined, walked.value, problems);
  problems.push(...unknownValues(declared, values));
  if (declared === undefined) {
    return { walked, vars: [], problems: [...walked.problems, ...problems] };
  }
  problems.push(...unsetVars(declared, values));
  const full = fillVars(walked, declared, values, joined);
  const vars = declared.map(({ name, place }) => ({ name, place, isUsed: full.used.has(name) }));
  return { walked: full, vars, problems: [...full.problems, ...problems] };
}

interface FillResult extends WalkResult {
  /** The vars that some text names. */
  readonly used: ReadonlySet<string>;
}

/** The value of a field that is to be left out. */
const LEFT_OUT = Symbol('left out');

/** One run: what it fills in and what it has found. */
interface Fill {
  readonly walked: WalkResult;
  readonly sourceAt: JoinedOutline['sourceAt'];
  readonly names: readonly string[];
  /** Values by name; undefined for a var that has none. */
  readonly values: ReadonlyMap<string, string | undefined>;
  readonly used: Set<string>;
  readonly problems: Problem[];
  readonly reported: Set<string>;
  /** The original paths of items that moved, since some before them were left out. */
  readonly moved: Map<string, Path>;
}

/** The path of a value in the outline, and once others were left out. */
interface FillPosition {
  readonly from: Path;
  readonly to: Path;
  /** True where `$…$` in texts is a formula. */
  readonly math: boolean;
}

/**
 * The outline with values in the place of names. A field, or an item of a list, that is nothing
 * but names without text is left out, where it may be.
 * @param given values from outside; they override the outline's own
 */
function fillVars(
  walked: WalkResult,
  vars: readonly Var[],
  given: Values,
  { sourceAt }: Pick<JoinedOutline, 'sourceAt'>,
): FillResult {
  const outside = new Map(Object.entries(given));
  const values = vars.map(({ name, fallback }): [string, string | undefined] => {
    const value = outside.get(name) ?? fallback;
    return [name, value === undefined ? undefined : String(value).replace(/\r\n?/g, '\n')];
  });
  const fill: Fill = {
    walked,
    sourceAt,
    names: vars.map(({ name }) => name),
    values: new Map(values),
    used: new Set(),
    problems: [],
    reported: new Set(),
    moved: new Map(),
  };
  const { vars: own, ...rest } = walked.value as Readonly<Record<string, unknown>>;
  const filled = fillMap(fill, rest, { from: [], to: [], math: false });
  const origin = (path: Path): Path => fill.moved.get(pathKey(path)) ?? path;
  return {
    value: { ...(filled as object), vars: own },
    spot: (path) => walked.spot(origin(path)),
    problems: [...walked.problems, ...fill.problems],
    isReported: (path) => fill.reported.has(pathKey(path)) || walked.isReported(origin(path)),
    used: fill.used,
  };
}

function fillValue(fill: Fill, value: unknown, at: FillPosition): unknown {
  const { from, to } = at;
  if (pathKey(from) !== pathKey(to)) fill.moved.set(pathKey(to), from);
  if (typeof value === 'string') return fillText(fill, value, at);
  if (Array.isArray(value)) return fillList(fill, value, at);
  if (typeof value !== 'object' || value === null) return value;
  return fillMap(fill, value as Readonly<Record<string, unknown>>, at);
}

function fillList(fill: Fill, list: readonly unknown[], { from, to, math }: FillPosition): unknown {
  const filled: unknown[] = [];
  for (const [index, item] of list.entries()) {
    const at = { from: [...from, index], to: [...to, filled.length], math };
    const one = fillValue(fill, item, at);
    if (one !== LEFT_OUT) filled.push(one);
  }
  return filled.length === 0 && list.length > 0 ? LEFT_OUT : filled;
}

function fillMap(
  fill: Fill,
  map: Readonly<Record<string, unknown>>,
  { from, to, math }: FillPosition,
): unknown {
  const schema = fill.walked.spot(from)?.schema;
  const entries = Object.entries(map);
  const filled = Object.create(null) as Record<string, unknown>;
  for (const [key, value] of entries) {
    const at = { from: [...from, key], to: [...to, key], math: math || map.math === true };
    const one = fillValue(fill, value, at);
    if (one !== LEFT_OUT) filled[key] = one;
    // A text in the place of a mapping goes with it.
    else if (entries.length === 1 && key === schema?.shorthand) return LEFT_OUT;
    else if (schema?.required?.includes(key)) report(fill, at, '{{', empty(at.to));
  }
  return filled;
}

function fillText(fill: Fill, text: string, at: FillPosition): unknown {
  const { from, to, math } = at;
  const schema: JsonSchema = fill.walked.spot(from)?.schema ?? {};
  const { filled, hasValues, isUnset } = replaceNames(fill, text, schema.role, at, math);
  if (!hasValues) return filled;
  if (isUnset) {
    fill.reported.add(pathKey(to));
    return filled;
  }
  if (to.at(-1) === 'kind' && to.at(-3) === 'slides') {
    report(fill, at, text, KIND);
    return text;
  }
  if (filled.trim() === '' && !schema.empty) return LEFT_OUT;
  const fault = faultOf(filled, schema, label(to), '');
  if (fault) report(fill, at, text, { ...fault, code: `outline/${fault.code}` });
  const wanted = TYPES[schema.type ?? ''];
  if (wanted === undefined) return filled;
  const typed = typedValue(filled.trim(), schema);
  if (typeof typed === 'string') {
    report(fill, at, text, {
      code: 'outline/var-type',
      message: `${label(to)} should be ${wanted}, but ${text.trim()} is “${filled}”`,
      hint: schema.description ?? `Set it to ${wanted}.`,
    });
  }
  return typed;
}

/** Reports each name once that is unknown, and braces that nothing closes. */
function replaceNames(
  fill: Fill,
  text: string,
  role: string | undefined,
  at: FillPosition,
  math: boolean,
): { readonly filled: string; readonly hasValues: boolean; readonly isUnset: boolean } {
  const { values, names, used } = fill;
  const failed = new Set<string>();
  let hasValues = false;
  let isUnset = false;
  const lookUp = (name: string, braces: string): string => {
    const value = values.get(name);
    hasValues = true;
    if (values.has(name)) used.add(name);
    if (value !== undefined) return value;
    isUnset = true;
    if (!values.has(name) && !failed.has(braces)) {
      report(fill, at, braces, braces === '{{' ? OPEN : unknown(name, names));
    }
    failed.add(braces);
    // So that nothing else is reported of this text.
    return '…';
  };
  const filled = written(text, role, lookUp, math);
  return { filled, hasValues, isUnset };
}

/** @param words what the problem is about, in the text */
function report(
  { walked, sourceAt, problems, reported }: Fill,
  { from, to }: FillPosition,
  words: string,
  problem: Omit<Problem, 'severity'>,
): void {
  reported.add(pathKey(to));
  const place = walked.spot(from)?.place;
  // An alias has another place than its text.
  const isHere = place && !place.lineText.slice(place.column - 1).startsWith('*');
  const exact = isHere ? placeBehind(sourceAt(place), place, words) : place;
  problems.push({ severity: 'error', ...problem, ...(exact ? { place: exact } : {}) });
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

const OPEN = {
  code: 'outline/var-open',
  message: '“{{” begins the name of a var, and nothing ends it',
  hint: `Write “}}” behind the name. ${TEXT_BRACES}`,
};

const KIND = {
  code: 'outline/var-kind',
  message: 'The kind of a slide cannot come from a var',
  hint: 'Write its name; the fields of the slide depend on it.',
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
    message: `${label(path)} is empty because its var is empty`,
    hint: 'Give it a value; only what a slide can do without may be empty.',
  };
}
