/** The state of the talk: slide, step, black screen and time. */
import { NOT_STARTED, stampAfter, type Timer } from './timer.js';

export interface State {
  /** From 0. */
  readonly slide: number;
  /** How many of the slide's parts that appear one by one are visible. */
  readonly step: number;
  readonly black: boolean;
  /**
   * When this state was reached, in milliseconds since 1970: of several windows the latest counts.
   * Below 0 where nothing has happened yet.
   */
  readonly stamp: number;
  /** Its changes are separate from those of the place: two windows may each make one at a time. */
  readonly timer: Timer;
}

export type SlideShow = ReturnType<typeof createShow>;

interface Stop {
  /** How many parts come one by one. */
  readonly steps: number;
  /** Whether one comes to it only by its number or a link. */
  readonly isPassedOver: boolean;
}

/** The initial state of a talk; of two windows the one opened first counts. */
export function freshState(slide: number): State {
  return { slide, step: 0, black: false, stamp: -performance.timeOrigin, timer: NOT_STARTED };
}

/** What is later in two windows' states. */
export function latest(one: State, other: State): State {
  const place = other.stamp > one.stamp ? other : one;
  return { ...place, timer: other.timer.stamp > one.timer.stamp ? other.timer : one.timer };
}

/** @param first may be of an older build, with a slide or step that this deck does not have */
export function createShow(stops: readonly Stop[], first: State) {
  const last = stops.length - 1;
  const shown = [...stops.keys()].filter((slide) => stops[slide]?.isPassedOver === false);
  const listeners: ((state: State, before: State) => void)[] = [];
  const stepsOf = (slide: number): number => stops[slide]?.steps ?? 0;
  const bounded = (one: State): State => {
    const slide = within(one.slide, last);
    return { ...one, slide, step: within(one.step, stepsOf(slide)) };
  };
  let state = bounded(first);
  const become = (next: State): void => {
    const before = state;
    state = next;
    for (const listener of listeners) listener(state, before);
  };
  const change = (what: Partial<State>): void => {
    const next = { ...state, black: false, ...what };
    const { slide, step, black } = state;
    if (next.slide === slide && next.step === step && next.black === black) return;
    become({ ...next, stamp: stampAfter(state) });
  };
  /** The slide that comes after the present one; undefined behind the last. */
  const following = (): number | undefined => shown.find((slide) => slide > state.slide);
  return {
    count: stops.length,
    state: () => state,
    following,
    /** One step on, or to the next slide. */
    next() {
      const { slide, step } = state;
      const after = following();
      if (step < stepsOf(slide)) change({ step: step + 1 });
      else if (after !== undefined) change({ slide: after, step: 0 });
      else change({});
    },
    /** One step back, or to the slide before with all its steps. */
    previous() {
      const { slide, step } = state;
      const before = shown.findLast((one) => one < slide);
      if (step > 0) change({ step: step - 1 });
      else if (before !== undefined) change({ slide: before, step: stepsOf(before) });
      else change({});
    },
    toFirst: () => change({ slide: shown[0] ?? 0, step: 0 }),
    toLast: () => change({ slide: shown.at(-1) ?? 0, step: 0 }),
    /** To a slide, from 0; the nearest there is. */
    go: (slide: number) => change({ slide: within(slide, last), step: 0 }),
    toggleBlack: () => change({ black: !state.black }),
    setTimer: (timer: Timer) => become({ ...state, timer }),
    /** Takes over what is later in the state of another window. */
    follow(other: State) {
      const next = latest(state, other);
      if (next.stamp > state.stamp || next.timer !== state.timer) become(bounded(next));
    },
    onChange: (listener: (state: State, before: State) => void) => void listeners.push(listener),
  };
}

function within(number: number, last: number): number {
  return Math.min(Math.max(Math.trunc(number) || 0, 0), last);
}
