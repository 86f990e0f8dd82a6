/** The places of YAML nodes in their files. */
import type { Node } from 'yaml';
import type { Place } from '../../problem.js';
import { placeAt, placeBehind } from '../diagnostics/place-at.js';
import type { JoinedOutline } from '../source/join-files.js';

export function placeOfNode(
  node: Node | null,
  { sourceOf }: Pick<JoinedOutline, 'sourceOf'>,
): Place {
  const [start, end] = node?.range ?? [0, 1];
  return placeAt(sourceOf(node), start, end);
}

/** The place of some words in the text at a place; that of an alias where the text is elsewhere. */
export function placeOfWords(words: string, place: Place, { sourceAt }: JoinedOutline): Place {
  const isAlias = place.lineText.slice(place.column - 1).startsWith('*');
  return isAlias ? place : placeBehind(sourceAt(place), place, words);
}
