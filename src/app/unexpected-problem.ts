/** An error that nobody expected: a fault of ours, with what a report needs. */
import { packageJson } from '../package-root.js';
import { type Problem, placeOfError } from '../problem.js';

/** So many lines of the trace say where it happened. */
const LINES = 6;

/** @param error anything that was thrown and is no `BuildError` */
export async function unexpectedProblem(error: unknown): Promise<Problem> {
  const { version } = await packageJson();
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const where = `Fireside ${version}, Node ${process.version}, ${process.platform} ${process.arch}`;
  const place = placeOfError(error);
  return {
    severity: 'error',
    code: 'fireside/fault',
    message: `This is a fault of Fireside, not of your files\n${where}\n${trace.split('\n').slice(0, LINES).join('\n')}`,
    hint: 'Please report it where you got Fireside, with these lines and, if you may, the outline.',
    ...(place ? { place } : {}),
    blame: 'machine',
  };
}
