/** Says what was done to slides that are too full, and what cannot be mended. */
import type { Slide } from '../deck/deck.js';
import { placeOfText } from '../markdown/place-of-text.js';
import type { Problem } from '../problem.js';
import type { Misfit } from '../stage/slide-fit.js';

export function tightenedNote(slide: Slide, misfits: readonly Misfit[]): Problem {
  return {
    severity: 'note',
    code: 'fit/tightened',
    message: `Slide ${slide.number} is set tighter (${slide.density}): ${whatIs(worst(misfits))} at the usual size`,
    place: slide.place,
  };
}

/** @param slide the first of the slides that it became */
export function cutNote({ number, parts, place }: Slide): Problem {
  return {
    severity: 'note',
    code: 'fit/split',
    message: `This slide is too full for one page and became ${parts}: slides ${number} to ${number + parts - 1}`,
    place,
  };
}

export function strictError(slide: Slide, misfits: readonly Misfit[]): Problem {
  const one = worst(misfits);
  return {
    severity: 'error',
    code: 'fit/strict',
    message: `Slide ${slide.number} does not hold all of its content: ${whatIs(one)}`,
    hint: 'Shorten it or make two slides of it; without `fit: strict` Fireside would set it tighter, then split it.',
    place: one ? placeOfText(one.text, slide) : slide.place,
  };
}

export function cannotFit(slide: Slide, misfits: readonly Misfit[]): Problem {
  const one = worst(misfits);
  return {
    severity: 'error',
    code: `fit/${one?.kind ?? 'beyond'}`,
    message: `Slide ${slide.number} cannot show all of its content, however tight: ${whatIs(one)}`,
    hint: HINTS[one?.kind ?? 'beyond'],
    place: one ? placeOfText(one.text, slide) : slide.place,
  };
}

const HINTS: Readonly<Record<Misfit['kind'], string>> = {
  beyond: 'Shorten this text, or part it into sentences or items at which the slide can be split.',
  clipped: 'Shorten this text, or let the box of the template grow (its CSS hides what is beyond).',
  covered: 'Shorten this text or the one beside it.',
  wide: 'Write a shorter word, or a blank or hyphen where it may break.',
  picture: 'Shorten the text beside the picture, or give the picture a slide of its own.',
};

/** What cannot be mended by less text comes first, then what is furthest over. */
function worst(misfits: readonly Misfit[]): Misfit | undefined {
  const rank = ({ kind, over }: Misfit): number =>
    (kind === 'wide' || kind === 'picture' ? 10_000 : 0) + over;
  return misfits.toSorted((a, b) => rank(b) - rank(a))[0];
}

function whatIs(misfit: Misfit | undefined): string {
  if (misfit === undefined) return 'something is cut off';
  const { kind, over, text } = misfit;
  const name = `“${text.length > 24 ? `${text.slice(0, 23)}…` : text}”`;
  switch (kind) {
    case 'beyond':
      return `${name} is ${over} px beyond the slide’s area`;
    case 'clipped':
      return `${name} is cut off by ${over} px`;
    case 'covered':
      return `${name} lies ${over} px over or under something else`;
    case 'wide':
      return `${name} is ${over} px wider than its column and cannot break`;
    case 'picture':
      return `the picture ${name} is ${over} px too small to be seen`;
  }
}
