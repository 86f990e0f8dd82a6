/** `fireside present`: builds, serves, opens two windows, and ends by Ctrl-C. */
import { type Presenting, present } from '../app/index.js';
import type { PresentArguments } from './arguments.js';
import { openAddress } from './open-address.js';
import { formatProblems, reportFailure, styleFor } from './report.js';
import { createSpinner } from './spinner.js';
import type { Streams } from './streams.js';

/** @returns 0 when it was ended, 1 if the outline is wrong, 3 if the machine lacks something */
export async function runPresent(
  { open, ...options }: PresentArguments,
  streams: Streams,
): Promise<0 | 1 | 3> {
  const isTerminal = streams.error.isTTY === true;
  const style = styleFor(isTerminal && !streams.env.NO_COLOR);
  const spinner = createSpinner((text) => streams.error.write(text), isTerminal);
  let presenting: Presenting;
  try {
    presenting = await present({ ...options, env: streams.env, onStep: spinner.step });
  } catch (error) {
    return reportFailure(error, streams);
  } finally {
    spinner.stop();
  }
  const { deck, presenter, slides, problems } = presenting;
  for (const text of formatProblems(problems, style)) streams.error.write(`${text}\n`);
  streams.out.write(
    `${slides} slides; Ctrl-C ends\n  deck            ${deck}\n  presenter view  ${presenter}\n`,
  );
  // The deck last, so that it lies in front.
  if (open) for (const address of [presenter, deck]) await openAddress(address);
  await streams.untilInterrupted();
  await presenting.close();
  return 0;
}
