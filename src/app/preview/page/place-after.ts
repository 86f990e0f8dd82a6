/** Which slide to show when the deck has changed: the one that was looked at, wherever it is now. */
import type { PreviewSlide } from '../state.js';

type ComparedSlide = Pick<PreviewSlide, 'key' | 'alike' | 'notes'>;

/**
 * @param shown the place of the slide that was looked at, from 0
 * @param follows whether to go to the first slide that is new or changed instead
 * @returns its place in the new deck
 */
export function placeAfter(
  before: readonly ComparedSlide[],
  after: readonly ComparedSlide[],
  shown: number,
  follows: boolean,
): number {
  const last = after.length - 1;
  const one = before[shown];
  if (one === undefined) return Math.max(0, Math.min(shown, last));
  const { start, end, shift } = changed(before, after);
  if (follows && start <= end + Math.max(0, shift)) return Math.min(start, last);
  if (shown < start) return shown;
  if (shown > end) return shown + shift;
  // Among those that changed: the same one, else the one in its place.
  const same = after.findIndex(
    ({ alike }, index) => alike === one.alike && index >= start && index <= end + shift,
  );
  return Math.max(0, Math.min(same < 0 ? shown : same, last));
}

/**
 * The slides of the old deck that are not as they were, by what they are; where none is, the one
 * whose words have changed.
 */
function changed(before: readonly ComparedSlide[], after: readonly ComparedSlide[]) {
  const shift = after.length - before.length;
  const equal = shift === 0 ? isAsItWas : isSame;
  let start = 0;
  while (start < before.length && equal(before[start], after[start])) start++;
  let end = before.length - 1;
  while (end >= start && end + shift >= start && equal(before[end], after[end + shift])) end--;
  return { start, end, shift };
}

function isAsItWas(a: ComparedSlide | undefined, b: ComparedSlide | undefined): boolean {
  return a?.key === b?.key && a?.notes === b?.notes;
}

function isSame(a: ComparedSlide | undefined, b: ComparedSlide | undefined): boolean {
  return a?.alike === b?.alike;
}
