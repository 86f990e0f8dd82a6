/** Gives each person an initial and a colour for all slides. */
import type { OutlinePerson, Side } from '../outline/index.js';
import { withoutTitles } from '../outline/index.js';
import type { Person } from './deck.js';
import { focusClass } from './pictures.js';

/** The hue of the first person of each side. */
export const FIRST_HUE: Readonly<Record<Side, number>> = {
  host: 1,
  guest: 2,
  commentator: 3,
  mentioned: 6,
};
const HUES = 8;

/**
 * @param pictures data URIs by path
 * @param branded the sides whose colour is the brand's, which nobody else gets
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
        look: person.picture?.focus === undefined ? '' : focusClass(person.picture.focus),
      },
    ]),
  );
}

/** Skips inline Markdown and titles such as “Dr.”. */
function firstCharacter(name: string): string {
  const plain = withoutTitles(name.replace(/[*_`[]/g, ''));
  return new Intl.Segmenter().segment(plain)[Symbol.iterator]().next().value?.segment ?? '';
}
