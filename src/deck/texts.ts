/** Finds the texts in the fields of a slide. */
import type { Text } from '../outline/outline.js';
import type { View } from './deck.js';
import { isText } from './weight.js';

/** All texts of a field and in it, in order. */
export function textsIn(view: View): Text[] {
  if (isText(view)) return [view as Text];
  if (typeof view !== 'object' || view === null) return [];
  return Object.values(view).flatMap((one) => textsIn(one as View));
}
