/** Gives each person the initial and the colour that they keep on all slides. */
import type { OutlinePerson, Side } from '../outline/index.js';
import { withoutTitles } from '../outline/index.js';
import type { Person } from './deck.js';

/** That of the first person of a side; hosts and guests differ whoever comes first. */
export const FIRST_HUE: Readonly<Record<Side, number>> = {
  host: 1,
  guest: 2,
  commentator: 3,
  mentioned: 6,
};
const HUES = 8;

/**
 * @param pictures data URIs by path
 * @param branded the sides whose colour is a brand's, which nobody else has
 * @returns the people by key, in the outline's order
 */
export function resolvePeople(
  people: readonly OutlinePerson[],
  pictures: ReadonlyMap<string, string>,
  branded: readonly Side[] = [],
): Map<string, Person> {
  const taken = new Set<number>();
  const isOfOthers = (hue: number, side: Side): boolean =>
    branded.some((other) => other !== side && FIRST_HUE[other] === hue);
  const hueFor = (side: Side): number => {
    for (let i = 0; i < HUES; i++) {
      const hue = ((FIRST_HUE[side] - 1 + i) % HUES) + 1;
      if (taken.has(hue) || isOfOthers(hue, side)) continue;
      taken.add(hue);
      return hue;
    }
    return FIRST_HUE[side];
  };
  return new Map(
    people.map((person, index) => [
      person.key,
      {
        $role: 'person',
        key: person.key,
        name: person.name,
        short: person.short ?? person.name,
        role: person.role,
        side: person.side,
        initial: person.initial ?? firstCharacter(person.name.text),
        hue: person.color === undefined ? `hue-${hueFor(person.side)}` : `person-${index + 1}`,
        picture: person.picture && pictures.get(person.picture.src),
      },
    ]),
  );
}

/** Marks of inline Markdown are no part of a name, nor are titles before it. */
function firstCharacter(name: string): string {
  const plain = withoutTitles(name.replace(/[*_`[]/g, ''));
  return new Intl.Segmenter().segment(plain)[Symbol.iterator]().next().value?.segment ?? '';
}
