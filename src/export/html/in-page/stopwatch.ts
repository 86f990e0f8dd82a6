/// <reference lib="dom" />
/** The time since the talk began, less its pauses; a page that is loaded anew goes on with it. */
import { recall, remember } from './remembered.js';

export interface Stopwatch {
  isRunning(): boolean;
  /** Milliseconds. */
  elapsed(): number;
  start(): void;
  pause(): void;
  reset(): void;
  /** Starts it if it never ran: the talk begins where the first slide is left. */
  begin(): void;
}

interface Kept {
  /** What had passed before it last started. */
  readonly before: number;
  /** When it started, in milliseconds since 1970; null while it stands. */
  readonly since: number | null;
}

const NOTHING: Kept = { before: 0, since: null };

export function createStopwatch(): Stopwatch {
  const key = `stopwatch ${location.pathname}`;
  let kept = keptIn(recall('sessionStorage', key));
  const keep = (next: Kept): void => {
    kept = next;
    remember('sessionStorage', key, next);
  };
  const elapsed = (): number =>
    kept.before + (kept.since === null ? 0 : Math.max(0, Date.now() - kept.since));
  const start = (): void => {
    if (kept.since === null) keep({ before: kept.before, since: Date.now() });
  };
  return {
    isRunning: () => kept.since !== null,
    elapsed,
    start,
    pause: () => keep({ before: elapsed(), since: null }),
    reset: () => keep(kept.since === null ? NOTHING : { before: 0, since: Date.now() }),
    begin() {
      if (kept.since === null && kept.before === 0) start();
    },
  };
}

function keptIn(value: unknown): Kept {
  const { before, since } = (value ?? {}) as Partial<Kept>;
  if (typeof before !== 'number' || (typeof since !== 'number' && since !== null)) return NOTHING;
  return { before, since };
}
