/**
 * Limits each step of the browser by the processor time it takes, not by the clock: on a busy
 * machine nothing fails that would end, and a browser that is stopped or blocked is still noticed.
 */
import { type GroupUse, groupUse } from './process-group.js';

/** Rare enough to cost nothing. */
const CHECK_EVERY_MS = 1000;
/** A browser that uses less of a processor than this, and does not wait for one, is idle. */
const IDLE_SHARE = 0.1;
/** Where the system does not report processor time, the clock may run this much longer. */
const CLOCK_FACTOR = 4;

export interface Step {
  /** Such as `print the PDF`. */
  text: string;
  /** Its last progress, such as `slide 3`. */
  at: string | undefined;
  /** Processor time since its last progress. */
  workedMs: number;
  /** Idle time since its last progress. */
  idleMs: number;
}

export interface StepLimit {
  begin(text: string): Step;
  end(step: Step): void;
  /** Gives all steps the whole time again. */
  progress(at: string): void;
  /** Those that have begun and not ended, the oldest first. */
  readonly steps: ReadonlySet<Step>;
}

/**
 * @param group of the browser's processes; undefined before they start
 * @param limitMs how long a step may work, and how long it may be idle
 * @param onOver called with a message when a step is over its limit
 */
export function createStepLimit(
  group: () => number | undefined,
  limitMs: number,
  onOver: (message: string) => void,
): StepLimit {
  const steps = new Set<Step>();
  const every = Math.min(CHECK_EVERY_MS, limitMs / 10);
  let timer: NodeJS.Timeout | undefined;
  let last: { readonly use: GroupUse | undefined; readonly time: number } | undefined;

  const check = (): void => {
    const pid = group();
    const use = pid === undefined ? undefined : groupUse(pid);
    const time = performance.now();
    const before = last;
    last = { use, time };
    if (before === undefined) return;
    // This process, or the whole machine, may have been stopped for a while.
    const passed = Math.min(time - before.time, 2 * every);
    const { worked, idle } = timesOf(before.use, use, passed);
    for (const step of steps) {
      step.workedMs += worked;
      step.idleMs += idle;
      if (step.workedMs > limitMs) {
        const isMeasured = use !== undefined;
        const over = seconds(isMeasured ? limitMs : limitMs * CLOCK_FACTOR);
        const verb = isMeasured ? 'worked' : 'took';
        onOver(`The browser ${verb} longer than ${over} to ${nameOf(step)}`);
      } else if (step.idleMs > limitMs) {
        onOver(`The browser did nothing for ${seconds(limitMs)} when asked to ${nameOf(step)}`);
      }
    }
  };

  return {
    steps,
    begin(text) {
      const step = { text, at: undefined, workedMs: 0, idleMs: 0 };
      steps.add(step);
      timer ??= setInterval(check, every);
      return step;
    },
    end(step) {
      steps.delete(step);
      if (steps.size > 0) return;
      clearInterval(timer);
      timer = undefined;
      last = undefined;
    },
    progress(at) {
      for (const step of steps) Object.assign(step, { at, workedMs: 0, idleMs: 0 });
    },
  };
}

/** With its progress. */
export function nameOf({ text, at }: Step): string {
  return at === undefined ? text : `${text}, at ${at}`;
}

/** How much of the time was work, and how much idle. */
function timesOf(
  before: GroupUse | undefined,
  now: GroupUse | undefined,
  passedMs: number,
): { worked: number; idle: number } {
  if (before === undefined || now === undefined) {
    return { worked: passedMs / CLOCK_FACTOR, idle: 0 };
  }
  const worked = Math.max(0, now.processorMs - before.processorMs);
  const isIdle = worked < passedMs * IDLE_SHARE && !now.isBusy();
  return { worked, idle: isIdle ? passedMs : 0 };
}

function seconds(ms: number): string {
  return `${ms / 1000} s`;
}
