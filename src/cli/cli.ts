/** The command line as a function: its input and output are parameters. */
import { CommanderError } from '@commander-js/extra-typings';
import { packageJson } from '../package-root.js';
import { createProgram } from './program.js';
import { reportUnexpected } from './report.js';
import type { ExitCode, Streams } from './streams.js';

/** Runs a command, or prints what is wrong with its words. */
export async function cli(argv: readonly string[], streams: Streams): Promise<ExitCode> {
  let code: ExitCode = 0;
  const { version } = await packageJson();
  const exit = (result: ExitCode): void => {
    code = result;
  };
  const program = createProgram({ streams, exit }, version);
  try {
    const [first = '--help', ...rest] = argv;
    if (/\.ya?ml$/i.test(first)) {
      program.error(`error: ${first} is an outline; to build it: fireside build ${first}`);
    }
    await program.parseAsync([first, ...rest], { from: 'user' });
    return code;
  } catch (error) {
    // Commander has printed the help, or what is wrong.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return reportUnexpected(error, streams);
  }
}
