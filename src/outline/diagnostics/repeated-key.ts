/** Keys that are there twice: a mistake, or the beginning of an item that lacks its hyphen. */
import { isScalar, type YAMLMap } from 'yaml';
import type { Fault, Place } from '../../problem.js';
import type { Path } from '../values/path.js';

export function repeatedKey(name: string): Fault {
  return { code: 'key-twice', message: `\`${name}\` is there twice`, hint: 'Keep one of the two.' };
}

/**
 * The first key of a list item, repeated farther below: there the next item
 * begins, and what follows belongs to that.
 */
export function missingHyphen(
  map: YAMLMap,
  name: string,
  path: Path,
  at: Place,
): Fault | undefined {
  const [first, second] = map.items.slice(0, 2).map(({ key }) => isScalar(key) && key.value);
  const isItem = typeof path.at(-1) === 'number' && !map.flow;
  if (!isItem || first !== name || second === name) return undefined;
  const list = path.at(-2);
  const depth = Math.max(at.column - 3, 0);
  return {
    code: 'no-hyphen',
    message: `${typeof list === 'string' ? `An item of \`${list}\`` : 'An item'} begins here without its hyphen`,
    hint: `Begin its line with ${depth} spaces, a hyphen and a space.`,
  };
}
