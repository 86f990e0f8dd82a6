/** `fireside preview`: serves the page, opens it, and ends by Ctrl-C. */
import { resolve } from 'node:path';
import type { Place } from '../problem.js';
import type { PreviewArguments } from './arguments.js';
import { openAddress } from './open-address.js';
import { reportFailure } from './report.js';
import type { Streams } from './streams.js';

/** @returns 0 when it was ended, 1 if the outline cannot be shown, 3 if the machine lacks something */
export async function runPreview(
  { open, ...options }: PreviewArguments,
  streams: Streams,
): Promise<0 | 1 | 3> {
  try {
    const { preview } = await import('../app/preview/index.js');
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
  } catch (error) {
    return reportFailure(error, streams);
  }
}

function introduction(address: string, host: string | undefined): string {
  const warning =
    host === undefined
      ? ''
      : `Open on ${host}: whoever can reach this machine and has this address sees the deck and its
notes, unencrypted. The editor is opened from this machine alone.
`;
  return `${warning}Preview, until Ctrl-C:\n  ${address}`;
}
