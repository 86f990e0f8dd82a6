/** Reads the outline's file, one that it includes, or another of words; makes sure that it is text. */
import { isUtf8 } from 'node:buffer';
import { LIMITS } from '../limits.js';
import { BuildError, type Fault, type Place, type Problem } from '../problem.js';
import { type FileWords, fileFault } from './file-inside.js';
import { hintForFolder, hintForMissing } from './nearest-file.js';
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

/** What a file is to be. */
export interface SourceRequest {
  readonly maxBytes: number;
  /** What to do where it is in another encoding, where it is empty, and where it cannot be read. */
  readonly hints: (
    path: string,
  ) => Readonly<Record<'encoding' | 'empty', string>> & FileWords['hints'];
}

const OUTLINE: SourceRequest = {
  maxBytes: LIMITS.outline,
  hints: (path) => ({
    missing: hintForMissing(path),
    'no-file': hintForFolder(path),
    'too-large': 'Is this the right file? Pictures belong in files of their own.',
    encoding: 'Save it as UTF-8 (it may be in Big5, GBK or Latin-1 now).',
    empty: 'Let `fireside init` write one to begin with.',
  }),
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
export function readSourceSync(path: string, { maxBytes, hints }: SourceRequest = OUTLINE): Source {
  const refuse = (fault: Problem | Fault): BuildError =>
    new BuildError([{ severity: 'error', ...fault }]);
  const bytes = readRegularFile(path, maxBytes);
  if (!Buffer.isBuffer(bytes)) {
    throw refuse(fileFault({ code: 'read', noun: path, maxBytes, hints: hints(path) }, bytes));
  }
  const text = decodeText(path, bytes);
  if (typeof text !== 'string') {
    throw refuse(text.code === 'read/encoding' ? { ...text, hint: hints(path).encoding } : text);
  }
  if (text.trim() === '') {
    throw refuse({
      code: 'read/empty',
      message: `${path} is empty`,
      hint: hints(path).empty,
    });
  }
  return { path, text };
}

/** The text without a byte order mark, its lines ended by line feeds; or what is wrong with it. */
export function decodeText(path: string, bytes: Buffer): string | Problem {
  const text = new TextDecoder().decode(bytes).replace(/\r(?!\n)/g, '\n');
  const refuse = (code: string, message: string, hint: string, at = 0): Problem => {
    const lines = text.slice(0, at).split('\n');
    const column = (lines.at(-1) ?? '').length + 1;
    const place = placeOnLine(
      { path, text: text.replaceAll('\0', '\ufffd') },
      lines.length,
      column,
    );
    return { severity: 'error', code: `read/${code}`, message, hint, place };
  };
  const asUtf8 = 'Save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8).';
  if (/^(\xff\xfe|\xfe\xff)/.test(bytes.toString('latin1', 0, 2))) {
    return refuse('utf-16', `${path} is UTF-16`, asUtf8);
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    const message = `${path} is not a text file: byte ${nul + 1} is NUL`;
    const hint = 'Is this the right file? If it is text, save it as UTF-8 without this character.';
    return refuse('binary', message, hint, text.indexOf('\0'));
  }
  if (isUtf8(bytes)) return text;
  const at = text.indexOf('\ufffd');
  const mark = bytes.indexOf('\ufeff') === 0 ? 3 : 0;
  const offset = Buffer.byteLength(text.slice(0, at)) + mark;
  const byte = (bytes[offset] ?? 0).toString(16).toUpperCase();
  const message = `${path} is not UTF-8: byte ${offset + 1} is 0x${byte}`;
  return refuse('encoding', message, asUtf8, at);
}
