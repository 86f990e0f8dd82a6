/** Reads the outline's file, or one that it includes, and makes sure that it is text. */
import { readFileSync, type Stats, statSync } from 'node:fs';
import { BuildError } from '../problem.js';

export interface Source {
  /** The path as the user gave it: it is what messages show. */
  readonly path: string;
  readonly text: string;
}

/** An outline is some kilobytes; 2 MB is a mistake (a picture, a log), and would only cost time. */
const MAX_BYTES = 2_000_000;

/**
 * Reads a text file in UTF-8; a byte order mark is dropped.
 * @throws BuildError if the file is missing, empty, too large, or no UTF-8 text.
 */
export async function readSource(path: string): Promise<Source> {
  return readSourceSync(path);
}

/** The same at once, for who meets the file's name while reading another. */
export function readSourceSync(path: string): Source {
  const refuse = (code: string, message: string, hint: string): never => {
    throw new BuildError([{ severity: 'error', code: `read/${code}`, message, hint }]);
  };
  const info = infoOf(path);
  if (info === undefined) {
    return refuse(
      'missing',
      `${path} does not exist`,
      'Name an outline that exists, such as outline.yaml.',
    );
  }
  if (!info.isFile()) refuse('no-file', `${path} is not a file`, 'Name a YAML file.');
  const { size } = info;
  if (size > MAX_BYTES) {
    refuse(
      'too-large',
      `${path} has ${(size / 1e6).toFixed(1)} MB; an outline may have ${MAX_BYTES / 1e6} MB`,
      'Is this the right file? Pictures belong in files of their own.',
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
    refuse('encoding', `${path} is not UTF-8`, 'Save it as UTF-8 (it may be in Big5 or GBK now).');
  }
  if (text.trim() === '') {
    refuse('empty', `${path} is empty`, 'Start from the outline.yaml that comes with Fireside.');
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
