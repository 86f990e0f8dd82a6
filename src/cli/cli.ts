/** The command line as a function: what goes in and comes out is handed to it. */
import { build } from '../app/index.js';
import { writeFiles } from '../files/index.js';
import { packageJson } from '../package-root.js';
import type { Problem } from '../problem.js';
import { type Command, parseCommand } from './arguments.js';
import type { BuildArguments } from './build-arguments.js';
import { runCheck } from './check.js';
import { formatDecks } from './decks.js';
import { UsageError } from './option-values.js';
import { runPresent } from './present.js';
import {
  formatFiles,
  formatProblems,
  reportFailure,
  reportUnexpected,
  styleFor,
} from './report.js';
import { createSpinner } from './spinner.js';
import type { Streams } from './streams.js';

type ExitCode = 0 | 1 | 2 | 3 | 70 | 130 | 143;

/**
 * @returns the exit code: 0 done, 1 the outline is wrong, 2 wrong usage, 3 the machine lacks
 *   something, 70 a fault of ours, 130 or 143 ended by Ctrl-C or a signal
 */
export async function cli(argv: readonly string[], streams: Streams): Promise<ExitCode> {
  try {
    return await run(parseCommand(argv), streams);
  } catch (error) {
    if (!(error instanceof UsageError)) return reportUnexpected(error, streams);
    streams.error.write(`${error.message}\n`);
    return 2;
  }
}

/** What few need is loaded when it is asked for: a build is to start at once. */
async function run(command: Command, streams: Streams): Promise<ExitCode> {
  switch (command.name) {
    case 'build': {
      const { arguments: given } = command;
      if (given.data !== undefined) {
        const { runRows } = await import('./build-rows.js');
        return runRows({ ...given, data: given.data }, streams);
      }
      if (!given.watch) return runBuild(given, streams);
      const { watchBuild } = await import('./watch.js');
      const build = (onRead: (path: string) => void) => runBuild(given, streams, onRead);
      return watchBuild(
        given.outline,
        (onRead) => build(onRead).catch((error: unknown) => reportUnexpected(error, streams)),
        streams,
      );
    }
    case 'check':
      return runCheck(command.arguments, streams);
    case 'completion': {
      const { completionScript } = await import('./completion/completion.js');
      streams.out.write(completionScript(command.shell));
      return 0;
    }
    case 'present':
      return runPresent(command.arguments, streams);
    case 'preview': {
      const { runPreview } = await import('./preview.js');
      return runPreview(command.arguments, streams);
    }
    case 'init': {
      const { runInit } = await import('./init.js');
      return runInit(command.arguments, streams);
    }
    case 'doctor': {
      const { runDoctor } = await import('./doctor.js');
      return runDoctor(command.arguments, streams);
    }
    case 'kinds': {
      const { runKinds } = await import('./kinds.js');
      return runKinds(command.arguments, streams);
    }
    case 'eject': {
      const { runEject } = await import('./kinds.js');
      return runEject(command.arguments, streams);
    }
    case 'schema': {
      const { runSchema } = await import('./schema.js');
      return runSchema(command.arguments, streams);
    }
    case 'help': {
      const { helpOf } = await import('./help.js');
      streams.out.write(helpOf(command.of));
      return 0;
    }
    case 'version':
      streams.out.write(`${(await packageJson()).version}\n`);
      return 0;
  }
}

const UNFITTED = '; not fitted (--no-fit): no browser has looked whether all of them is seen';

async function runBuild(
  options: BuildArguments,
  streams: Streams,
  onRead?: (path: string) => void,
): Promise<0 | 1 | 3> {
  const started = performance.now();
  const isTerminal = streams.error.isTTY === true && !options.json;
  const style = styleFor(isTerminal && !streams.env.NO_COLOR);
  const spinner = createSpinner((text) => streams.error.write(text), isTerminal);
  try {
    const { data: _, name: __, ...asked } = options;
    const { files, slides, decks, problems } = await build({
      ...asked,
      env: streams.env,
      onStep: spinner.step,
      onRead,
    });
    await writeFiles(options.out, files);
    spinner.stop();
    const written = files.map(({ name, bytes }) => ({ name, bytes: bytes.length }));
    if (options.json) {
      streams.out.write(
        `${JSON.stringify({ ok: true, slides, decks, files: written, problems }, null, 2)}\n`,
      );
      return 0;
    }
    for (const text of formatProblems(problems, style)) streams.error.write(`${text}\n`);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    streams.out.write(
      `${formatDecks(decks)} in ${seconds} s${options.fit ? '' : UNFITTED}\n${formatFiles(options.out, written, style)}\n`,
    );
    return 0;
  } catch (error) {
    spinner.stop();
    const { json, out } = options;
    return reportFailure(error, streams, { json, ending: (found) => nothingWritten(found, out) });
  }
}

function nothingWritten(problems: readonly Problem[], out: string): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const count = `${errors} ${errors === 1 ? 'error' : 'errors'}`;
  return `${count}. Nothing was written; ${out}/ is as it was.`;
}
