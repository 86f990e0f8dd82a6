/** Explains what zod found in an outline, in an author's words. */
import type * as z from 'zod';
import { nearest } from '../../nearest.js';
import type { Problem } from '../../problem.js';
import { outlineError } from '../diagnostics/outline-error.js';
import { knownKeys, unknownKey } from '../diagnostics/unknown-keys.js';
import { meantValue } from '../values/meant-value.js';
import { label, type Path } from '../values/path.js';
import type { WalkResult } from '../values/walk.js';
import { formOf } from './forms.js';
import type { JsonSchema } from './json-schema.js';

export function explainIssue(issue: z.core.$ZodIssue, path: Path, walked: WalkResult): Problem[] {
  const spot = walked.spot(path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey(key, issue.input, path, walked));
  }
  const name = nameOf(path, walked);
  if (isMissing(issue)) {
    const parent = walked.spot(path.slice(0, -1));
    const schema = parent?.schema.properties?.[String(path.at(-1))];
    const hint = hintFor(path, schema?.description, undefined);
    const values = issue.code === 'invalid_value' ? ` ${oneOf(issue.values)}` : '';
    return [outlineError('missing', `${name} is missing`, `${hint}${values}`, parent?.place)];
  }
  const place = spot?.place;
  const description = spot?.schema.description;
  switch (issue.code) {
    case 'invalid_type': {
      const wanted = WANTED[issue.expected] ?? issue.expected;
      const hint = intended(issue.input, path, walked) ?? hintFor(path, description, issue.input);
      return [outlineError('wrong-type', `${name} should be ${wanted}`, hint, place)];
    }
    case 'invalid_value': {
      const values = issue.values.map(String);
      const word = typeof issue.input === 'string' ? issue.input : undefined;
      const near = word && (spot?.schema.synonyms?.[word.toLowerCase()] ?? nearest(word, values));
      const hint = near ? `Did you mean \`${near}\`?` : oneOf(values);
      return [
        outlineError('wrong-value', `${name} cannot be “${String(issue.input)}”`, hint, place),
      ];
    }
    case 'too_small':
    case 'too_big': {
      const has =
        issue.code === 'too_big' && Array.isArray(issue.input)
          ? `, and has ${issue.input.length}`
          : '';
      const message = `${name} should ${bound(issue)}${has}`;
      const hint = sizeHint(issue) ?? hintFor(path, description, issue.input);
      return [outlineError('wrong-size', message, hint, spot?.keyPlace ?? place)];
    }
    default:
      return [
        outlineError(
          'wrong-format',
          `${name} is not written as it should be`,
          intended(issue.input, path, walked) ?? hintFor(path, description, issue.input),
          place,
        ),
      ];
  }
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
  return meantValue(input, schema, rootOf(path, walked), String(key), hasUnit);
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
  const many = limit === 1 ? '' : 's';
  if (issue.origin === 'array') return `have at ${isLeast ? 'least' : 'most'} ${limit} item${many}`;
  if (issue.origin === 'string') {
    return `have at ${isLeast ? 'least' : 'most'} ${limit} character${many}`;
  }
  if (issue.inclusive === false) return `be ${isLeast ? 'more' : 'less'} than ${limit}`;
  return `be at ${isLeast ? 'least' : 'most'} ${limit}`;
}

/** Types in words. */
const WANTED: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: '`true` or `false`',
  array: 'a list (lines that begin with “- ”)',
  object: 'a mapping (lines of “key: value”)',
  record: 'a mapping (lines of “key: value”)',
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
