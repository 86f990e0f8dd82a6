/** How much memory a process and all that it started take, from Linux's /proc. */
import { readdirSync, readFileSync } from 'node:fs';

/** Looks at it again and again; the function that is given stops that and says the most, in MB. */
export function watchMemory(pid, everyMs) {
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, memoryOf(pid));
  }, everyMs);
  return () => {
    clearInterval(timer);
    return most;
  };
}

/** Their own memory, and their share of what is shared (proc_pid_smaps(5), Pss). */
function memoryOf(pid) {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map();
  for (const one of all) {
    const stat = read(`/proc/${one}/stat`)
      .replace(/^.*\) /, '')
      .split(' ');
    parents.set(one, stat[1]);
  }
  const below = (one) =>
    one === String(pid) || (parents.has(one) && one !== '1' && below(parents.get(one)));
  const kilobytes = all
    .filter(below)
    .map((one) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${one}/smaps_rollup`))?.[1] ?? 0));
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1000;
}

/** Nothing of a process that has ended. */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
