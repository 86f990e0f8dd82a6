/** Finds the files of a font in its npm package. */
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { PACKAGE_ROOT } from '../../package-root.js';

/** A file for each weight; a package may have several sets with different characters. */
export interface PackageFont {
  /** The part of its characters, such as `latin-ext`; empty if it is the whole font. */
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
 * The upright fonts of a package such as those of @expo-google-fonts (`400Regular/Lato_400Regular.ttf`)
 * or of @fontsource (`files/lato-latin-400-normal.woff2`); Latin letters first.
 * @returns nothing for other packages
 */
export function fontsIn(folder: string): PackageFont[] {
  // A fixed order: the choice of a font, and so the files' bytes, depend on it.
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
  const match = /^files\/(.+)-(\d{3})-normal\.woff2$/.exec(file);
  if (!match) return undefined;
  const id = folder.replaceAll('\\', '/').split('/').at(-1) ?? '';
  const subset = (match[1] ?? '').replace(`${id}-`, '');
  // Ideographs come a second time in a hundred small pieces, which have numbers for names.
  return /\d/.test(subset) ? undefined : { path, subset, weight: Number(match[2]) };
}
