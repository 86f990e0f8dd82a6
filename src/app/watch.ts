/** Watches files for changes, however an editor saves them. */
import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export interface Watcher {
  /** Follows a file or folder from now on, also one that is not there; call it before reading. */
  follow(path: string): void;
  /** Stops following all but these. */
  keep(paths: ReadonlySet<string>): void;
  /** Resolves with true once, then after each change since the last call; with false when closed. */
  next(): Promise<boolean>;
  /** Lets `next` resolve once more. */
  again(): void;
  /** True if what was read since `next` is no longer needed. */
  readonly isStale: boolean;
  close(): void;
}

/** One save is many events: an editor empties the file before it writes it, or renames another. */
const QUIET_MS = 8;
const LONGEST_MS = 60;
/** Polled for folders that were replaced, links to elsewhere, and file systems without events. */
const POLL_MS = 1000;

/** Watches folders, not files: a file that is saved by renaming is another one afterwards. */
export function watchFiles(): Watcher {
  /** What each path looked like when it was last looked at. */
  const stamps = new Map<string, string>();
  const listeners = new Map<string, FSWatcher>();
  let quiet: NodeJS.Timeout | undefined;
  let since = 0;
  let isClosed = false;
  let hasChanged = true;
  let wake = (): void => {};

  const again = (): void => {
    hasChanged = true;
    wake();
  };
  const notify = (): void => {
    quiet = undefined;
    for (const path of stamps.keys()) stamps.set(path, stampOf(path));
    listen();
    again();
  };
  const schedule = (): void => {
    const now = performance.now();
    if (quiet === undefined) since = now;
    clearTimeout(quiet);
    quiet = setTimeout(notify, Math.max(0, Math.min(QUIET_MS, since + LONGEST_MS - now)));
  };
  const listen = (): void => {
    const folders = new Set([...stamps].map(([path, stamp]) => folderOf(path, stamp)));
    for (const [folder, listener] of listeners) {
      if (folders.has(folder)) continue;
      listener.close();
      listeners.delete(folder);
    }
    for (const folder of folders) if (!listeners.has(folder)) listenTo(folder);
  };
  const listenTo = (folder: string): void => {
    // A build that was reading may go on for a while.
    if (isClosed) return;
    try {
      const listener = watch(folder, (_, name) => {
        const isKnown = name === null || stamps.has(join(folder, name)) || stamps.has(folder);
        if (isKnown) schedule();
      });
      listeners.set(folder, listener);
      listener.on('error', () => {
        listener.close();
        if (listeners.get(folder) === listener) listeners.delete(folder);
      });
    } catch {
      // A missing folder is polled for.
    }
  };
  const poll = setInterval(() => {
    const changed = [...stamps].filter(([path, stamp]) => stampOf(path) !== stamp);
    if (changed.length === 0) return;
    // A folder that was replaced is another one, without a listener.
    for (const [path, stamp] of changed) {
      const folder = folderOf(path, stamp);
      listeners.get(folder)?.close();
      listeners.delete(folder);
    }
    schedule();
  }, POLL_MS);

  return {
    follow(path) {
      const whole = resolve(path);
      if (stamps.has(whole)) return;
      const stamp = stampOf(whole);
      stamps.set(whole, stamp);
      const folder = folderOf(whole, stamp);
      if (!listeners.has(folder)) listenTo(folder);
    },
    keep(paths) {
      const wanted = new Set([...paths].map((path) => resolve(path)));
      for (const path of stamps.keys()) if (!wanted.has(path)) stamps.delete(path);
      listen();
    },
    async next() {
      while (!hasChanged && !isClosed) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      hasChanged = false;
      return !isClosed;
    },
    again,
    get isStale() {
      return hasChanged || isClosed;
    },
    close() {
      isClosed = true;
      wake();
      clearInterval(poll);
      clearTimeout(quiet);
      for (const listener of listeners.values()) listener.close();
      listeners.clear();
    },
  };
}

const FOLDER = 'folder:';

function folderOf(path: string, stamp: string): string {
  return stamp.startsWith(FOLDER) ? path : dirname(path);
}

/** A folder by the names in it, a file by inode, size and time. */
function stampOf(path: string): string {
  try {
    const info = statSync(path, { bigint: true });
    if (info.isDirectory()) return FOLDER + readdirSync(path).join('/');
    return `${info.ino} ${info.size} ${info.mtimeNs}`;
  } catch {
    return '';
  }
}
