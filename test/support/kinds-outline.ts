/** The outline that has every kind of slide, in the theme that a test or a script asks for. */
import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import type { Files } from './build-deck.js';

const FOLDER = new URL('../fixtures/kinds/', import.meta.url);

export const KINDS_OUTLINE = readFileSync(new URL('outline.yaml', FOLDER), 'utf8');

/** What lies beside it. */
export const KINDS_FILES: Files = Object.fromEntries(
  ['network.svg', 'view.jpg', 'clip.mp4', 'clip.jpg'].map((name) => [
    name,
    readFileSync(new URL(name, FOLDER)),
  ]),
);

export function kindsIn(theme: string): string {
  return KINDS_OUTLINE.replace(/^deck:/m, `deck:\n  theme: ${theme}`);
}

/** The same with every sentence eight times over: more than any slide holds. */
export function heavyKindsIn(theme: string): string {
  const outline = parse(kindsIn(theme)) as Record<string, unknown>;
  return stringify({ ...outline, sections: longer(outline.sections, '') });
}

/** Titles have their own steps, and large figures are never broken. */
const SHORT =
  /^(kind|id|title|subtitle|by|on|src|alt|value|unit|stance|form|when|markdown|mermaid|label|head)$/;

function longer(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map((item) => longer(item, key));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, longer(one, name)]),
    );
  }
  const isSentence =
    typeof value === 'string' && !SHORT.test(key) && /\p{Script=Han}{4}/u.test(value);
  return isSentence ? Array(8).fill(value).join('，') : value;
}
