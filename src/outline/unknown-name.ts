/** Names of people, sources and slides that there are not. */
import { nearest } from '../nearest.js';
import type { Place, Problem } from '../problem.js';
import { keyFor } from './meant-value.js';
import type { Reference } from './outline.js';

/** @param known the names that there are */
export function unknownName(
  role: Reference['$role'],
  key: string,
  known: ReadonlySet<string>,
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

function hint(role: Reference['$role'], key: string, known: ReadonlySet<string>): string {
  if (isAddress(key)) {
    return `Give it a key at the top, and write that here: sources: {${keyFor(key)}: {url: ${key}}}.`;
  }
  const several = listIn(key, known);
  if (several) return `Write \`${several}\`.`;
  if (known.size === 0) return NONE[role];
  const all = `There are: ${[...known].join(', ')}.`;
  const near = nearest(key, known);
  if (near === undefined) return all;
  return `Did you mean \`${near}\`?${known.size > 1 ? ` ${all}` : ''}`;
}

function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text);
}

/** Names with other signs between or around them than YAML's: `nora, omar` or `［nora、omar］`. */
function listIn(text: string, known: ReadonlySet<string>): string | undefined {
  const parts = text.replace(/^[［（([【]|[］）)\]】]$/g, '').split(/[，、；;,]/);
  const keys = parts.map((part) => part.trim());
  return keys.length > 1 && keys.every((key) => known.has(key))
    ? `[${keys.join(', ')}]`
    : undefined;
}

const MISSING = {
  person: (key: string) => `There is no “${key}” in \`people\``,
  source: (key: string) => `There is no “${key}” in \`sources\``,
  slide: (key: string) => `No slide has \`id: ${key}\``,
} as const;

const NONE = {
  person: 'Add the person: people: {key: {name: …, side: guest}}.',
  source: 'Add the source: sources: {key: {publisher: …}}.',
  slide: 'Give the slide that is meant an `id`.',
} as const;
