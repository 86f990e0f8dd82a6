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
  const within = root.endsWith(sep) ? root : root + sep;
  const places = files.map(({ name, bytes }) => {
    const path = resolve(root, name);
    if (!path.startsWith(within)) throw new Error(`${name} leads out of the output folder`);
    const aside = (ending: string): string =>
      join(dirname(path), `.${name.replaceAll('/', '-')}.${process.pid}.${ending}`);
    return { path, bytes, next: aside('new'), before: aside('old') };
  });
  const done: Replaced[] = [];
  /** Where a file lies now that could not be put back. */
  let lost: string[] = [];
  try {
    await mkdir(root, { recursive: true });
    for (const { next, bytes } of places) await writeSynced(next, bytes);
    for (const { path, next, before } of places) {
      const existed = await keep(path, before);
      await rename(next, path);
      done.unshift({ path, before: existed ? before : undefined });
    }
  } catch (error) {
    lost = await putBack(done);
    throw notWritten(error as NodeJS.ErrnoException, lost);
  } finally {
    // All is written or put back: what lies beside the files now changes nothing of that.
    const aside = places.flatMap(({ next, before }) => [next, before]);
    const over = aside.filter((path) => !lost.includes(path));
    await Promise.all(over.map((path) => rm(path, { force: true }).catch(() => {})));
  }
}

/** A file in its place, and where the one lies that stood there before, if there was one. */
interface Replaced {
  readonly path: string;
  readonly before: string | undefined;
}

/** @returns where those lie that could not be put back */
async function putBack(done: readonly Replaced[]): Promise<string[]> {
  const lost: string[] = [];
  for (const { path, before } of done) {
    const step = before === undefined ? rm(path, { force: true }) : rename(before, path);
    await step.catch(() => before !== undefined && lost.push(before));
  }
  return lost;
}

function notWritten({ code, message }: NodeJS.ErrnoException, lost: readonly string[]): BuildError {
  const untouched = 'The files of the last build are untouched.';
  const hints = [
    lost.length > 0 && `What could not be put back of the last build is kept: ${lost.join(', ')}.`,
    code === 'ENOSPC' && 'The disk is full.',
    lost.length === 0 && untouched,
    code !== 'ENOSPC' && 'Is one of them open in another program?',
  ];
  return new BuildError([
    {
      severity: 'error',
      code: 'write/failed',
      message: `The output cannot be written: ${message}`,
      hint: hints.filter(Boolean).join(' '),
      blame: 'machine',
    },
  ]);
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
