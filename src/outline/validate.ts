/** Says in a person's words what the schema's validator found. */
import type * as z from 'zod';
import { nearest } from '../nearest.js';
import type { Place, Problem } from '../problem.js';
import { label, type Path } from './path.js';
import type { OutlineSchema } from './schema.js';
import type { Walked } from './walk.js';

/** Checks the fixed parts, then each slide by the schema of its kind. */
export function validate(walked: Walked, schemas: OutlineSchema): Problem[] {
  const problems: Problem[] = [];
  const check = (type: z.ZodType, value: unknown, at: Path): void => {
    // zod would compile a check that runs once or twice: that takes longer than to run it.
    const result = type.safeParse(value, { reportInput: true, jitless: true });
    for (const issue of result.error?.issues ?? []) {
      const path = [...at, ...(issue.path as (string | number)[])];
      if (!walked.isReported(path)) problems.push(...explain(issue, path, walked));
    }
  };
  check(schemas.check, walked.value, []);
  for (const [path, slide, kindName] of slidesIn(walked.value)) {
    const kind = schemas.kind(kindName);
    const written = walked.spot([...path, 'kind']);
    if (kind !== undefined) {
      check(kind.check, written ? slide : { ...slide, kind: kindName }, path);
    } else if (!walked.isReported([...path, 'kind'])) {
      const near = nearest(kindName, schemas.kindNames);
      problems.push({
        severity: 'error',
        code: kindName === '' ? 'outline/no-kind' : 'outline/unknown-kind',
        message: kindName === '' ? 'This slide has no `kind`' : `There is no kind “${kindName}”`,
        hint: near
          ? `Did you mean \`kind: ${near}\`?`
          : `The kinds are ${[...schemas.kindNames].join(', ')}.`,
        ...placed(written?.place ?? walked.spot(path)?.place),
      });
    }
  }
  return problems;
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

function explain(issue: z.core.$ZodIssue, path: Path, walked: Walked): Problem[] {
  const spot = walked.spot(path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey(key, path, walked));
  }
  const name = label(path);
  if (issue.code.startsWith('invalid_') && issue.input === undefined) {
    const parent = walked.spot(path.slice(0, -1));
    const schema = parent?.schema.properties?.[String(path.at(-1))];
    const hint = hintFor(path, schema?.description);
    const values = issue.code === 'invalid_value' ? ` ${oneOf(issue.values)}` : '';
    return [error('missing', `${name} is missing`, `${hint}${values}`, parent?.place)];
  }
  const place = spot?.place;
  const description = spot?.schema.description;
  switch (issue.code) {
    case 'invalid_type': {
      const wanted = WANTED[issue.expected] ?? issue.expected;
      return [
        error('wrong-type', `${name} should be ${wanted}`, hintFor(path, description), place),
      ];
    }
    case 'invalid_value': {
      const values = issue.values.map(String);
      const isWord = typeof issue.input === 'string';
      const near = isWord ? nearest(issue.input, values) : undefined;
      const hint = near ? `Did you mean \`${near}\`?` : oneOf(values);
      return [error('wrong-value', `${name} cannot be “${String(issue.input)}”`, hint, place)];
    }
    case 'too_small':
    case 'too_big': {
      const bound =
        issue.code === 'too_small' ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
      const what =
        issue.origin === 'array' ? ' items' : issue.origin === 'string' ? ' characters' : '';
      const message = `${name} should have ${bound}${what}`;
      return [error('wrong-size', message, hintFor(path, description), spot?.keyPlace ?? place)];
    }
    default:
      return [
        error(
          'wrong-format',
          `${name} is not written as it should be`,
          hintFor(path, description),
          place,
        ),
      ];
  }
}

function oneOf(values: readonly unknown[]): string {
  return `Write one of: ${values.join(', ')}.`;
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

function unknownKey(key: string, path: Path, walked: Walked): Problem {
  const known = Object.keys(walked.spot(path)?.schema.properties ?? {});
  const near = nearest(key, known);
  return error(
    'unknown-key',
    `There is no \`${key}\` here`,
    near ? `Did you mean \`${near}\`?` : `Here may be: ${known.join(', ')}.`,
    walked.spot([...path, key])?.keyPlace ?? walked.spot(path)?.place,
  );
}

function hintFor(path: Path, description: string | undefined): string {
  const last = path.at(-1);
  const key = typeof last === 'string' ? last : undefined;
  if (description) return key ? `\`${key}:\` — ${description}` : description;
  return key ? `Write \`${key}: …\`` : 'See the README for what may stand here.';
}

function error(code: string, message: string, hint: string, place: Place | undefined): Problem {
  return { severity: 'error', code: `outline/${code}`, message, hint, ...placed(place) };
}

function placed(place: Place | undefined): { place?: Place } {
  return place ? { place } : {};
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asMap(value: unknown): Record<string, unknown> {
  return isMap(value) ? value : {};
}
