/** Keys that the schema does not know: misspelt ones, and those of a slide that was put elsewhere. */
import type * as z from 'zod';
import { nearest } from '../../nearest.js';
import type { Problem } from '../../problem.js';
import type { JsonSchema, OutlineSchema } from '../schema/json-schema.js';
import { resolveRef } from '../schema/json-schema.js';
import { invisibleCharacter, withoutInvisible } from '../source/character-faults.js';
import { type Path, pathKey } from '../values/path.js';
import type { WalkResult } from '../values/walk.js';
import { outlineError } from './outline-error.js';
import { MISSPELT, nearSynonyms, synonymsOf } from './synonyms.js';

/** True where a slide was put among other items. */
export function isStray(issue: z.core.$ZodIssue, schemas: OutlineSchema): boolean {
  if (issue.code !== 'unrecognized_keys' || typeof issue.path.at(-1) !== 'number') return false;
  const { kind } = (issue.input ?? {}) as { readonly kind?: unknown };
  return (
    typeof kind === 'string' && issue.keys.includes('kind') && schemas.kindNames.includes(kind)
  );
}

export function strayHere(path: Path, walked: WalkResult): Problem {
  const list = path.findLast((step) => typeof step === 'string');
  const place = walked.spot([...path, 'kind'])?.keyPlace ?? walked.spot(path)?.place;
  const hint =
    list === 'sections'
      ? 'Move it under `slides:` of a section, with all its lines 4 spaces to the right.'
      : 'Align its “- kind:” with that of the slides above, and its lines with theirs.';
  return outlineError('stray-slide', `A slide is here among the items of \`${list}\``, hint, place);
}

/** The paths of the fields that misspelt keys were intended for. */
export function intendedPaths(issue: z.core.$ZodIssue, path: Path, walked: WalkResult): string[] {
  if (issue.code !== 'unrecognized_keys') return [];
  return issue.keys.flatMap((key) => {
    const near =
      partOf(key, path, walked) ?? intendedKey(key, issue.input, knownKeys(path, walked));
    return near === undefined ? [] : [pathKey([...path, near])];
  });
}

/** The intended field of a key; another tool's word never means a field that is there already. */
function intendedKey(key: string, map: unknown, known: readonly string[]): string | undefined {
  const word = withoutInvisible(key);
  const fieldFor = (fields: readonly string[] = []): string | undefined =>
    fields.find((name) => known.includes(name) && !Object.hasOwn(map as object, name));
  const synonyms = synonymsOf(word);
  if (synonyms !== undefined && !known.includes(word.toLowerCase())) {
    return fieldFor(synonyms) ?? nearest(word, known, MISSPELT);
  }
  return nearest(word, known, MISSPELT) ?? fieldFor(nearSynonyms(word)) ?? nearest(word, known);
}

/** The part that a field at the top level belongs to: the deck or a section. */
function partOf(key: string, path: Path, walked: WalkResult): 'deck' | 'sections' | undefined {
  if (path.length > 0) return undefined;
  const root = walked.spot(path)?.schema ?? {};
  const has = ({ properties = {} }: JsonSchema): boolean => Object.hasOwn(properties, key);
  const { deck = {}, sections = {} } = root.properties ?? {};
  if (has(resolveRef(deck, root))) return 'deck';
  return has(resolveRef(sections.items ?? {}, root)) ? 'sections' : undefined;
}

const BELONGS = {
  deck: (key: string) =>
    `It belongs under \`deck:\`: put \`${key}:\` there, with 2 spaces before it.`,
  sections: (key: string) =>
    `It belongs to a section: write \`sections:\`, \`  - title: …\` below it, and \`    ${key}:\` below that.`,
};

/** @param map that contains it */
export function unknownKey(key: string, map: unknown, path: Path, walked: WalkResult): Problem {
  const place = walked.spot([...path, key])?.keyPlace ?? walked.spot(path)?.place;
  const visible = withoutInvisible(key);
  const part = partOf(key, path, walked);
  const known = knownKeys(path, walked);
  const near = intendedKey(key, map, known);
  const message =
    visible === key
      ? `There is no \`${key}\` here`
      : `There is ${invisibleCharacter(key)} in the key \`${visible}\``;
  const hint = part
    ? BELONGS[part](key)
    : near === undefined
      ? `Here may be: ${known.join(', ')}.`
      : near === visible
        ? `Delete it: \`${near}:\`.`
        : `Did you mean \`${near}\`?`;
  const isMisspelt = part === undefined && near !== undefined && near !== visible;
  return outlineError(isMisspelt ? 'misspelt-key' : 'unknown-key', message, hint, place);
}

export function knownKeys(path: Path, walked: WalkResult): string[] {
  return Object.keys(walked.spot(path)?.schema.properties ?? {});
}
