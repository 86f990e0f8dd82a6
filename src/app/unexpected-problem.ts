/** Makes a problem of an unexpected error: a bug in Fireside, with what a report needs. */
import { packageJson } from '../package-root.js';
import { type Problem, placeOfError } from '../problem.js';

/** Lines of the stack trace that are shown. */
const TRACE_LINES = 6;

/** @param error anything that was thrown and is no `BuildError` */
export async function unexpectedProblem(error: unknown): Promise<Problem> {
  const { version } = await packageJson();
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const where = `Fireside ${version}, Node ${process.version}, ${process.platform} ${process.arch}`;
  const place = placeOfError(error);
  return {
    severity: 'error',
    code: 'fireside/fault',
    message: `This is a fault of Fireside, not of your files\n${where}\n${trace.split('\n').slice(0, TRACE_LINES).join('\n')}`,
    hint: 'Please report it where you got Fireside, with these lines and, if you may, the outline.',
    ...(place ? { place } : {}),
    blame: 'machine',
  };
}
