/**
 * Names of temporary files and folders: they say which process made them, so that the next one can
 * find what a killed one left behind.
 */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Another machine, or another container, may use the same folder: its processes are not seen here. */
const HERE = createHash('sha256')
  .update(hostname() + tried(() => readlinkSync('/proc/self/ns/pid')))
  .digest('hex')
  .slice(0, 8);

/** The start time of a process, as ids are reused; empty if the system does not report it. */
function startOf(pid: number | 'self'): string {
  const stat = tried(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

const MARK = /^([0-9a-f]{8})-(\d+)-(\d*)-/;
const OWN = `${HERE}-${process.pid}-${startOf('self')}-`;

/** An unpredictable name, marked with this process. */
export function temporaryName(): string {
  return OWN + randomBytes(6).toString('base64url');
}

/**
 * Whether this is such a name and the process that made it is gone; undefined where it ran on
 * another machine or in another container, which cannot be seen from here.
 */
export function isOrphan(name: string): boolean | undefined {
  const [, here, pid = '', start = ''] = MARK.exec(name) ?? [];
  if (here === undefined) return false;
  if (here !== HERE) return undefined;
  return !isAlive(Number(pid)) || startOf(Number(pid)) !== start;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process, which is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function tried(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
