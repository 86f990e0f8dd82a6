/** The time since the talk began, less its pauses. */

export interface Timer {
  /** Milliseconds that had passed before it last started. */
  readonly before: number;
  /** When it started, in milliseconds since 1970; null while it stands. */
  readonly since: number | null;
  /** When it was last started, stopped or set back: of the timers of several windows the latest counts. */
  readonly stamp: number;
}

export const NOT_STARTED: Timer = { before: 0, since: null, stamp: 0 };

/** Milliseconds. */
export function elapsed({ before, since }: Timer): number {
  return before + (since === null ? 0 : Math.max(0, Date.now() - since));
}

export function started(timer: Timer): Timer {
  return { before: elapsed(timer), since: Date.now(), stamp: stampAfter(timer) };
}

export function paused(timer: Timer): Timer {
  return { before: elapsed(timer), since: null, stamp: stampAfter(timer) };
}

/** At 0 again; one that runs runs on. */
export function reset(timer: Timer): Timer {
  const since = timer.since === null ? null : Date.now();
  return { before: 0, since, stamp: stampAfter(timer) };
}

export function hasStarted({ before, since }: Timer): boolean {
  return since !== null || before > 0;
}

/** The time of a change, in milliseconds since 1970; always later than the one before. */
export function stampAfter({ stamp }: { readonly stamp: number }): number {
  return Math.max(Date.now(), stamp + 1);
}
