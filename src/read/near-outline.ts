/** The outline that was meant by a path where there is none. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { nearestFile } from './nearest-file.js';

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

/** None where the folder cannot be read. */
function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
}
