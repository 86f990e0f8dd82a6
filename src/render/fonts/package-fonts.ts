/** Finds the files of a face in an npm package of one. */
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { PACKAGE_ROOT } from '../../package-root.js';

/** One file of a package for each weight; a package may part its letters into several such sets. */
export interface PackageFont {
  /** What letters they are, such as `latin-ext`; empty where the face is in one piece. */
  readonly subset: string;
  readonly regular: string;
  readonly bold: string;
}

interface Candidate {
  readonly path: string;
  readonly subset: string;
  readonly weight: number;
}

/**
 * Looks for a package where Node does from each folder, then in `fonts/`, which has the packages that
 * come with Fireside, then where Node does from Fireside's own folder.
 * @returns its folder, if it is installed
 */
export function packageFolder(name: string, folders: readonly string[]): string | undefined {
  const installed = (start: string): string[] =>
    (createRequire(start).resolve.paths(name) ?? []).map((path) => join(path, name));
  return [
    ...folders.flatMap((folder) => installed(resolve(folder, 'outline.yaml'))),
    join(PACKAGE_ROOT, 'fonts', name),
    ...installed(import.meta.url),
  ].find((path) => existsSync(path));
}

/**
 * The upright faces of a package, made as those of @expo-google-fonts (`400Regular/Lato_400Regular.ttf`)
 * or of @fontsource (`files/lato-latin-400-normal.woff2`); Latin letters first.
 * @returns nothing if it is made otherwise
 */
export function fontsIn(folder: string): PackageFont[] {
  // The order must be the same on each machine: by it a face is chosen, and so the files' bytes.
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const found = files.flatMap((file) => candidate(join(folder, file), folder) ?? []);
  const subsets = [...new Set(found.map(({ subset }) => subset))]
    .sort()
    .sort((a, b) => Number(b === 'latin') - Number(a === 'latin'));
  return subsets.flatMap((subset) => {
    const own = found.filter((one) => one.subset === subset);
    const near = (goal: number): string =>
      own.reduce((best, one) =>
        Math.abs(one.weight - goal) < Math.abs(best.weight - goal) ? one : best,
      ).path;
    return [{ subset, regular: near(400), bold: near(700) }];
  });
}

function candidate(path: string, folder: string): Candidate | undefined {
  const file = relative(folder, path).replaceAll('\\', '/');
  const expo = /^(\d{3})[A-Z][a-z]+\/[^/]+_\1[A-Z][A-Za-z]*\.ttf$/.exec(file);
  if (expo)
    return file.includes('Italic') ? undefined : { path, subset: '', weight: Number(expo[1]) };
  const parted = /^files\/(.+)-(\d{3})-normal\.woff2$/.exec(file);
  if (!parted) return undefined;
  const id = folder.replaceAll('\\', '/').split('/').at(-1) ?? '';
  const subset = (parted[1] ?? '').replace(`${id}-`, '');
  // Ideographs come a second time in a hundred small pieces, which have numbers for names.
  return /\d/.test(subset) ? undefined : { path, subset, weight: Number(parted[2]) };
}
