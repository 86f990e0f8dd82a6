/**
 * Limits each step of the browser by the processor time it takes, not by the clock: on a busy
 * machine nothing fails that would end, and a browser that is stopped or blocked is still noticed.
 */
import { readdirSync, readFileSync } from 'node:fs';

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
        const over = limitMs / (isMeasured ? 1000 : 1000 / CLOCK_FACTOR);
        const verb = isMeasured ? 'worked' : 'took';
        onOver(`The browser ${verb} longer than ${over} s to ${nameOf(step)}`);
      } else if (step.idleMs > limitMs) {
        onOver(`The browser did nothing for ${limitMs / 1000} s when asked to ${nameOf(step)}`);
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

/** Linux counts processor time in hundredths of a second, whatever the machine. */
const CLOCK_TICK_MS = 10;
/** Running or waiting for a processor, and waiting for a disk. */
const BUSY_STATES = new Set(['R', 'D']);
/** Fields of `/proc/PID/stat` after the name, see proc_pid_stat(5). */
const STATE = 0;
const GROUP = 2;
const TIMES = [11, 12, 13, 14];

interface GroupUse {
  /** Processor time of its processes, and of their children that have ended. */
  readonly processorMs: number;
  /** Whether one of its threads runs, or waits for a processor or a disk. */
  isBusy(): boolean;
}

/** Undefined on other systems, and when none of its processes is left. */
function groupUse(group: number): GroupUse | undefined {
  let processorMs = 0;
  const members: string[] = [];
  for (const pid of namesIn('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    const fields = fieldsOf(`/proc/${pid}/stat`);
    if (fields[GROUP] !== String(group)) continue;
    members.push(pid);
    for (const at of TIMES) processorMs += Number(fields[at]) * CLOCK_TICK_MS;
  }
  if (members.length === 0) return undefined;
  return {
    processorMs,
    isBusy: () =>
      members.some((pid) =>
        namesIn(`/proc/${pid}/task`).some((thread) =>
          BUSY_STATES.has(fieldsOf(`/proc/${pid}/task/${thread}/stat`)[STATE] ?? ''),
        ),
      ),
  };
}

/** The fields after the name, which may contain spaces and brackets. */
function fieldsOf(path: string): string[] {
  try {
    const text = readFileSync(path, 'latin1');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    // It has ended.
    return [];
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
