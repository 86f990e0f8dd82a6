/** Where the events of a timeline stand: to scale where all have dates, with a mark where not. */
import { widthInEms } from '../../deck/index.js';
import { type EventDate, eventDate } from './event-dates.js';

/** An event as its template gives it. */
export interface TimelineEvent {
  readonly when?: unknown;
  readonly text?: unknown;
  readonly date?: unknown;
}

export interface TimelineLayout {
  /** Whether the line is vertical: more events than have columns. */
  readonly isUpright: boolean;
  /** Whether the events stand to scale, but for gaps that are broken. */
  readonly isScaled: boolean;
  readonly events: readonly (TimelineEvent & {
    /** Hundredths of the line up to the next event, as classes `tens-1 ones-9`. */
    readonly share: string;
    /** Whether the line up to the next event is shorter than its time. */
    readonly isBroken: boolean;
  })[];
}

/** More events than this have no columns. */
const MOST_COLUMNS = 5;
/** Of the line, CSS pixels. */
const LENGTH = 1120;
const HEIGHT = 440;
/** Sizes at which the least space of an event is estimated, CSS pixels: smaller than usual. */
const WHEN_SIZE = 24;
const TEXT_SIZE = 23;
const GAP = 24;
const LEAST_WIDTH = 150;
/** Height of a break mark between rows. */
const MARK = 20;
/** A text takes a few lines rather than more width than this, ems. */
const NARROWEST_WHEN = 7.5;
const NARROWEST_TEXT = 6;

/**
 * @param characters the text of a field without its marks
 * @param lang BCP 47, for dates in words
 */
export function timelineLayout(
  events: readonly TimelineEvent[],
  characters: (field: unknown) => string,
  lang: string,
): TimelineLayout {
  const isUpright = events.length > MOST_COLUMNS;
  const dates = events.map(({ when, date }) =>
    eventDate(date === undefined ? characters(when) : String(date), lang),
  );
  const needs = events.map(({ when, text }) => {
    const [dateEms, textEms] = [widthInEms(characters(when)), widthInEms(characters(text))];
    return isUpright ? heightOf(textEms) : widthOf(dateEms, textEms);
  });
  const scale = scaleOf(gapsBetween(dates), needs, isUpright ? MARK / HEIGHT : 0);
  const shares = inHundredths(scale?.shares ?? events.map(() => 1 / events.length));
  return {
    isUpright,
    isScaled: scale?.shares !== undefined,
    events: events.map((event, index) => {
      const share = shares[index] ?? 0;
      return {
        ...event,
        share: `tens-${Math.floor(share / 10)} ones-${share % 10}`,
        isBroken: scale?.isBroken[index] ?? false,
      };
    }),
  };
}

/** The share of the line that an event's column needs. */
function widthOf(whenEms: number, textEms: number): number {
  const when = whenEms <= NARROWEST_WHEN ? whenEms : Math.max(NARROWEST_WHEN, whenEms / 2);
  const text = Math.max(Math.min(textEms, NARROWEST_TEXT), textEms / 4);
  return (Math.max(when * WHEN_SIZE, text * TEXT_SIZE, LEAST_WIDTH) + GAP) / LENGTH;
}

/** The share of the line that an event's row needs. */
function heightOf(textEms: number): number {
  const lines = Math.max(1, Math.ceil((textEms * TEXT_SIZE) / (LENGTH * 0.7)));
  return (lines * TEXT_SIZE * 1.4 + GAP / 4) / HEIGHT;
}

/** Undefined unless each event has a date that is later than that of the one before. */
function gapsBetween(dates: readonly (EventDate | undefined)[]): number[] | undefined {
  const gaps = dates.slice(1).map((date, index) => {
    const before = dates[index];
    return date && before && date.unit === before.unit ? date.days - before.days : 0;
  });
  return gaps.every((gap) => gap > 0) ? gaps : undefined;
}

interface Scale {
  /** Of the line: up to the next event, and what the last one takes; none where no gap is to scale. */
  readonly shares: readonly number[] | undefined;
  readonly isBroken: readonly boolean[];
}

/** How much more than its least space a broken gap or the last event gets, where there is space. */
const EASES = [1.8, 1.6, 1.4, 1.2, 1] as const;

/**
 * Breaks the longest gaps until the others have the space that their events need, to scale.
 * @param mark the share of the line that a break mark takes
 */
function scaleOf(
  gaps: readonly number[] | undefined,
  needs: readonly number[],
  mark: number,
): Scale | undefined {
  if (gaps === undefined) return undefined;
  const longestFirst = gaps.map((_, index) => index);
  longestFirst.sort((a, b) => (gaps[b] ?? 0) - (gaps[a] ?? 0));
  // With all but one broken nothing is to scale.
  for (let count = 0; count < Math.max(1, gaps.length - 1); count++) {
    const broken = new Set(longestFirst.slice(0, count));
    for (const ease of EASES) {
      const shares = sharesOf(gaps, needs, broken, ease, mark);
      if (shares) return { shares, isBroken: gaps.map((_, index) => broken.has(index)) };
    }
  }
  return { shares: undefined, isBroken: gaps.map(() => true) };
}

/** Undefined where a gap that is to scale is shorter than what its event needs. */
function sharesOf(
  gaps: readonly number[],
  needs: readonly number[],
  broken: ReadonlySet<number>,
  ease: number,
  mark: number,
): number[] | undefined {
  const need = (index: number): number => needs[index] ?? 0;
  const last = need(gaps.length) * ease;
  const taken = [...broken].reduce((sum, index) => sum + need(index) * ease + mark, last);
  const whole = gaps.reduce((sum, gap, index) => sum + (broken.has(index) ? 0 : gap), 0);
  const shares = gaps.map((gap, index) =>
    broken.has(index) ? need(index) * ease + mark : ((1 - taken) * gap) / whole,
  );
  return shares.every((share, index) => share >= need(index) - 1e-9)
    ? [...shares, last]
    : undefined;
}

/** Whole hundredths that are a hundred together: what rounding leaves goes to the largest rests. */
function inHundredths(shares: readonly number[]): number[] {
  const exact = shares.map((share) => share * 100);
  const whole = exact.map(Math.floor);
  const rest = 100 - whole.reduce((sum, one) => sum + one, 0);
  const order = exact.map((_, index) => index);
  order.sort((a, b) => ((exact[b] ?? 0) % 1) - ((exact[a] ?? 0) % 1));
  const more = new Set(order.slice(0, rest));
  return whole.map((one, index) => (more.has(index) ? one + 1 : one));
}
