/** `fireside preview`: serves the page, opens it, and ends by Ctrl-C. */
import { resolve } from 'node:path';
import { BuildError, type Place } from '../problem.js';
import type { PreviewArguments } from './arguments.js';
import { openAddress } from './open-address.js';
import { formatProblem, styleFor } from './report.js';
import type { Streams } from './streams.js';

/** @returns 0 when it was ended, 3 if the machine lacks something */
export async function runPreview(
  { open, ...options }: PreviewArguments,
  streams: Streams,
): Promise<0 | 3> {
  const style = styleFor(streams.error.isTTY === true && !streams.env.NO_COLOR);
  try {
    const { preview } = await import('../preview/preview.js');
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
    if (!(error instanceof BuildError)) throw error;
    streams.error.write(`${error.problems.map((one) => formatProblem(one, style)).join('\n\n')}\n`);
    return 3;
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
