/** Reads the outline's file, one that it includes, or another of words; makes sure that it is text. */
import { LIMITS } from '../limits.js';
import { BuildError, type Place } from '../problem.js';
import { decodeText } from './decode-text.js';
import { hintForFolder, hintForMissing } from './nearest-file.js';
import { cannotBeRead } from './read-failure.js';
import { readRegularFile } from './read-regular-file.js';

export interface Source {
  /** The path as the user gave it: it is what messages show. */
  readonly path: string;
  readonly text: string;
}

/**
 * A place of a file by its line and column.
 * @param line from 1; one behind the last line is the last line
 * @param column from 1
 */
export function placeOnLine({ path, text }: Source, line: number, column = 1): Place {
  const lines = text.split(/\r?\n/);
  const at = Math.max(1, Math.min(line, lines.length));
  return { file: path, line: at, column, length: 1, lineText: lines[at - 1] ?? '' };
}

/** What a file is to be, for messages. */
export interface SourceRequest {
  /** With its article. */
  readonly noun: string;
  readonly maxBytes: number;
  /** What to do where there is none, where it is too large, in another encoding, and empty. */
  readonly hints: Readonly<
    Record<'large' | 'encoding' | 'empty', string> & {
      missing: string | ((path: string) => string);
      /** Where a folder has its name. */
      folder?: (path: string) => string;
    }
  >;
}

const OUTLINE: SourceRequest = {
  noun: 'an outline',
  maxBytes: LIMITS.outline,
  hints: {
    missing: hintForMissing,
    folder: hintForFolder,
    large: 'Is this the right file? Pictures belong in files of their own.',
    encoding: 'Save it as UTF-8 (it may be in Big5, GBK or Latin-1 now).',
    empty: 'Let `fireside init` write one to begin with.',
  },
};

/**
 * Reads a text file in UTF-8; a byte order mark is dropped.
 * @param wanted the kind of file; an outline by default
 * @throws BuildError if the file is missing, empty, too large, or no UTF-8 text.
 */
export async function readSource(path: string, wanted: SourceRequest = OUTLINE): Promise<Source> {
  return readSourceSync(path, wanted);
}

/** The same, synchronously, for a file that is named while another is read. */
export function readSourceSync(
  path: string,
  { noun, maxBytes, hints }: SourceRequest = OUTLINE,
): Source {
  const refuse = (code: string, message: string, hint: string): never => {
    throw new BuildError([{ severity: 'error', code: `read/${code}`, message, hint }]);
  };
  const bytes = readRegularFile(path, maxBytes);
  if (!Buffer.isBuffer(bytes)) {
    switch (bytes.fault) {
      case 'missing':
        return refuse(
          'missing',
          `${path} does not exist`,
          typeof hints.missing === 'string' ? hints.missing : hints.missing(path),
        );
      case 'no-file':
        return refuse(
          'no-file',
          `${path} is not a file`,
          hints.folder?.(path) ?? 'Name a file, not a folder.',
        );
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
  const text = decodeText(path, bytes, hints.encoding);
  if (typeof text !== 'string') throw new BuildError([text]);
  if (text.trim() === '') {
    refuse('empty', `${path} is empty`, hints.empty);
  }
  return { path, text };
}
