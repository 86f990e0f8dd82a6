/** `fireside check`: prints everything that can be improved in an outline. */
import type { Command } from '@commander-js/extra-typings';
import { check } from '../../app/check/index.js';
import type { CheckOptions } from '../../app/index.js';
import { BROWSER, LANGS, OUTLINE, SET, TIMEOUT } from '../options.js';
import { formatCount, formatDecks, formatProblems, reportFailure, styleOf } from '../report.js';
import { spinnerFor } from '../spinner.js';
import type { CommandContext, Streams } from '../streams.js';

export function addCheck(program: Command, { streams, exit }: CommandContext): void {
  program
    .command('check')
    .summary('lint the outline: contrast, text size, alt text, sources')
    .description(
      `Lint the outline. Reports what a build would, and contrast, text size, alt text, missing sources,
unused people and sources, and the length of points and sections. Writes no file.`,
    )
    .addArgument(OUTLINE)
    .addOption(LANGS)
    .addOption(SET)
    .addOption(BROWSER)
    .addOption(TIMEOUT)
    .option('--json', 'print the problems as JSON')
    .action(async (outline, { timeout: timeoutMs, json = false, ...options }) =>
      exit(await runCheck({ ...options, outline, timeoutMs }, json, streams)),
    );
}

async function runCheck(
  options: CheckOptions,
  json: boolean,
  streams: Streams,
): Promise<0 | 1 | 3> {
  const spinner = spinnerFor(streams, json);
  try {
    const result = await check({ ...options, env: streams.env, onStep: spinner.step });
    spinner.stop();
    if (json) {
      streams.out.write(`${JSON.stringify(result, null, 2)}\n`);
    } else {
      const style = styleOf(streams.out, streams.env);
      for (const text of formatProblems(result.problems, style)) streams.out.write(`${text}\n\n`);
      streams.out.write(`${formatCount(formatDecks(result.decks), result.problems)}\n`);
    }
    return result.ok ? 0 : 1;
  } catch (error) {
    spinner.stop();
    return reportFailure(error, streams, { json });
  }
}
