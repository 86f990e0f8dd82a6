/** Reads the outline's file, one that it includes, or another of words; makes sure that it is text. */
import { BuildError } from '../problem.js';
import { cannotBeRead } from './failure.js';
import { readRegularFile } from './regular-file.js';

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
  const bytes = readRegularFile(path, maxBytes);
  if (!Buffer.isBuffer(bytes)) {
    switch (bytes.fault) {
      case 'missing':
        return refuse('missing', `${path} does not exist`, hints.missing);
      case 'no-file':
        return refuse('no-file', `${path} is not a file`, 'Name a file, not a folder.');
      case 'too-large':
        return refuse(
          'too-large',
          `${path} has ${(bytes.size / 1e6).toFixed(1)} MB; ${noun} may have ${maxBytes / 1e6} MB`,
          hints.large,
        );
      default:
        throw new BuildError([cannotBeRead(path, bytes.reason)]);
    }
  }
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
