/** Keys that the schema does not know: misspelt ones, and those of a slide that was put elsewhere. */
import type * as z from 'zod';
import { nearest } from '../nearest.js';
import type { Problem } from '../problem.js';
import { fieldsMeantBy } from './other-words.js';
import { outlineError } from './outline-error.js';
import { type Path, pathKey } from './path.js';
import type { OutlineSchema } from './schema.js';
import type { Walked } from './walk.js';
import { bare, unseen } from './yaml/signs.js';

/** True where a slide was put among other items. */
export function isStray(issue: z.core.$ZodIssue, schemas: OutlineSchema): boolean {
  if (issue.code !== 'unrecognized_keys' || typeof issue.path.at(-1) !== 'number') return false;
  const { kind } = (issue.input ?? {}) as { readonly kind?: unknown };
  return (
    typeof kind === 'string' && issue.keys.includes('kind') && schemas.kindNames.includes(kind)
  );
}

export function strayHere(path: Path, walked: Walked): Problem {
  const list = path.findLast((step) => typeof step === 'string');
  const place = walked.spot([...path, 'kind'])?.keyPlace ?? walked.spot(path)?.place;
  const hint =
    list === 'sections'
      ? 'Move it under `slides:` of a section, with all its lines 4 blanks to the right.'
      : 'Align its “- kind:” with that of the slides above, and its lines with theirs.';
  return outlineError(
    'stray-slide',
    `A slide stands here among the items of \`${list}\``,
    hint,
    place,
  );
}

/** The paths of fields that misspelt keys were meant for. */
export function meantKeys(issue: z.core.$ZodIssue, path: Path, walked: Walked): string[] {
  if (issue.code !== 'unrecognized_keys') return [];
  return issue.keys.flatMap((key) => {
    const near = meantKey(key, issue.input, knownKeys(path, walked));
    return near === undefined ? [] : [pathKey([...path, near])];
  });
}

/** The field that a key was meant for; one that is there already is not meant by another tool's word. */
function meantKey(key: string, map: unknown, known: readonly string[]): string | undefined {
  const meant = fieldsMeantBy(bare(key));
  if (meant === undefined) return nearest(bare(key), known);
  return meant.find((name) => known.includes(name) && !Object.hasOwn(map as object, name));
}

/** @param map in which it stands */
export function unknownKey(key: string, map: unknown, path: Path, walked: Walked): Problem {
  const known = knownKeys(path, walked);
  const near = meantKey(key, map, known);
  const sign = unseen(key);
  return outlineError(
    'unknown-key',
    sign ? `There is ${sign.name} in the key \`${bare(key)}\`` : `There is no \`${key}\` here`,
    near
      ? sign && near === bare(key)
        ? `Delete it: \`${near}:\`.`
        : `Did you mean \`${near}\`?`
      : `Here may be: ${known.join(', ')}.`,
    walked.spot([...path, key])?.keyPlace ?? walked.spot(path)?.place,
  );
}

export function knownKeys(path: Path, walked: Walked): string[] {
  return Object.keys(walked.spot(path)?.schema.properties ?? {});
}
