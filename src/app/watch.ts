/** Tells when one of some files changes, appears or goes, however an editor saves it. */
import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export interface Watcher {
  /** Follows a file or folder from now on, also one that is not there; call it before reading. */
  follow(path: string): void;
  /** Lets go of all but these. */
  keep(paths: ReadonlySet<string>): void;
  close(): void;
}

/** An editor empties a file before it writes it, or renames another: one save is many events. */
const QUIET_MS = 8;
const LONGEST_MS = 60;
/** For folders that went and came back, links to elsewhere, and file systems without events. */
const LOOK_EVERY_MS = 1000;

/**
 * Folders are listened to, not files: a file that is saved by renaming is another one afterwards.
 * @param onChange called once the files have been quiet for a moment
 */
export function watchFiles(onChange: () => void): Watcher {
  /** What each path looked like when it was last looked at. */
  const stamps = new Map<string, string>();
  const listeners = new Map<string, FSWatcher>();
  let quiet: NodeJS.Timeout | undefined;
  let since = 0;
  let isClosed = false;

  const tell = (): void => {
    quiet = undefined;
    for (const path of stamps.keys()) stamps.set(path, stampOf(path));
    listen();
    onChange();
  };
  const ring = (): void => {
    const now = performance.now();
    if (quiet === undefined) since = now;
    clearTimeout(quiet);
    quiet = setTimeout(tell, Math.max(0, Math.min(QUIET_MS, since + LONGEST_MS - now)));
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
    // Who reads at that moment goes on for a while.
    if (isClosed) return;
    try {
      const listener = watch(folder, (_, name) => {
        const isKnown = name === null || stamps.has(join(folder, name)) || stamps.has(folder);
        if (isKnown) ring();
      });
      const drop = (): void => {
        listener.close();
        if (listeners.get(folder) === listener) listeners.delete(folder);
      };
      listener.on('error', drop);
      listeners.set(folder, listener);
    } catch {
      // A folder that is not there is looked for again and again.
    }
  };
  const look = setInterval(() => {
    const changed = [...stamps].filter(([path, stamp]) => stampOf(path) !== stamp);
    if (changed.length === 0) return;
    // A folder that came back is another one, which nobody listens to.
    for (const [path, stamp] of changed) {
      const folder = folderOf(path, stamp);
      listeners.get(folder)?.close();
      listeners.delete(folder);
    }
    ring();
  }, LOOK_EVERY_MS);

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
    close() {
      isClosed = true;
      clearInterval(look);
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

/** A folder by the names in it, a file by when it was written. */
function stampOf(path: string): string {
  try {
    const info = statSync(path, { bigint: true });
    if (info.isDirectory()) return FOLDER + readdirSync(path).join('/');
    return `${info.ino} ${info.size} ${info.mtimeNs}`;
  } catch {
    return '';
  }
}
