/** Writes files all or nothing: a failed build leaves what was there before. */
import { constants } from 'node:fs';
import { copyFile, link, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { type BuildError, buildError } from '../problem.js';
import { isOrphan, temporaryName } from './temporary-name.js';
import { makeFolders, writeFailure } from './write-failure.js';

export interface OutputFile {
  /** Relative to the output folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Writes every file beside its place and syncs it, then renames them one after the other; if one
 * rename fails, those before it are undone. Libraries for this published cut-off files on a full
 * disk; write, sync and rename did not. What killed processes left there is cleared away.
 * @param folder made if it is not there; nothing is written outside of it
 * @throws BuildError if a file cannot be written; then all files are as they were
 */
export async function writeFiles(folder: string, files: readonly OutputFile[]): Promise<void> {
  const root = resolve(folder);
  const within = root.endsWith(sep) ? root : root + sep;
  const places = files.map(({ name, bytes }) => {
    const path = resolve(root, name);
    if (!path.startsWith(within)) throw new Error(`${name} leads out of the output folder`);
    const aside = join(dirname(path), PREFIX + temporaryName());
    return {
      path,
      shownPath: join(folder, name),
      bytes,
      next: `${aside}.new`,
      before: `${aside}.old`,
    };
  });
  const done: ReplacedFile[] = [];
  /** The paths of files that could not be restored. */
  let unrestored: string[] = [];
  /** What is being written, as the user called it. */
  let current = folder;
  try {
    await makeFolders(root);
    await Promise.all([...new Set(places.map(({ path }) => dirname(path)))].map(removeOrphans));
    for (const { shownPath, next, bytes } of places) {
      current = shownPath;
      await writeSynced(next, bytes);
    }
    for (const { shownPath, path, next, before } of places) {
      current = shownPath;
      const existed = await keep(path, before);
      await rename(next, path);
      done.unshift({ path, before: existed ? before : undefined });
    }
  } catch (error) {
    unrestored = await restore(done);
    throw notWritten(error as NodeJS.ErrnoException, current, unrestored);
  } finally {
    // All is written or restored: temporary files that remain change nothing.
    const aside = places.flatMap(({ next, before }) => [next, before]);
    const over = aside.filter((path) => !unrestored.includes(path));
    await Promise.all(over.map((path) => rm(path, { force: true }).catch(() => {})));
  }
}

/** A replaced file, and the path of its previous version if there was one. */
interface ReplacedFile {
  readonly path: string;
  readonly before: string | undefined;
}

/** @returns the paths of those that could not be restored */
async function restore(done: readonly ReplacedFile[]): Promise<string[]> {
  const unrestored: string[] = [];
  for (const { path, before } of done) {
    const step = before === undefined ? rm(path, { force: true }) : rename(before, path);
    await step.catch(() => before !== undefined && unrestored.push(before));
  }
  return unrestored;
}

function notWritten(
  error: NodeJS.ErrnoException,
  shownPath: string,
  unrestored: readonly string[],
): BuildError {
  const { reason, hint } = writeFailure(error);
  const kept =
    unrestored.length > 0
      ? `Older files that could not be restored are kept: ${unrestored.join(', ')}.`
      : 'Files that were there are untouched.';
  const message = `${shownPath} cannot be written: ${reason}`;
  return buildError('write/failed', message, `${hint} ${kept}`, { blame: 'machine' });
}

/** What names beside the outputs begin with. */
const PREFIX = '.fireside-';
/** No file takes so long to write: an unseen process has ended. */
const LONGEST_WRITE_MS = 60 * 60 * 1000;

/** Removes what processes that were killed left beside the files of a folder. */
export async function removeOrphans(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const ours = names.filter((name) => name.startsWith(PREFIX));
  await Promise.all(
    ours
      .map(async (name) => {
        const path = join(folder, name);
        const { nlink, ctimeMs } = await stat(path);
        // Of a file that could not be put back this is the only copy.
        const isSpare = name.endsWith('.new') || (name.endsWith('.old') && nlink > 1);
        const isOver =
          isOrphan(name.slice(PREFIX.length)) ?? Date.now() - ctimeMs > LONGEST_WRITE_MS;
        if (isSpare && isOver) await rm(path, { force: true });
      })
      .map((cleared) => cleared.catch(() => {})),
  );
}

/** A second name for a file, so that its place is never empty; false if there is no file. */
async function keep(path: string, before: string): Promise<boolean> {
  try {
    await link(path, before);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    // Some file systems know no links.
    await copyFile(path, before, constants.COPYFILE_EXCL);
    return true;
  }
}

/** Writes a file that is not there; a link of that name would not be followed. */
async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
