/**
 * Limits what the browser is asked to do by the work it takes, not by the clock: on a busy machine
 * nothing fails that would end, and a browser that is stopped or blocked is still noticed.
 */
import { type GroupUse, groupUse } from './process-group.js';

/** A second is often enough to look, and rare enough to cost nothing. */
const LOOK_EVERY_MS = 1000;
/** Who has the processor for less of the time than this, and does not wait for it, does nothing. */
const IDLE_SHARE = 0.1;
/** Where the system does not tell work from waiting, the clock may run so much longer. */
const CLOCK_FACTOR = 4;

/** Something that the browser was asked for. */
export interface Step {
  /** What is being done, such as `print the PDF`. */
  text: string;
  /** How far it has come, such as `slide 3`. */
  at: string | undefined;
  /** The processor time that it has taken since it was last heard of. */
  workedMs: number;
  /** For how long nothing was done meanwhile. */
  idleMs: number;
}

export interface StepLimit {
  /** Counts a step from now on; give it to `end` when it is over. */
  begin(text: string): Step;
  end(step: Step): void;
  /** Tells how far the steps have come, which gives them the whole time again. */
  progress(at: string): void;
  /** The steps that have begun and not ended, the oldest first. */
  readonly steps: ReadonlySet<Step>;
}

/**
 * @param group of the browser's processes; undefined as long as there is none
 * @param limitMs how long a step may work, and how long it may do nothing
 * @param onOver called with what is wrong when a step has had its time
 */
export function createStepLimit(
  group: () => number | undefined,
  limitMs: number,
  onOver: (message: string) => void,
): StepLimit {
  const steps = new Set<Step>();
  const every = Math.min(LOOK_EVERY_MS, limitMs / 10);
  let timer: NodeJS.Timeout | undefined;
  let last: { readonly use: GroupUse | undefined; readonly time: number } | undefined;

  const look = (): void => {
    const pid = group();
    const use = pid === undefined ? undefined : groupUse(pid);
    const time = performance.now();
    const before = last;
    last = { use, time };
    if (before === undefined) return;
    // This process, or the whole machine, may have been stopped for a while.
    const passed = Math.min(time - before.time, 2 * every);
    const { worked, idle } = spent(before.use, use, passed);
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
      timer ??= setInterval(look, every);
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

/** What was being done, and how far it had come. */
export function nameOf({ text, at }: Step): string {
  return at === undefined ? text : `${text}, at ${at}`;
}

/** What of the time that has passed was work, and in what nothing was done. */
function spent(
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
