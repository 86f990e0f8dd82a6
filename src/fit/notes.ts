/** What a build notes of slides that were changed to fit. */
import type { Overflow, SlideFit } from '../browser/scene/index.js';
import {
  type Deck,
  INITIAL_PLAN,
  longTexts,
  type Plan,
  type Slide,
  type SlidePlan,
} from '../deck/index.js';
import type { Text } from '../outline/index.js';
import type { Problem } from '../problem.js';
import {
  fewerPeopleNote,
  omittedNumbersNote,
  shortenedNote,
  splitNote,
  tightenedNote,
} from './problems.js';

/**
 * A note for each slide of the outline that was changed.
 * @param deck as it is shown, perhaps with slides split
 * @param before the deck with each slide whole: one for each entry of the outline
 * @param sizes the text sizes of each entry that fits
 */
export function notesOn(
  deck: Deck,
  before: Deck,
  { plan, sizes }: { readonly plan: Plan; readonly sizes: ReadonlyMap<number, readonly number[]> },
  fits: readonly SlideFit[],
): Problem[] {
  const shortenedOn = new Map<Text, Slide[]>();
  const notes = deck.slides.flatMap((slide) => {
    if (slide.part > 1) return [];
    const { entry, number, parts } = slide;
    const own = plan.get(entry) ?? INITIAL_PLAN;
    const whole = { ...(before.slides[entry] ?? slide), number, parts };
    for (const text of own.mostEms === undefined ? [] : longTexts(whole, own.mostEms)) {
      shortenedOn.set(text, [...(shortenedOn.get(text) ?? []), whole]);
    }
    return noteOn(whole, own, sizes.get(entry)?.[0], fits[entry]?.atUsualSize ?? []) ?? [];
  });
  return [...notes, ...[...shortenedOn].map(([text, slides]) => shortenedNote(text, slides))];
}

/** The change that is most to be seen. */
function noteOn(
  slide: Slide,
  { without, people }: SlidePlan,
  size: number | undefined,
  overflows: readonly Overflow[],
): Problem | undefined {
  if (without) return omittedNumbersNote(slide, without);
  if (people !== undefined) return fewerPeopleNote(slide, people);
  if (slide.parts > 1) return splitNote(slide, overflows);
  return size && overflows.length > 0 ? tightenedNote(slide, size, overflows) : undefined;
}
