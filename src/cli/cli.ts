/** The command line as a function: its input and output are parameters. */
import { CommanderError, type CommandUnknownOpts } from '@commander-js/extra-typings';
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
  const [first = '--help', ...rest] = argv;
  try {
    if (first === 'complete') {
      const { complete } = await import('./completion.js');
      streams.out.write(complete(program, rest));
      return 0;
    }
    if (/\.ya?ml$/i.test(first)) {
      program.error(`error: ${first} is an outline; to build it: fireside build ${first}`);
    }
    await program.parseAsync([first, ...rest], { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) return reportUnexpected(error, streams);
    // Commander has printed the help, or what is wrong.
    if (error.code === 'commander.missingArgument') {
      streams.error.write(`hint: ${missingArgument(program, first)}\n`);
    }
    return error.exitCode === 0 ? 0 : 2;
  }
}

/** Such as `write fireside eject <kind>; kind: one that fireside kinds lists`. */
function missingArgument({ commands }: CommandUnknownOpts, name: string): string {
  const command = commands.find((one) => one.name() === name);
  const [argument] = command?.registeredArguments ?? [];
  const allowed = argument?.argChoices?.join(', ') ?? argument?.description;
  return `write fireside ${name} <${argument?.name()}>; ${argument?.name()}: ${allowed}`;
}
