/** Says in a person's words what the schema's validator found. */
import type * as z from 'zod';
import { LIMITS } from '../../limits.js';
import { nearest } from '../../nearest.js';
import { BuildError, type Place, type Problem } from '../../problem.js';
import { withDeadline } from '../../with-deadline.js';
import { outlineError, placed } from '../diagnostics/outline-error.js';
import {
  isStray,
  knownKeys,
  meantKeys,
  strayHere,
  unknownKey,
} from '../diagnostics/unknown-keys.js';
import { meantValue } from '../values/meant-value.js';
import { label, type Path, pathKey } from '../values/path.js';
import type { WalkResult } from '../values/walk.js';
import { formOf } from './forms.js';
import type { JsonSchema, Kind, OutlineSchema } from './schema.js';

/** Checks the fixed parts, then each slide by the schema of its kind. */
export function validate(walked: WalkResult, schemas: OutlineSchema): Problem[] {
  const problems: Problem[] = [];
  const tell = (found: readonly z.core.$ZodIssue[], at: Path): void => {
    const issues = found.map(
      (issue) => [issue, [...at, ...(issue.path as (string | number)[])]] as const,
    );
    const strays = issues.flatMap(([issue, path]) => (isStray(issue, schemas) ? [path] : []));
    for (const path of strays) problems.push(strayHere(path, walked));
    const misspelt = new Set(issues.flatMap(([issue, path]) => meantKeys(issue, path, walked)));
    for (const [issue, path] of issues) {
      const isTold =
        walked.isReported(path) ||
        (isMissing(issue) && misspelt.has(pathKey(path))) ||
        strays.some((stray) => stray.every((step, depth) => step === path[depth]));
      if (!isTold) problems.push(...explain(issue, path, walked));
    }
  };
  tell(issuesOf(schemas.check, walked.value), []);
  for (const [path, slide, kindName] of slidesIn(walked.value)) {
    const kind = schemas.kind(kindName);
    const written = walked.spot([...path, 'kind']);
    if (kind !== undefined) {
      const late = kind.origin === 'own' ? () => overdue(kind, path, walked) : undefined;
      const value = written ? slide : { ...slide, kind: kindName };
      tell(issuesOf(kind.check, value, late), path);
    } else if (!walked.isReported([...path, 'kind'])) {
      problems.push(
        unknownKind(kindName, slide, schemas, written?.place ?? walked.spot(path)?.place),
      );
    }
  }
  return problems;
}

function unknownKind(
  name: string,
  slide: Readonly<Record<string, unknown>>,
  schemas: OutlineSchema,
  place: Place | undefined,
): Problem {
  const near = nearest(name, schemas.kindNames);
  const fitting = near === undefined ? kindsFor(slide, schemas) : [near];
  const hint =
    fitting.length > 0
      ? `Did you mean ${fitting.map((one) => `\`kind: ${one}\``).join(' or ')}?`
      : `The kinds are ${schemas.kindNames.join(', ')}.`;
  return name === ''
    ? outlineError('no-kind', 'This slide has no `kind`', hint, place)
    : outlineError('unknown-kind', `There is no kind “${name}”`, hint, place);
}

/** The kinds that know all fields of a slide, those first that need most of them; three at most. */
function kindsFor(slide: Readonly<Record<string, unknown>>, schemas: OutlineSchema): string[] {
  const shared = Object.keys(schemas.shared.properties ?? {});
  const own = Object.keys(slide).filter((key) => !shared.includes(key));
  if (own.every((key) => key === 'title')) return [];
  return schemas.kindNames
    .flatMap((name) => {
      const { properties = {}, required = [] } = schemas.kind(name)?.schema ?? {};
      const isFitting =
        own.every((key) => Object.hasOwn(properties, key)) &&
        required.every((key) => key === 'kind' || own.includes(key));
      return isFitting ? [{ name, needs: required.length }] : [];
    })
    .sort((a, b) => b.needs - a.needs)
    .slice(0, 3)
    .map(({ name }) => name);
}

/** @param whenOver what is thrown where a schema of the user's takes too long; ours take none */
function issuesOf(
  type: z.ZodType,
  value: unknown,
  whenOver?: () => BuildError,
): readonly z.core.$ZodIssue[] {
  // zod would compile a check that runs once or twice: that takes longer than to run it.
  const parse = () => type.safeParse(value, { reportInput: true, jitless: true });
  const { error } = whenOver ? withDeadline(LIMITS.deadline, parse, whenOver) : parse();
  return error?.issues ?? [];
}

function overdue({ name }: Kind, path: Path, walked: WalkResult): BuildError {
  return new BuildError([
    {
      severity: 'error',
      code: 'template/overdue',
      message: `The schema of “${name}” is not done with this slide after ${LIMITS.deadline / 1000} s`,
      hint: `Write its \`pattern\` without repetitions inside of repetitions, such as (a+)+: templates/${name}/schema.yaml.`,
      ...placed(walked.spot(path)?.place),
    },
  ]);
}

/** All slides of the outline with their paths and the kind that each says it is of. */
export function slidesIn(value: unknown): [Path, Record<string, unknown>, string][] {
  const found: [Path, Record<string, unknown>, string][] = [];
  const outline = asMap(value);
  const auto = asMap(asMap(outline.deck).auto);
  for (const [kind, slide] of Object.entries(auto)) {
    if (isMap(slide)) found.push([['deck', 'auto', kind], slide, kind]);
  }
  const sections = Array.isArray(outline.sections) ? outline.sections : [];
  for (const [s, section] of sections.entries()) {
    const slides: unknown = asMap(section).slides;
    for (const [i, slide] of (Array.isArray(slides) ? slides : []).entries()) {
      if (!isMap(slide)) continue;
      const kind = typeof slide.kind === 'string' ? slide.kind : '';
      found.push([['sections', s, 'slides', i], slide, kind]);
    }
  }
  return found;
}

function explain(issue: z.core.$ZodIssue, path: Path, walked: WalkResult): Problem[] {
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
      const hint = meant(issue.input, path, walked) ?? hintFor(path, description, issue.input);
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
          meant(issue.input, path, walked) ?? hintFor(path, description, issue.input),
          place,
        ),
      ];
  }
}

/** What to do about too many or too few, where the field's description does not say it. */
function sizeHint({
  origin,
  code,
}: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string | undefined {
  if (origin === 'number') return 'Write another number, or leave the key out.';
  return origin === 'array' && code === 'too_big'
    ? 'Put the others on a second slide, or write a `kind: table`, which takes more.'
    : undefined;
}

/** What was meant by a value of another form. */
function meant(input: unknown, path: Path, walked: WalkResult): string | undefined {
  const schema = walked.spot(path)?.schema ?? {};
  const isItem = typeof path.at(-1) === 'number' && !isSingle(path, walked);
  const key = isItem ? '' : (path.findLast((step) => typeof step === 'string') ?? '');
  const hasUnit = path.some((_, depth) => knownKeys(path.slice(0, depth), walked).includes('unit'));
  if (isItem && Array.isArray(input) && /^\s*- - /.test(walked.spot(path)?.place.lineText ?? '')) {
    return 'Delete one of the two hyphens.';
  }
  return meantValue(input, schema, rootOf(path, walked), String(key), hasUnit);
}

function isMissing(issue: z.core.$ZodIssue): boolean {
  return issue.code.startsWith('invalid_') && issue.input === undefined;
}

/** A single value that stands for a list is called by the list's name. */
function nameOf(path: Path, walked: WalkResult): string {
  return label(isSingle(path, walked) ? path.slice(0, -1) : path);
}

function isSingle(path: Path, walked: WalkResult): boolean {
  const [item, list] = [walked.spot(path)?.place, walked.spot(path.slice(0, -1))?.place];
  return path.at(-1) === 0 && item?.line === list?.line && item?.column === list?.column;
}

/** The schema that those at a path refer to: that of the slide, or of all. */
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

/** What the validator calls a type, as a person would. */
const WANTED: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: '`true` or `false`',
  array: 'a list (lines that begin with “- ”)',
  object: 'a mapping (lines of “key: value”)',
  record: 'a mapping (lines of “key: value”)',
};

/** @param input what stands there */
function hintFor(path: Path, description: string | undefined, input: unknown): string {
  const form = formOf(path, input);
  if (form !== undefined) return form;
  const last = path.at(-1);
  const key = typeof last === 'string' ? last : undefined;
  if (description) return key ? `\`${key}:\` — ${description}` : description;
  return key ? `Write \`${key}: …\`` : 'See the README for what may stand here.';
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asMap(value: unknown): Record<string, unknown> {
  return isMap(value) ? value : {};
}
