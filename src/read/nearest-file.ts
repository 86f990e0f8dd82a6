/** Finds the file that was meant by a path that leads to none. */
import { readdirSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { nearest } from '../nearest.js';

/**
 * The file in the same folder whose name is nearly that, of whatever ending.
 * @param path that nothing is at; `\\` in it is read as `/`
 * @param from the folder at which the answer starts
 * @param ending of the files that may be meant
 */
export function nearestFile(path: string, from: string, ending: RegExp): string | undefined {
  const meant = path.replaceAll('\\', '/');
  const near = nearest(
    basename(meant),
    namesIn(dirname(meant)).filter((name) => ending.test(name)),
  );
  return near && relative(from, join(dirname(meant), near)).replaceAll('\\', '/');
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
