/** Where the talk is: which slide, how many of its steps, and whether the screen is black. */

export interface State {
  /** From 0. */
  readonly slide: number;
  /** How many of the slide's parts that come one by one are seen. */
  readonly step: number;
  readonly black: boolean;
}

export type Listener = (state: State, before: State, fromOther: boolean) => void;

/** What the talk has to know of a slide. */
export interface Stop {
  /** How many parts come one by one. */
  readonly steps: number;
  /** Whether one comes to it only by its number or a link. */
  readonly isPassedOver: boolean;
}

export interface Show {
  readonly count: number;
  state(): State;
  /** The slide that comes after the present one; undefined behind the last. */
  following(): number | undefined;
  /** One step on, or to the next slide. */
  next(): void;
  /** One step back, or to the slide before with all its steps. */
  previous(): void;
  /** To the first slide, or the last. */
  toEnd(which: 'first' | 'last'): void;
  /** To a slide, from 0; the nearest there is. */
  go(slide: number): void;
  toggleBlack(): void;
  /** Takes over what another window says. */
  follow(state: State): void;
  onChange(listener: Listener): void;
}

export function createShow(stops: readonly Stop[], first: number): Show {
  const last = stops.length - 1;
  const shown = [...stops.keys()].filter((slide) => stops[slide]?.isPassedOver === false);
  const listeners: Listener[] = [];
  let state: State = { slide: within(first, last), step: 0, black: false };
  const set = (next: State, fromOther = false): void => {
    const before = state;
    if (isSame(before, next)) return;
    state = next;
    for (const listener of listeners) listener(state, before, fromOther);
  };
  const stepsOf = (slide: number): number => stops[slide]?.steps ?? 0;
  const following = (): number | undefined => shown.find((slide) => slide > state.slide);
  return {
    count: stops.length,
    state: () => state,
    following,
    next() {
      const { slide, step } = state;
      const after = following();
      if (step < stepsOf(slide)) set({ slide, step: step + 1, black: false });
      else if (after !== undefined) set({ slide: after, step: 0, black: false });
      else set({ ...state, black: false });
    },
    previous() {
      const { slide, step } = state;
      const before = shown.findLast((one) => one < slide);
      if (step > 0) set({ slide, step: step - 1, black: false });
      else if (before !== undefined) set({ slide: before, step: stepsOf(before), black: false });
      else set({ ...state, black: false });
    },
    toEnd(which) {
      const slide = (which === 'first' ? shown[0] : shown.at(-1)) ?? 0;
      set({ slide, step: 0, black: false });
    },
    go: (slide) => set({ slide: within(slide, last), step: 0, black: false }),
    toggleBlack: () => set({ ...state, black: !state.black }),
    follow({ slide, step, black }) {
      const near = within(slide, last);
      set({ slide: near, step: within(step, stepsOf(near)), black }, true);
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

function isSame(one: State, other: State): boolean {
  return one.slide === other.slide && one.step === other.step && one.black === other.black;
}

function within(number: number, last: number): number {
  return Math.min(Math.max(Math.trunc(number) || 0, 0), last);
}
