/** Whether a file is in a folder: a deck may use no files from outside. */
import { isAbsolute, relative, sep } from 'node:path';

/**
 * True for the folder itself and all below it. Names such as `..plan.svg` lead nowhere.
 * @param folder with its links resolved
 * @param path with its links resolved, so that no link leads out
 */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  // From one drive to another there is no way but the whole path.
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
