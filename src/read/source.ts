/** Reads the outline's file, one that it includes, or another of words; makes sure that it is text. */
import { readFileSync, type Stats, statSync } from 'node:fs';
import { BuildError } from '../problem.js';

export interface Source {
  /** The path as the user gave it: it is what messages show. */
  readonly path: string;
  readonly text: string;
}

/** What a file is to be, for messages. */
export interface Wanted {
  /** With its article. */
  readonly noun: string;
  readonly maxBytes: number;
  /** What to do where there is none, where it is too large, in another encoding, and empty. */
  readonly hints: Readonly<Record<'missing' | 'large' | 'encoding' | 'empty', string>>;
}

/** An outline is some kilobytes; 2 MB is a mistake (a picture, a log), and would only cost time. */
const OUTLINE: Wanted = {
  noun: 'an outline',
  maxBytes: 2_000_000,
  hints: {
    missing: 'Name an outline that exists, such as outline.yaml.',
    large: 'Is this the right file? Pictures belong in files of their own.',
    encoding: 'Save it as UTF-8 (it may be in Big5 or GBK now).',
    empty: 'Start from the outline.yaml that comes with Fireside.',
  },
};

/**
 * Reads a text file in UTF-8; a byte order mark is dropped.
 * @param wanted what it is to be; an outline where nothing is said
 * @throws BuildError if the file is missing, empty, too large, or no UTF-8 text.
 */
export async function readSource(path: string, wanted: Wanted = OUTLINE): Promise<Source> {
  return readSourceSync(path, wanted);
}

/** The same at once, for who meets the file's name while reading another. */
export function readSourceSync(path: string, { noun, maxBytes, hints }: Wanted = OUTLINE): Source {
  const refuse = (code: string, message: string, hint: string): never => {
    throw new BuildError([{ severity: 'error', code: `read/${code}`, message, hint }]);
  };
  const info = infoOf(path);
  if (info === undefined) return refuse('missing', `${path} does not exist`, hints.missing);
  if (!info.isFile()) refuse('no-file', `${path} is not a file`, 'Name a file, not a folder.');
  const { size } = info;
  if (size > maxBytes) {
    refuse(
      'too-large',
      `${path} has ${(size / 1e6).toFixed(1)} MB; ${noun} may have ${maxBytes / 1e6} MB`,
      hints.large,
    );
  }
  const bytes = readFileSync(path);
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    refuse(
      'utf-16',
      `${path} is UTF-16`,
      'Save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8).',
    );
  }
  if (bytes.includes(0)) {
    refuse('binary', `${path} has a NUL byte, so it is not a text file`, 'Save it as UTF-8 text.');
  }
  let text = '';
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    refuse('encoding', `${path} is not UTF-8`, hints.encoding);
  }
  if (text.trim() === '') {
    refuse('empty', `${path} is empty`, hints.empty);
  }
  return { path, text };
}

/** Whatever keeps the system from looking at a path, there is no file to read. */
function infoOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
