/** The file that a wrong path was probably intended for. */
import { type Dirent, existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { nearest } from '../nearest.js';

/**
 * The file in the same folder whose name is nearly that, of whatever ending.
 * @param path that nothing is at; `\\` in it is read as `/`
 * @param from the folder at which the answer starts
 * @param ending of the candidate files
 */
export function nearestFile(path: string, from: string, ending: RegExp): string | undefined {
  const wanted = path.replaceAll('\\', '/');
  const names = entriesIn(dirname(wanted)).map(({ name }) => name);
  const near = nearest(
    basename(wanted),
    names.filter((name) => ending.test(name)),
  );
  return near && relative(from, join(dirname(wanted), near)).replaceAll('\\', '/');
}

/** None where the folder cannot be read. */
function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** `fireside init` writes one of this name. */
const USUAL = 'outline.yaml';

/** @returns what to do where no file has the path, as a sentence */
export function hintForMissing(path: string): string {
  const folder = dirname(path);
  const [below] = entriesIn(folder)
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => join(folder, name, basename(path)))
    .sort()
    .filter((one) => existsSync(one));
  if (below !== undefined) {
    return path === USUAL
      ? `${below} is there: cd ${dirname(below)}`
      : `Name ${below}, which is there.`;
  }
  const beside = nearestFile(path, folder, /\.ya?ml$/);
  if (beside) return `Did you mean ${join(folder, beside)}?`;
  return '`fireside init my-talk` writes one: my-talk/outline.yaml.';
}

/** @returns what to name in the place of a folder, as a sentence */
export function hintForFolder(path: string): string {
  const inside = join(path, USUAL);
  return existsSync(inside) ? `Name the outline in it: ${inside}.` : 'Name a file, not a folder.';
}
