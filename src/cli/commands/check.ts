/** `fireside check`: prints everything that can be improved in an outline. */
import type { Command } from '@commander-js/extra-typings';
import { check } from '../../app/check/index.js';
import type { CheckOptions } from '../../app/index.js';
import { BROWSER, LANGS, OUTLINE, SET, TIMEOUT } from '../options.js';
import {
  formatCount,
  formatDecks,
  formatProblems,
  type Progress,
  reported,
  styleOf,
} from '../report.js';
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

function runCheck(options: CheckOptions, json: boolean, streams: Streams): Promise<0 | 1 | 3> {
  const { out, env } = streams;
  const run = async ({ step, stop }: Progress): Promise<0 | 1> => {
    const result = await check({ ...options, env, onStep: step });
    stop();
    if (json) out.write(`${JSON.stringify(result, null, 2)}\n`);
    else {
      const texts = formatProblems(result.problems, styleOf(out, env));
      for (const text of texts) out.write(`${text}\n\n`);
      out.write(`${formatCount(formatDecks(result.decks), result.problems)}\n`);
    }
    return result.ok ? 0 : 1;
  };
  return reported(streams, run, { json });
}
