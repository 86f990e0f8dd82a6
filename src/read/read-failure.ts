import { BuildError } from '../problem.js';

/** A `BuildError` for an error of the file system; any other error as it is. */
export function readFailure(error: unknown): unknown {
  const { syscall, path, message } = error as NodeJS.ErrnoException;
  if (syscall === undefined || path === undefined) return error;
  return new BuildError([
    {
      severity: 'error',
      code: 'read/failed',
      message: `${path} cannot be read: ${message.replace(/, .*$/, '')}`,
      hint: 'Was it moved or deleted just now? Save it again, or look whether you may read it.',
    },
  ]);
}
