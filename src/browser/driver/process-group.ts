/** Processor time of a group of processes, from Linux's `/proc`. */
import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second, whatever the machine. */
const CLOCK_TICK_MS = 10;
/** Running or waiting for a processor, and waiting for a disk. */
const BUSY_STATES = new Set(['R', 'D']);
/** Fields of `/proc/PID/stat` after the name, see proc_pid_stat(5). */
const STATE = 0;
const GROUP = 2;
const TIMES = [11, 12, 13, 14];

export interface GroupUse {
  /** Processor time of its processes, and of their children that have ended. */
  readonly processorMs: number;
  /** Whether one of its threads runs, or waits for a processor or a disk. */
  isBusy(): boolean;
}

/** Undefined on other systems, and when none of its processes is left. */
export function groupUse(group: number): GroupUse | undefined {
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
