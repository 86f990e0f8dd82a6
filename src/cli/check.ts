/** `fireside check`: prints all that is to be said of an outline. */
import { check } from '../app/check/index.js';
import type { CheckArguments } from './arguments.js';
import { formatDecks } from './decks.js';
import { formatCount, formatProblems, reportFailure, styleFor } from './report.js';
import { createSpinner } from './spinner.js';
import type { Streams } from './streams.js';

/** @returns 0 with warnings at most, 1 with errors, 3 if the machine lacks something */
export async function runCheck(options: CheckArguments, streams: Streams): Promise<0 | 1 | 3> {
  const isTerminal = streams.error.isTTY === true && !options.json;
  const isColored = streams.out.isTTY === true && !streams.env.NO_COLOR;
  const style = styleFor(isColored && !options.json);
  const spinner = createSpinner((text) => streams.error.write(text), isTerminal);
  try {
    const result = await check({ ...options, env: streams.env, onStep: spinner.step });
    spinner.stop();
    if (options.json) {
      streams.out.write(`${JSON.stringify(result, null, 2)}\n`);
    } else {
      for (const text of formatProblems(result.problems, style)) streams.out.write(`${text}\n\n`);
      streams.out.write(`${formatCount(formatDecks(result.decks), result.problems)}\n`);
    }
    return result.ok ? 0 : 1;
  } catch (error) {
    spinner.stop();
    return reportFailure(error, streams, options);
  }
}
