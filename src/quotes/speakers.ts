/** Which of the outline's people a transcript means by a speaker. */
import type { OutlinePerson, Text } from '../outline/index.js';
import { wordsIn } from './words.js';

/**
 * @param speaker as the transcript writes the name: whole, in capitals, or a part of it
 * @returns the keys of all who may be called so; those who are called exactly so, if there are any
 */
export function peopleFor(speaker: string, people: readonly OutlinePerson[]): string[] {
  const wanted = folded(speaker);
  const named = people.map(({ key, ...person }) => ({ key, names: namesOf({ key, ...person }) }));
  const exact = named.filter(({ names }) =>
    names.some((name) => name.join(' ') === wanted.join(' ')),
  );
  const found = exact.length > 0 ? exact : named.filter(({ names }) => names.some(isPart(wanted)));
  return found.map(({ key }) => key);
}

/** “HUANG” is a part of “Jensen Huang”, which is a part of “Jensen Huang (NVIDIA)”. */
function isPart(speaker: readonly string[]): (name: readonly string[]) => boolean {
  const has = (whole: readonly string[], part: readonly string[]): boolean =>
    part.length > 0 && part.every((word) => whole.includes(word));
  return (name) => has(name, speaker) || has(speaker, name);
}

/** In all languages, and the aliases. */
function namesOf({ key, name, short, aliases = [] }: OutlinePerson): string[][] {
  const texts = [name, short].flatMap((text) => (text ? versionsOf(text) : []));
  return [key, ...texts, ...aliases].map(folded);
}

function versionsOf({ text, versions = [] }: Text): string[] {
  return [text, ...versions.map((one) => one.text)];
}

function folded(name: string): string[] {
  return wordsIn(name).map((word) => word.folded);
}
