/** Folders that are made, and why the system writes no file: in words, and what to do about it. */
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface WriteFailure {
  /** Such as `the disk is full (ENOSPC)`. */
  readonly reason: string;
  /** A sentence. */
  readonly hint: string;
}

const OPEN_ELSEWHERE: ErrorWords = [
  'another program has it open',
  'Close it in the other program, then build again.',
];
const A_FILE_IN_THE_WAY: ErrorWords = [
  'a part of its path is a file, and no folder',
  'Remove or rename that file, or name another folder.',
];

/** The reason, and the hint. */
type ErrorWords = readonly [reason: string, hint: string];

const WORDS: Readonly<Record<string, ErrorWords>> = {
  EACCES: [
    'you may not write there',
    'Name a folder that you may write to, or ask whoever owns it.',
  ],
  // On Windows this is how a file that is open elsewhere answers.
  EPERM:
    process.platform === 'win32'
      ? OPEN_ELSEWHERE
      : ['the system forbids it', 'Name a folder that you may write to, or ask whoever owns it.'],
  EBUSY: OPEN_ELSEWHERE,
  ETXTBSY: OPEN_ELSEWHERE,
  EROFS: ['the disk can only be read', 'Name a folder on another disk.'],
  ENOSPC: ['the disk is full', 'Free some space there, or name a folder on another disk.'],
  EDQUOT: [
    'your share of the disk is used up',
    'Delete files of yours there, or name a folder on another disk.',
  ],
  EFBIG: [
    'it is larger than a file may be',
    'Raise the limit (ulimit -f unlimited), or name a folder on another disk.',
  ],
  EMFILE: ['too many files are open', 'Raise the limit, as in ulimit -n 1024.'],
  ENFILE: ['too many files are open on this machine', 'Close some programs.'],
  ENOENT: ['there is no such folder, and none can be made', 'Name a folder on a disk.'],
  ENOTDIR: A_FILE_IN_THE_WAY,
  EEXIST: A_FILE_IN_THE_WAY,
  EISDIR: ['a folder of that name is there', 'Remove or rename that folder.'],
  ENOTEMPTY: ['a folder of that name is there', 'Remove or rename that folder.'],
  ENAMETOOLONG: ['its name is too long', 'Give it a shorter name, or name a folder higher up.'],
  ELOOP: ['the path contains a loop of symbolic links', 'Name another folder.'],
  EIO: ['the disk reports an error', 'Check that disk, or name a folder on another one.'],
};

/** @param error what the call to the file system threw */
export function writeFailure({ code = '', message }: NodeJS.ErrnoException): WriteFailure {
  const [reason, hint] = WORDS[code] ?? [message, 'Name another folder.'];
  return { reason: WORDS[code] ? `${reason} (${code})` : reason, hint };
}

/** Of the machine, whatever was being done: no fault of a program. */
const SHORTAGES = new Set(['EMFILE', 'ENFILE', 'ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS']);

/** True if the machine's disk or file handles are used up, or it is read-only. */
export function isOutOfResources(error: unknown): error is NodeJS.ErrnoException {
  return SHORTAGES.has((error as NodeJS.ErrnoException | undefined)?.code ?? '');
}

/**
 * Makes a folder and those above it, if they are not there. Node's own `recursive` never ends where
 * a folder is there and takes no other, as in `/proc`.
 * @throws what the system says
 */
export async function makeFolders(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const above = dirname(path);
    if (code === 'ENOENT' && above !== path) {
      await makeFolders(above);
      await mkdir(path).catch(unlessFolder(path));
    } else await unlessFolder(path)(error);
  }
}

/** Somebody else may have made it, and a disk that can only be read says so of every folder. */
function unlessFolder(path: string): (error: unknown) => Promise<void> {
  return async (error) => {
    const isFolder = await stat(path).then(
      (one) => one.isDirectory(),
      () => false,
    );
    if (!isFolder) throw error;
  };
}
