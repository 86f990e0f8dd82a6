/** What the system says of a file that cannot be read, as a problem of the user's. */
import { BuildError, type Problem } from '../problem.js';

/** A `BuildError` for an error of the file system; any other error as it is. */
export function readFailure(error: unknown): unknown {
  const { syscall, path, message } = error as NodeJS.ErrnoException;
  if (syscall === undefined || path === undefined) return error;
  return new BuildError([cannotBeRead(path, message.replace(/, .*$/, ''))]);
}

/** @param reason the system's own words */
export function cannotBeRead(path: string, reason: string): Problem {
  return {
    severity: 'error',
    code: 'read/failed',
    message: `${path} cannot be read: ${reason}`,
    hint: 'Was it moved or deleted just now? Save it again, or look whether you may read it.',
  };
}
