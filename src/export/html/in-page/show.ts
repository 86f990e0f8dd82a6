/** Where the talk is: which slide, how many of its steps, and whether the screen is black. */

export interface State {
  /** From 0. */
  readonly slide: number;
  /** How many of the slide's parts that come one by one are seen. */
  readonly step: number;
  readonly black: boolean;
}

export type Listener = (state: State, before: State, fromOther: boolean) => void;

export interface Show {
  readonly count: number;
  state(): State;
  /** One step on, or to the next slide. */
  next(): void;
  /** One step back, or to the slide before with all its steps. */
  previous(): void;
  /** To a slide, from 0; the nearest there is. */
  go(slide: number): void;
  toggleBlack(): void;
  /** Takes over what another window says. */
  follow(state: State): void;
  onChange(listener: Listener): void;
}

/** @param steps how many steps each slide has */
export function createShow(steps: readonly number[], first: number): Show {
  const last = steps.length - 1;
  const listeners: Listener[] = [];
  let state: State = { slide: within(first, last), step: 0, black: false };
  const set = (next: State, fromOther = false): void => {
    const before = state;
    if (isSame(before, next)) return;
    state = next;
    for (const listener of listeners) listener(state, before, fromOther);
  };
  const stepsOf = (slide: number): number => steps[slide] ?? 0;
  return {
    count: steps.length,
    state: () => state,
    next() {
      const { slide, step } = state;
      if (step < stepsOf(slide)) set({ slide, step: step + 1, black: false });
      else if (slide < last) set({ slide: slide + 1, step: 0, black: false });
      else set({ ...state, black: false });
    },
    previous() {
      const { slide, step } = state;
      if (step > 0) set({ slide, step: step - 1, black: false });
      else if (slide > 0) set({ slide: slide - 1, step: stepsOf(slide - 1), black: false });
      else set({ ...state, black: false });
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
