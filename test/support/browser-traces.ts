/** What tests of real browsers share: their own temporary folder, and a look at what is left. */
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { BuildError, type Problem } from '../../src/problem.js';

/** The repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));
const realTmpdir = process.env.TMPDIR;
/** A folder for the test's own files, removed by `restoreTmpdir`. */
export const outside = mkdtempSync(join(tmpdir(), 'fireside-test-'));
/** The only temporary folder that the code under test sees. */
const temporary = join(outside, 'tmp');

/**
 * Gives this process an empty temporary folder. Test files share a process, and this module with
 * it: `outside` is gone when another file has restored before.
 */
export function useOwnTmpdir(): void {
  mkdirSync(temporary, { recursive: true });
  process.env.TMPDIR = temporary;
}

/** Takes it away again. */
export function restoreTmpdir(): void {
  if (realTmpdir === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = realTmpdir;
  rmSync(outside, { recursive: true, force: true });
}

/** Gives the first problem of the `BuildError` with which the promise must reject. */
export async function problemOf(promise: Promise<unknown>): Promise<Problem | undefined> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(BuildError);
  return (error as BuildError).problems[0];
}

const groups = new Set<number>();

/** The browsers of this test with their helpers, identified by the browsers' process groups. */
export function processes(): { pid: number; command: string }[] {
  const all = readdirSync('/proc').flatMap((name) => {
    try {
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8').replace(/.*\) /s, '').split(' ');
      // A zombie has ended, whether or not somebody has asked for its status.
      return stat[0] === 'Z' ? [] : [{ pid: Number(name), group: Number(stat[2]), command }];
    } catch {
      return [];
    }
  });
  for (const { group, command } of all) {
    if (command.includes(temporary)) groups.add(group);
  }
  return all.filter(({ group }) => groups.has(group));
}

/** Expects that browsers and their folders are gone, within a second. */
export async function expectNoTraces(): Promise<void> {
  for (let tries = 0; tries < 50 && processes().length > 0; tries++) await sleep(20);
  expect(processes()).toEqual([]);
  for (let tries = 0; tries < 50 && browserFolders().length > 0; tries++) await sleep(20);
  expect(browserFolders()).toEqual([]);
}

/** The folders of browsers in the temporary folder. */
export function browserFolders(): string[] {
  return readdirSync(temporary);
}

/** Writes an executable script and gives its path. */
export function program(folder: string, name: string, text: string): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, text);
  chmodSync(path, 0o755);
  return path;
}
