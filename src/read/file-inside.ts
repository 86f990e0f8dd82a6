/** Files that an outline names: inside of its folder, regular ones, and not too large. */
import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Fault } from '../problem.js';
import { isInside } from './is-inside.js';
import type { FileFault } from './read-regular-file.js';

export type NamedFileFault = FileFault | { readonly fault: 'outside' };

/** The path with its links resolved, or why there is none in the folder. */
export async function findInside(folder: string, name: string): Promise<string | NamedFileFault> {
  const root = await realpath(folder);
  const path = await realpath(resolve(root, name)).catch(() => undefined);
  if (path === undefined) return { fault: 'missing' };
  return isInside(root, path) ? path : { fault: 'outside' };
}

/** How messages speak of a file. */
export interface FileWords {
  /** What codes begin with. */
  readonly code: string;
  /** With its article and its name, such as `The theme “dark.css”`. */
  readonly noun: string;
  readonly maxBytes: number;
  readonly hints: Readonly<Record<'missing' | 'too-large' | 'no-file', string>> & {
    readonly outside?: string;
  };
  /** What messages call the folder. */
  readonly folder?: string | undefined;
}

export function fileFault(
  { code, noun, maxBytes, hints, folder = 'the outline’s folder' }: FileWords,
  file: NamedFileFault,
): Fault {
  const fault = (message: string, hint: string): Fault => ({
    code: `${code}/${file.fault}`,
    message: `${noun} ${message}`,
    hint,
  });
  switch (file.fault) {
    case 'missing':
      return fault('does not exist', hints.missing);
    case 'outside':
      return fault(
        `is outside ${folder}`,
        hints.outside ?? 'Copy it into the folder: a deck may take nothing from elsewhere.',
      );
    case 'too-large':
      return fault(`has more than ${maxBytes / 1e6} MB`, hints['too-large']);
    case 'unreadable':
      return fault(
        `cannot be read: ${file.reason}`,
        'Look whether you may read the file, and whether another program holds it.',
      );
    default:
      return fault('is not a file', hints['no-file']);
  }
}
