/** Writes files all or nothing: a failed build leaves what was there before. */
import { copyFile, link, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { BuildError } from './problem.js';

export interface OutputFile {
  /** Relative to the output folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Writes every file beside its place and syncs it, then renames them one after the other; if one
 * rename fails, those before it are undone. Libraries for this published cut-off files on a full
 * disk; write, sync and rename did not.
 * @param folder made if it is not there; nothing is written outside of it
 * @throws BuildError if a file cannot be written; then all files are as they were
 */
export async function writeFiles(folder: string, files: readonly OutputFile[]): Promise<void> {
  const root = resolve(folder);
  const places = files.map(({ name, bytes }) => {
    const path = resolve(root, name);
    if (!path.startsWith(root + sep)) throw new Error(`${name} leads out of the output folder`);
    const aside = (ending: string): string =>
      join(dirname(path), `.${name.replaceAll('/', '-')}.${process.pid}.${ending}`);
    return { path, bytes, next: aside('new'), before: aside('old') };
  });
  const undo: (() => Promise<unknown>)[] = [];
  try {
    await mkdir(root, { recursive: true });
    for (const { next, bytes } of places) await writeSynced(next, bytes);
    for (const { path, next, before } of places) {
      const existed = await keep(path, before);
      undo.unshift(() => (existed ? rename(before, path) : rm(path, { force: true })));
      await rename(next, path);
    }
    await Promise.all(places.map(({ before }) => rm(before, { force: true })));
  } catch (error) {
    for (const step of undo) await step().catch(() => {});
    const { code, message } = error as NodeJS.ErrnoException;
    throw new BuildError([
      {
        severity: 'error',
        code: 'write/failed',
        message: `The output cannot be written: ${message}`,
        hint:
          code === 'ENOSPC'
            ? 'The disk is full. The files of the last build are untouched.'
            : 'The files of the last build are untouched. Is one of them open in another program?',
        blame: 'machine',
      },
    ]);
  } finally {
    await Promise.all(places.map(({ next }) => rm(next, { force: true }).catch(() => {})));
  }
}

/** Removes what a process that was killed left beside the files of a folder. */
export async function clearLeavings(folder: string, pid: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const left = names.filter((name) => name.startsWith('.') && LEFT.exec(name)?.[1] === String(pid));
  await Promise.all(left.map((name) => rm(join(folder, name), { force: true }).catch(() => {})));
}

const LEFT = /\.(\d+)\.(?:new|old)$/;

/** A second name for a file, so that its place is never empty; false if there is no file. */
async function keep(path: string, before: string): Promise<boolean> {
  await rm(before, { force: true });
  try {
    await link(path, before);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    // Some file systems know no links.
    await copyFile(path, before);
    return true;
  }
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
