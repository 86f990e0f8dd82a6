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
  const meant = path.replaceAll('\\', '/');
  const near = nearest(
    basename(meant),
    entriesIn(dirname(meant)).flatMap(({ name }) => (ending.test(name) ? [name] : [])),
  );
  return near && relative(from, join(dirname(meant), near)).replaceAll('\\', '/');
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
  const below = foldersIn(folder)
    .map((name) => join(folder, name))
    .find((one) => existsSync(join(one, basename(path))));
  if (below === undefined) {
    const beside = nearestFile(path, folder, /\.ya?ml$/);
    return beside
      ? `Did you mean ${join(folder, beside)}?`
      : '`fireside init my-talk` writes one: my-talk/outline.yaml.';
  }
  const found = join(below, basename(path));
  return path === USUAL ? `${found} is there: cd ${below}` : `Name ${found}, which is there.`;
}

/** @returns what to name in the place of a folder, as a sentence */
export function hintForFolder(path: string): string {
  const inside = join(path, USUAL);
  return existsSync(inside) ? `Name the outline in it: ${inside}.` : 'Name a file, not a folder.';
}

function foldersIn(folder: string): string[] {
  return entriesIn(folder)
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}
