/** Names of people, sources and slides that there are not. */
import { nearest } from '../../nearest.js';
import type { Place, Problem } from '../../problem.js';
import type { Reference } from '../field.js';
import { withoutTitles } from '../schema/without-titles.js';
import { keyFor } from '../values/suggested-value.js';

/** The names that there are, each with what it is called in texts. */
export type KnownNames = ReadonlyMap<string, readonly string[]>;

/** @param known the names that there are */
export function unknownName(
  role: Reference['$role'],
  key: string,
  known: KnownNames,
  place: Place,
): Problem {
  const code = `outline/unknown-${role}`;
  return {
    severity: 'error',
    code,
    message: MISSING[role](key),
    hint: hint(role, key, known),
    place,
  };
}

function hint(role: Reference['$role'], key: string, known: KnownNames): string {
  if (isAddress(key)) {
    return `Give it a key at the top, and write that here: sources: {${keyFor(key)}: {url: ${key}}}.`;
  }
  const several = listIn(key, known);
  if (several) return `Write \`${several}\`.`;
  if (known.size === 0) return NONE[role];
  const all = `There are: ${[...known.keys()].join(', ')}.`;
  const called = keyCalled(key, known);
  if (called) return `Write the key: \`${called}\`.`;
  const near = nearest(key, known.keys());
  if (near === undefined) return all;
  return `Did you mean \`${near}\`?${known.size > 1 ? ` ${all}` : ''}`;
}

function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text);
}

/** Names with other characters between or around them than YAML's: `nora, omar` or `［nora、omar］`. */
function listIn(text: string, known: KnownNames): string | undefined {
  const parts = text.replace(/^[［（([【]|[］）)\]】]$/g, '').split(/[，、；;,]/);
  const keys = parts.flatMap((part) => {
    const key = part.trim();
    return known.has(key) ? [key] : (keyCalled(key, known) ?? []);
  });
  return parts.length > 1 && keys.length === parts.length ? `[${keys.join(', ')}]` : undefined;
}

/** The only one that is called so, or in part so: `Ann Lee`, `Lee`, `Prof. Lee`. */
function keyCalled(text: string, known: KnownNames): string | undefined {
  const wanted = wordsOf(text);
  if (wanted.length === 0) return undefined;
  const entries = [...known].map(([key, names]) => ({ key, names: names.map(wordsOf) }));
  const isSame = (name: string[]): boolean => name.join(' ') === wanted.join(' ');
  const isPart = (name: string[]): boolean => wanted.every((word) => name.includes(word));
  for (const isSought of [isSame, isPart]) {
    const found = entries.filter(({ names }) => names.some(isSought));
    if (found.length === 1) return found[0]?.key;
  }
  return undefined;
}

function wordsOf(name: string): string[] {
  return withoutTitles(name.normalize('NFKC').toLowerCase()).match(/[\p{L}\p{N}]+/gu) ?? [];
}

const MISSING = {
  person: (key: string) => `There is no “${key}” in \`people\``,
  source: (key: string) => `There is no “${key}” in \`sources\``,
  slide: (key: string) => `No slide has \`id: ${key}\``,
} as const;

const NONE = {
  person: 'Add the person: people: {key: {name: …, side: guest}}.',
  source: 'Add the source: sources: {key: {publisher: …}}.',
  slide: 'Give that slide an `id`.',
} as const;
