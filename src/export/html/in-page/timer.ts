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

export function started(timer: Timer): Timer {
  return { before: elapsed(timer), since: Date.now(), stamp: stampAfter(timer) };
}

export function paused(timer: Timer): Timer {
  return { before: elapsed(timer), since: null, stamp: stampAfter(timer) };
}

/** At 0; a running one goes on. */
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

/** Seconds as a clock shows them: `4:05`, `1:04:05`. */
export function clockTime(seconds: number): string {
  const whole = Math.floor(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(whole % 60)}`
    : `${minutes}:${two(whole % 60)}`;
}

/** The time of day: `14:05`. */
export function dayTime(date: Date): string {
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
