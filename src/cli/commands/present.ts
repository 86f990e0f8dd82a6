/** `fireside present`: builds, serves, opens two windows, and ends by Ctrl-C. */
import type { Command } from '@commander-js/extra-typings';
import { type PresentOptions, present } from '../../app/index.js';
import { openAddress } from '../open-address.js';
import { BROWSER, LANG, NO_OPEN, OUTLINE, portFrom, SET, TIMEOUT } from '../options.js';
import { formatProblems, reported, styleOf } from '../report.js';
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

function runPresent(options: PresentOptions, open: boolean, streams: Streams): Promise<0 | 1 | 3> {
  const { out, error, env } = streams;
  return reported(streams, async ({ step, stop }) => {
    const presenting = await present({ ...options, env, onStep: step });
    stop();
    const { deck, presenter, slides, problems } = presenting;
    const texts = formatProblems(problems, styleOf(error, env));
    for (const text of texts) error.write(`${text}\n`);
    out.write(
      `${slides} slides; Ctrl-C ends\n  deck            ${deck}\n  presenter view  ${presenter}\n`,
    );
    // The deck last, so that it is in front.
    if (open) for (const address of [presenter, deck]) await openAddress(address);
    await streams.untilInterrupted();
    await presenting.close();
    return 0;
  });
}
