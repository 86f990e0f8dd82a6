/** `fireside preview`: serves the page, opens it, and ends by Ctrl-C. */
import { resolve } from 'node:path';
import type { Command } from '@commander-js/extra-typings';
import type { PreviewOptions } from '../../app/preview/index.js';
import type { Place } from '../../problem.js';
import { openAddress } from '../open-address.js';
import { BROWSER, LANG, NO_OPEN, OUTLINE, portFrom, SET, TIMEOUT } from '../options.js';
import { reported } from '../report.js';
import type { CommandContext, Streams } from '../streams.js';

export function addPreview(program: Command, { streams, exit }: CommandContext): void {
  program
    .command('preview')
    .summary('show the deck in your browser while you write')
    .description(
      `Show the deck in your browser and update it when a file is saved. Problems are shown beside their
slides; a click opens the place in your editor.`,
    )
    .addArgument(OUTLINE)
    .addOption(LANG)
    .option('--port <n>', 'the port (default: any that is free)', portFrom)
    .addOption(NO_OPEN)
    .option('--host <address>', 'listen on this address, so that other machines see it, notes too')
    .addOption(SET)
    .addOption(BROWSER)
    .addOption(TIMEOUT)
    .action(async (outline, { timeout: timeoutMs, open, ...options }) =>
      exit(await runPreview({ ...options, outline, timeoutMs }, open, streams)),
    );
}

function runPreview(
  options: Omit<PreviewOptions, 'edit' | 'env'>,
  open: boolean,
  streams: Streams,
): Promise<0 | 1 | 3> {
  return reported(streams, async () => {
    const { preview } = await import('../../app/preview/index.js');
    const { default: launchEditor } = await import('launch-editor');
    const edit = ({ file, line, column }: Place): void =>
      launchEditor(`${resolve(file)}:${line}:${column}`);
    const previewing = await preview({ ...options, env: streams.env, edit });
    try {
      streams.out.write(`${introduction(previewing.address, options.host)}\n`);
      if (open) await openAddress(previewing.address);
      await Promise.race([streams.untilInterrupted(), previewing.failed]);
      return 0;
    } finally {
      await previewing.close();
    }
  });
}

function introduction(address: string, host: string | undefined): string {
  const warning =
    host === undefined
      ? ''
      : `Open on ${host}: whoever can reach this machine and has this address sees the deck and its
notes, unencrypted. The editor is opened, and the theme changed, from this machine alone.
`;
  return `${warning}Preview, until Ctrl-C:\n  ${address}`;
}
