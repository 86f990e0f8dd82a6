/** The time since the talk began, without its pauses, and how times are shown. */

export interface Timer {
  /** Milliseconds that had passed before it last started. */
  readonly before: number;
  /** When it last started, in milliseconds since 1970; null while it is stopped. */
  readonly since: number | null;
  /** When it was last started, stopped or set back: of the timers of several windows the latest counts. */
  readonly stamp: number;
}

export const NOT_STARTED: Timer = { before: 0, since: null, stamp: 0 };

/** Milliseconds. */
export function elapsed({ before, since }: Timer): number {
  return before + (since === null ? 0 : Math.max(0, Date.now() - since));
}

/** Starts it, or stops it. */
export function toggled(timer: Timer): Timer {
  const since = timer.since === null ? Date.now() : null;
  return { before: elapsed(timer), since, stamp: stampAfter(timer) };
}

/** At 0; a running one goes on. */
export function reset(timer: Timer): Timer {
  const since = timer.since === null ? null : Date.now();
  return { before: 0, since, stamp: stampAfter(timer) };
}

/** The time of a change, in milliseconds since 1970; always later than the one before. */
export function stampAfter({ stamp }: { readonly stamp: number }): number {
  return Math.max(Date.now(), stamp + 1);
}

/** Seconds as a clock shows them: `4:05`, `1:04:05`. */
export function clockTime(seconds: number): string {
  const two = (number: number): string => String(Math.floor(number)).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  const parts = minutes < 60 ? [minutes] : [Math.floor(minutes / 60), two(minutes % 60)];
  return [...parts, two(seconds % 60)].join(':');
}

/** The time of day: `14:05`. */
export function dayTime(date: Date): string {
  return date.toTimeString().slice(0, 5);
}
