/** The command line as a function: what goes in and comes out is handed to it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from '../build.js';
import { PACKAGE_ROOT } from '../package-root.js';
import { BuildError, type Problem } from '../problem.js';
import { writeFiles } from '../write.js';
import { type BuildArguments, HELP, parseCommand, UsageError } from './arguments.js';
import { runCheck } from './check.js';
import { runPreview } from './preview.js';
import { formatFiles, formatProblem, styleFor } from './report.js';
import { createSpinner } from './spinner.js';
import type { Streams } from './streams.js';
import { watchBuild } from './watch.js';

/** @returns the exit code: 0 done, 1 the outline is wrong, 2 wrong usage, 3 the machine lacks something */
export async function cli(argv: readonly string[], streams: Streams): Promise<0 | 1 | 2 | 3> {
  try {
    const command = parseCommand(argv);
    if (command.name === 'check') return await runCheck(command.arguments, streams);
    if (command.name === 'preview') return await runPreview(command.arguments, streams);
    if (command.name === 'build') {
      const { arguments: given } = command;
      if (!given.watch) return await runBuild(given, streams);
      return await watchBuild((onRead) => runBuild(given, streams, onRead), streams);
    }
    streams.out.write(command.name === 'help' ? HELP : `${await version()}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    streams.error.write(`${error.message}\n`);
    return 2;
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
    const { files, slides, problems } = await build({
      ...options,
      env: streams.env,
      onStep: spinner.step,
      onRead,
    });
    await writeFiles(options.out, files);
    spinner.stop();
    if (options.json) {
      const written = files.map(({ name, bytes }) => ({ name, bytes: bytes.length }));
      streams.out.write(
        `${JSON.stringify({ ok: true, slides, files: written, problems }, null, 2)}\n`,
      );
      return 0;
    }
    for (const problem of problems) streams.error.write(`${formatProblem(problem, style)}\n`);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    streams.out.write(
      `${slides} slides in ${seconds} s${options.fit ? '' : UNFITTED}\n${formatFiles(options.out, files, style)}\n`,
    );
    return 0;
  } catch (error) {
    spinner.stop();
    if (!(error instanceof BuildError)) throw error;
    reportFailure(error.problems, options, streams, style);
    return error.problems.some(({ blame }) => blame === 'machine') ? 3 : 1;
  }
}

function reportFailure(
  problems: readonly Problem[],
  { json, out }: BuildArguments,
  streams: Streams,
  style: ReturnType<typeof styleFor>,
): void {
  if (json) {
    streams.out.write(`${JSON.stringify({ ok: false, problems }, null, 2)}\n`);
    return;
  }
  streams.error.write(
    `${problems.map((problem) => formatProblem(problem, style)).join('\n\n')}\n\n`,
  );
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const count = `${errors} ${errors === 1 ? 'error' : 'errors'}`;
  streams.error.write(`${count}. Nothing was written; ${out}/ is as it was.\n`);
}

async function version(): Promise<string> {
  const file = join(PACKAGE_ROOT, 'package.json');
  const { version: number } = JSON.parse(await readFile(file, 'utf8')) as { version: string };
  return number;
}
