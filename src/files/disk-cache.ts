/** A folder that keeps bytes by name from one run to the next. It is never needed: its faults are silent. */
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { temporaryName } from './temporary-name.js';

export interface DiskCache {
  /** Undefined for what is not there, or cannot be read. */
  get(name: string): Buffer | undefined;
  /** What was used longest ago goes where it would be too much. */
  set(name: string, bytes: Uint8Array): void;
}

/** The user's cache folder of Fireside. */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  return join(env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache'), 'fireside');
}

/**
 * @param folder made when something is kept
 * @param maxBytes of all files in it; above that it is emptied to three quarters
 */
export function openDiskCache(folder: string, maxBytes: number): DiskCache {
  return {
    get(name) {
      try {
        const path = join(folder, name);
        const bytes = readFileSync(path);
        const now = new Date();
        utimesSync(path, now, now);
        return bytes;
      } catch {
        return undefined;
      }
    },
    set(name, bytes) {
      const path = join(folder, name);
      const temporary = join(folder, temporaryName());
      try {
        mkdirSync(folder, { recursive: true });
        writeFileSync(temporary, bytes, { flag: 'wx' });
        renameSync(temporary, path);
        shrink(folder, maxBytes);
      } catch {
        remove(temporary);
      }
    },
  };
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The folder is none.
  }
}

function shrink(folder: string, maxBytes: number): void {
  const files = readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const info = statSync(path, { throwIfNoEntry: false });
    return info?.isFile() ? [{ path, size: info.size, used: info.mtimeMs }] : [];
  });
  let size = files.reduce((sum, one) => sum + one.size, 0);
  if (size <= maxBytes) return;
  for (const one of files.sort((a, b) => a.used - b.used)) {
    if (size <= maxBytes * 0.75) return;
    remove(one.path);
    size -= one.size;
  }
}
