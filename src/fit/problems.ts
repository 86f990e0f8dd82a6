/** Notes on changes to slides that are too full, and errors where nothing helps. */
import type { Overflow } from '../browser/scene/index.js';
import {
  type ChartNumber,
  isAutomatic,
  peopleShown,
  type Slide,
  USUAL_TEXT_SIZE,
} from '../deck/index.js';
import { placeOfText } from '../markdown/index.js';
import type { Text } from '../outline/index.js';
import type { Place, Problem } from '../problem.js';

/** @param size of its text, in CSS pixels */
export function tightenedNote(slide: Slide, size: number, overflows: readonly Overflow[]): Problem {
  const one = worstOf(overflows);
  const why = one?.kind === 'split-word' ? `its columns would cut ${describe(one)}` : describe(one);
  return note(
    'fit/tightened',
    `Slide ${slide.number} is set in smaller text (${size} px): ${why} at the usual size, ${USUAL_TEXT_SIZE} px`,
    noteAt(slide, overflows),
  );
}

/** @param people how many of the cover's are shown, without their roles */
export function fewerPeopleNote(slide: Slide, people: number): Problem {
  const all = peopleShown(slide.fields);
  const left = all[people];
  const what = left
    ? `names ${people} of ${all.length} people, without their roles`
    : 'names its people without their roles';
  return note(
    'fit/people',
    `Slide ${slide.number} ${what}: there is no space for more`,
    (left?.name ?? all.find(({ role }) => role)?.role)?.place ?? slide.place,
    'A shorter title leaves space; `people` of the cover says whom it names.',
  );
}

/** @param slide the first of the slides that it became */
export function splitNote(slide: Slide, overflows: readonly Overflow[]): Problem {
  const { number, parts } = slide;
  return note(
    'fit/split',
    `This slide is too full for one page and became ${parts}: slides ${number} to ${number + parts - 1}`,
    noteAt(slide, overflows),
  );
}

/** @param slides where less of a text is shown that the outline has for another slide */
export function shortenedNote({ text, place }: Text, slides: readonly Slide[]): Problem {
  const others = slides.length > 1 ? ` and ${slides.length - 1} more` : '';
  return note(
    'fit/shortened',
    `${quoted(text)} ends with “…” on slide ${slides[0]?.number}${others}: there is no space for more of it`,
    place,
    'A shorter text is shown whole.',
  );
}

/** @param without numbers of the slide's chart */
export function omittedNumbersNote(slide: Slide, without: readonly ChartNumber[]): Problem {
  const count = without.length === 1 ? 'one number' : `${without.length} numbers`;
  const rows = slide.fields.rows as
    | readonly { readonly label?: { readonly place: Place } }[]
    | undefined;
  const labels = without.flatMap(({ row }) => rows?.[row]?.label ?? []);
  return note(
    'fit/numbers',
    `The chart on slide ${slide.number} leaves out ${count} that would overlap: its lines or bars show them, and its data has them`,
    labels[0]?.place ?? slide.place,
    'Fewer rows or series, or a shorter `unit`, leave space for all.',
  );
}

function note(code: string, message: string, place: Place, hint?: string): Problem {
  return { severity: 'note', code, message, ...(hint ? { hint } : {}), place };
}

/** An automatic slide is in the outline only by the texts that it is made of. */
function noteAt(slide: Slide, overflows: readonly Overflow[]): Place {
  return isAutomatic(slide) ? placeOf(worstOf(overflows), slide) : slide.place;
}

/** False for a split word, all of which is visible. */
export function hidesContent({ kind }: Overflow): boolean {
  return kind !== 'split-word';
}

/** One for each split word, at its first place. */
export function splitWordWarnings(slide: Slide, overflows: readonly Overflow[]): Problem[] {
  // The first of equal words wins.
  const splitWords = overflows.filter((overflow) => !hidesContent(overflow)).toReversed();
  const words = new Map(splitWords.map((overflow) => [overflow.text, overflow]));
  return [...words.values()].map((overflow) => ({
    severity: 'warning',
    code: 'fit/split-word',
    message: `Slide ${slide.number} cuts ${describe(overflow)}: it is wider than its column`,
    hint: KINDS['split-word'].hint,
    place: placeOf(overflow, slide),
  }));
}

export function strictProblems(slide: Slide, overflows: readonly Overflow[]): Problem[] {
  const one = worstOf(overflows.filter(hidesContent));
  const error: Problem = {
    severity: 'error',
    code: 'fit/strict',
    message: `Slide ${slide.number} does not hold all of its content: ${describe(one)}`,
    hint: 'Shorten it or make two slides of it; without `fit: strict` Fireside would shrink its text, then split it.',
    place: placeOf(one, slide),
  };
  return [...(one ? [error] : []), ...splitWordWarnings(slide, overflows)];
}

/** Of an automatic slide a warning: it is shown though it is too full. */
export function cannotFit(slide: Slide, overflows: readonly Overflow[]): Problem {
  const one = worstOf(overflows);
  const kind = one?.kind ?? 'beyond';
  return {
    severity: isAutomatic(slide) ? 'warning' : 'error',
    code: `fit/${kind}`,
    message: `Slide ${slide.number} cannot show all of its content, however tight: ${describe(one)}`,
    hint: KINDS[kind].hint,
    place: placeOf(one, slide),
  };
}

function placeOf(overflow: Overflow | undefined, slide: Slide): Place {
  return overflow ? placeOfText(overflow.source, slide, overflow.nth) : slide.place;
}

/** By the kind of the overflow: what it is like, in a message, and what helps. */
const KINDS: Readonly<
  Record<Overflow['kind'], { describe: (name: string, over: number) => string; hint: string }>
> = {
  beyond: {
    describe: (name, over) => `${name} is ${over} px beyond the slide’s area`,
    hint: 'Shorten this text, or divide it into sentences or items at which the slide can be split.',
  },
  clipped: {
    describe: (name, over) => `${name} is cut off by ${over} px`,
    hint: 'Shorten this text, or let the box of the template grow (its CSS hides what is beyond).',
  },
  covered: {
    describe: (name, over) => `${name} lies ${over} px over or under something else`,
    hint: 'Shorten this text or the one beside it.',
  },
  wide: {
    describe: (name, over) => `${name} is ${over} px wider than its column and cannot break`,
    hint: 'Write a shorter word, or a space or hyphen where it may break.',
  },
  'split-word': {
    describe: (name) => `the word ${name} without a hyphen`,
    hint: 'Write a shorter word, or a soft hyphen (U+00AD) where it may break; fewer columns are wider. Words of another language are hyphenated if that is said: `[Wort]{lang=de}`.',
  },
  picture: {
    describe: (name, over) => `the picture ${name} is ${over} px too small to be seen`,
    hint: 'Shorten the text beside the picture, or give the picture a slide of its own.',
  },
};

/** First what less text does not help, then what is furthest over. */
function worstOf(overflows: readonly Overflow[]): Overflow | undefined {
  const rank = ({ kind, over }: Overflow): number =>
    (kind === 'wide' || kind === 'picture' ? 10_000 : 0) + over;
  return overflows.toSorted((a, b) => rank(b) - rank(a))[0];
}

function quoted(text: string, most = 24): string {
  return `“${text.length > most ? `${text.slice(0, most - 1)}…` : text}”`;
}

function describe(overflow: Overflow | undefined): string {
  if (overflow === undefined) return 'something is cut off';
  const { kind, over, text } = overflow;
  return KINDS[kind].describe(quoted(text, kind === 'split-word' ? 120 : 24), over);
}
