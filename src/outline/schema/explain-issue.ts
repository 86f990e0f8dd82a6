/** Explains what zod found in an outline, in an author's words. */
import type * as z from 'zod';
import { nearest } from '../../nearest.js';
import type { Problem } from '../../problem.js';
import { outlineError } from '../diagnostics/outline-error.js';
import { asWritten } from '../diagnostics/quoting.js';
import { knownKeys, unknownKey } from '../diagnostics/unknown-keys.js';
import { label, type Path } from '../values/path.js';
import { suggestedValue } from '../values/suggested-value.js';
import type { WalkResult } from '../values/walk.js';
import type { JsonSchema } from './json-schema.js';

export function explainIssue(issue: z.core.$ZodIssue, path: Path, walked: WalkResult): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey(key, issue.input, path, walked));
  }
  const { input } = issue;
  const name = nameOf(path, walked);
  if (isMissing(issue)) return [missing(issue, name, path, walked)];
  const { place, keyPlace, schema = {} } = walked.spot(path) ?? {};
  const { description, synonyms, enum: values } = schema;
  if (issue.code === 'too_small' || issue.code === 'too_big') {
    const has = issue.code === 'too_big' && Array.isArray(input) ? `, and has ${input.length}` : '';
    const hint = sizeHint(issue) ?? hintFor(path, description, input);
    return [
      outlineError('wrong-size', `${name} should ${bound(issue)}${has}`, hint, keyPlace ?? place),
    ];
  }
  if (values && issue.code !== 'invalid_type') {
    const names = values.map(String);
    const near =
      typeof input === 'string' && (synonyms?.[input.toLowerCase()] ?? nearest(input, names));
    const hint = near ? `Did you mean \`${near}\`?` : oneOf(names);
    return [outlineError('wrong-value', `${name} cannot be “${String(input)}”`, hint, place)];
  }
  const hint = intended(input, path, walked) ?? hintFor(path, description, input);
  if (issue.code === 'invalid_type') {
    const wanted = WANTED[issue.expected] ?? issue.expected;
    return [outlineError('wrong-type', `${name} should be ${wanted}`, hint, place)];
  }
  return [outlineError('wrong-format', `${name} is not written as it should be`, hint, place)];
}

function missing(issue: z.core.$ZodIssue, name: string, path: Path, walked: WalkResult): Problem {
  const parent = walked.spot(path.slice(0, -1));
  const schema = parent?.schema.properties?.[String(path.at(-1))];
  const hint = hintFor(path, schema?.description, undefined);
  const values = issue.code === 'invalid_value' ? ` ${oneOf(issue.values)}` : '';
  const error = outlineError('missing', `${name} is missing`, `${hint}${values}`, parent?.place);
  const key = path.at(-1);
  return typeof key === 'string' ? { ...error, missing: key } : error;
}

/** What to do about too many or too few; undefined where the field's description says it. */
function sizeHint({
  origin,
  code,
}: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string | undefined {
  if (origin === 'number') return 'Write another number, or leave the key out.';
  return origin === 'array' && code === 'too_big'
    ? 'Put the others on a second slide, or write a `kind: table`, which takes more.'
    : undefined;
}

/** The probable intent of a value of another form. */
function intended(input: unknown, path: Path, walked: WalkResult): string | undefined {
  const schema = walked.spot(path)?.schema ?? {};
  const isItem = typeof path.at(-1) === 'number' && !isSingle(path, walked);
  const key = isItem ? '' : (path.findLast((step) => typeof step === 'string') ?? '');
  const hasUnit = path.some((_, depth) => knownKeys(path.slice(0, depth), walked).includes('unit'));
  if (isItem && Array.isArray(input) && /^\s*- - /.test(walked.spot(path)?.place.lineText ?? '')) {
    return 'Delete one of the two hyphens.';
  }
  return suggestedValue(input, schema, rootOf(path, walked), String(key), hasUnit);
}

export function isMissing(issue: z.core.$ZodIssue): boolean {
  return issue.code.startsWith('invalid_') && issue.input === undefined;
}

/** A single value in the place of a list has the list's name. */
function nameOf(path: Path, walked: WalkResult): string {
  return label(isSingle(path, walked) ? path.slice(0, -1) : path);
}

function isSingle(path: Path, walked: WalkResult): boolean {
  const [item, list] = [walked.spot(path)?.place, walked.spot(path.slice(0, -1))?.place];
  return path.at(-1) === 0 && item?.line === list?.line && item?.column === list?.column;
}

/** The schema that `$ref` at a path refers to: that of the slide's kind, or the fixed one. */
function rootOf(path: Path, walked: WalkResult): JsonSchema {
  for (let depth = path.length; depth > 0; depth--) {
    const { schema } = walked.spot(path.slice(0, depth)) ?? {};
    if (schema?.$defs) return schema;
  }
  return {};
}

function oneOf(values: readonly unknown[]): string {
  return `Write one of: ${values.join(', ')}.`;
}

function bound(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const isLeast = issue.code === 'too_small';
  const limit = Number(isLeast ? issue.minimum : issue.maximum);
  if (issue.inclusive === false) return `be ${isLeast ? 'more' : 'less'} than ${limit}`;
  const unit = { array: ' item', string: ' character' }[issue.origin as string];
  const most = `at ${isLeast ? 'least' : 'most'} ${limit}`;
  return unit ? `have ${most}${unit}${limit === 1 ? '' : 's'}` : `be ${most}`;
}

/** Types in words. */
const WANTED: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: '`true` or `false`',
  array: 'a list (lines that begin with “- ”)',
  object: 'a mapping (lines of “key: value”)',
};

/** @param input the value at the path */
function hintFor(path: Path, description: string | undefined, input: unknown): string {
  const form = formOf(path, input);
  if (form !== undefined) return form;
  const last = path.at(-1);
  const key = typeof last === 'string' ? last : undefined;
  if (description) return key ? `\`${key}:\` — ${description}` : description;
  return key ? `Write \`${key}: …\`` : 'See the README for what is allowed here.';
}

/** By path, `#` for the number of an item: what to write, as a sentence. */
const FORMS: readonly (readonly [RegExp, (text: string, key: string) => string])[] = [
  [/^deck$/, (text) => `Write \`deck: {title: ${text}}\`.`],
  [/^deck\.auto\.\w+$/, (text, key) => `Write \`${key}: {title: ${text}}\`, or \`${key}: false\`.`],
  [/^people\.[^.]+$/, (_, key) => `Write \`${key}: {name: …, side: guest}\`.`],
  [/^sources\.[^.]+$/, (_, key) => `Write \`${key}: {publisher: …}\`.`],
  [
    /^sections(?:\.#)?$/,
    (text) =>
      `Write a section as \`- title: ${text}\`, and below it \`slides:\` with a list of slides.`,
  ],
  [
    /^sections\.#\.slides(?:\.#)?$/,
    (text) => `Write a slide as \`- kind: statement\`, and below it \`text: ${text}\`.`,
  ],
];

/** A text that is longer is not repeated. */
const LONGEST = 60;

/**
 * @param input the value at the path: a short text becomes part of the hint
 * @returns undefined for what has no form here
 */
function formOf(path: Path, input: unknown): string | undefined {
  const way = path.map((step) => (typeof step === 'number' ? '#' : step)).join('.');
  const form = FORMS.find(([pattern]) => pattern.test(way))?.[1];
  const isShort = typeof input === 'string' && input.length <= LONGEST && !input.includes('\n');
  return form?.(isShort ? asWritten(input) : '…', String(path.at(-1)));
}
