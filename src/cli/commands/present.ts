/** `fireside present`: builds, serves, opens two windows, and ends by Ctrl-C. */
import type { Command } from '@commander-js/extra-typings';
import { type PresentOptions, type PresentServer, present } from '../../app/index.js';
import { openAddress } from '../open-address.js';
import { BROWSER, LANG, NO_OPEN, OUTLINE, portFrom, SET, TIMEOUT } from '../options.js';
import { formatProblems, reportFailure, styleOf } from '../report.js';
import { spinnerFor } from '../spinner.js';
import type { CommandContext, Streams } from '../streams.js';

export function addPresent(program: Command, { streams, exit }: CommandContext): void {
  program
    .command('present')
    .summary('serve the deck and its presenter view on this machine, and open both')
    .description('Build the deck, serve it with its presenter view on this machine, and open both.')
    .addArgument(OUTLINE)
    .addOption(LANG)
    .option('--port <n>', 'the port (default: 5070, or any that is free)', portFrom)
    .addOption(NO_OPEN)
    .addOption(SET)
    .addOption(BROWSER)
    .addOption(TIMEOUT)
    .action(async (outline, { timeout: timeoutMs, open, ...options }) =>
      exit(await runPresent({ ...options, outline, timeoutMs }, open, streams)),
    );
}

async function runPresent(
  options: PresentOptions,
  open: boolean,
  streams: Streams,
): Promise<0 | 1 | 3> {
  const spinner = spinnerFor(streams, false);
  let presenting: PresentServer;
  try {
    presenting = await present({ ...options, env: streams.env, onStep: spinner.step });
  } catch (error) {
    return reportFailure(error, streams);
  } finally {
    spinner.stop();
  }
  const { deck, presenter, slides, problems } = presenting;
  const style = styleOf(streams.error, streams.env);
  for (const text of formatProblems(problems, style)) streams.error.write(`${text}\n`);
  streams.out.write(
    `${slides} slides; Ctrl-C ends\n  deck            ${deck}\n  presenter view  ${presenter}\n`,
  );
  // The deck last, so that it is in front.
  if (open) for (const address of [presenter, deck]) await openAddress(address);
  await streams.untilInterrupted();
  await presenting.close();
  return 0;
}
