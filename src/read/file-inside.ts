/** Files that an outline names: inside its folder, regular ones, and not too large. */
import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Fault } from '../problem.js';
import { type FileFault, readRegularFile } from './read-regular-file.js';

type NamedFileFault = FileFault | { readonly fault: 'outside' };

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

/** The path with its links resolved, or why there is none in the folder. */
export function findInside(folder: string, name: string): string | NamedFileFault {
  const root = realpathSync(folder);
  try {
    const path = realpathSync(resolve(root, name));
    return isInside(root, path) ? path : { fault: 'outside' };
  } catch {
    return { fault: 'missing' };
  }
}

/** How messages speak of a file. */
export interface FileWords {
  /** What codes begin with. */
  readonly code: string;
  /** The code of a file that does not exist, where it is another. */
  readonly missing?: string;
  /** With its article and its name, such as `The theme “dark.css”`. */
  readonly noun: string;
  readonly maxBytes: number;
  readonly hints: Readonly<Partial<Record<NamedFileFault['fault'], string>>>;
  /** What messages call the folder. */
  readonly folder?: string | undefined;
}

/** The file in that folder and its path with links resolved, or what is wrong with it. */
export function readInside(
  folder: string,
  name: string,
  words: FileWords,
): { readonly path: string; readonly bytes: Buffer } | Fault {
  const path = findInside(folder, name);
  if (typeof path !== 'string') return fileFault(words, path);
  const bytes = readRegularFile(path, words.maxBytes);
  return Buffer.isBuffer(bytes) ? { path, bytes } : fileFault(words, bytes);
}

export function fileFault(
  { code, missing, noun, maxBytes, hints, folder = 'the outline’s folder' }: FileWords,
  file: NamedFileFault,
): Fault {
  const [message, hint] = {
    missing: ['does not exist', `Paths start at ${folder}.`],
    outside: [
      `is outside ${folder}`,
      'Copy it into the folder: a deck may take nothing from elsewhere.',
    ],
    'too-large': [`has more than ${maxBytes / 1e6} MB`, 'Name a smaller file.'],
    'no-file': ['is not a file', 'Name a file, not a folder.'],
    unreadable: [
      `cannot be read: ${'reason' in file ? file.reason : ''}`,
      'Look whether you may read the file, and whether another program holds it.',
    ],
  }[file.fault] as [string, string];
  return {
    code: (file.fault === 'missing' && missing) || `${code}/${file.fault}`,
    message: `${noun} ${message}`,
    hint: hints[file.fault] ?? hint,
  };
}
