/** Opens a file that a user names: a regular one, of a size that is worth reading. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** Why there are no bytes. */
export type FileFault =
  | { readonly fault: 'missing' | 'no-file' }
  | { readonly fault: 'too-large'; readonly size: number }
  | { readonly fault: 'unreadable'; readonly reason: string };

/** Opening a pipe without a writer would block the process. */
const WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * Reads a whole file. Anything else (a folder, a pipe, a device) and what is larger than `maxBytes`
 * is refused unread; of a file that says less than it has, no more than `maxBytes` is read.
 */
export function readRegularFile(path: string, maxBytes: number): Buffer | FileFault {
  try {
    const file = openSync(path, WITHOUT_WAITING);
    try {
      const info = fstatSync(file);
      if (!info.isFile()) return { fault: 'no-file' };
      if (info.size > maxBytes) return { fault: 'too-large', size: info.size };
      return readAll(file, info.size, maxBytes);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return faultOf(error as NodeJS.ErrnoException);
  }
}

/** One byte more than the file says shows whether it has more. */
function readAll(file: number, size: number, maxBytes: number): Buffer | FileFault {
  const parts: Buffer[] = [];
  let length = 0;
  for (let capacity = size + 1; ; capacity = 65_536) {
    const part = Buffer.allocUnsafe(capacity);
    const read = readSync(file, part);
    if (read === 0) return parts.length === 1 ? (parts[0] ?? part) : Buffer.concat(parts);
    parts.push(part.subarray(0, read));
    length += read;
    if (length > maxBytes) return { fault: 'too-large', size: length };
  }
}

function faultOf({ code = '', message }: NodeJS.ErrnoException): FileFault {
  if (/^(ENOENT|ENOTDIR|ELOOP|ENAMETOOLONG)$|^ERR_/.test(code)) return { fault: 'missing' };
  // A socket, a device that is not there, and on Windows a folder.
  if (/^(ENXIO|ENODEV|EISDIR|EOPNOTSUPP)$/.test(code)) return { fault: 'no-file' };
  return { fault: 'unreadable', reason: message.replace(/, .*$/, '') };
}
