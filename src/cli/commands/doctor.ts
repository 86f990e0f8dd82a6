/** `fireside doctor`: prints what was found on the machine, and what to do. */
import type { Command } from '@commander-js/extra-typings';
import type { DoctorOptions, Finding } from '../../app/doctor/index.js';
import { BROWSER, TIMEOUT } from '../options.js';
import { type Progress, reported, type Style, styleOf } from '../report.js';
import type { CommandContext, Streams } from '../streams.js';

export function addDoctor(program: Command, { streams, exit }: CommandContext): void {
  program
    .command('doctor')
    .summary('check that this machine can build decks')
    .description('Check browser, fonts, cache and versions on this machine, and say what to do.')
    .addOption(BROWSER)
    .addOption(TIMEOUT)
    .option('--json', 'print the findings as JSON')
    .action(async ({ timeout: timeoutMs, json = false, browser }) =>
      exit(await runDoctor({ browser, timeoutMs, env: streams.env, folder: '.' }, json, streams)),
    );
}

/** @returns 3 if the machine lacks something */
export function runDoctor(
  options: DoctorOptions,
  json: boolean,
  streams: Streams,
): Promise<0 | 1 | 3> {
  const run = async ({ step, stop }: Progress): Promise<0 | 3> => {
    step('starting the browser');
    const { diagnose } = await import('../../app/doctor/index.js');
    const diagnosis = await diagnose(options);
    stop();
    const { ok, findings } = diagnosis;
    const style = styleOf(streams.out, streams.env);
    const verdict = ok ? 'Decks can be built here.' : 'Something is missing: see “no” above.';
    streams.out.write(
      json
        ? `${JSON.stringify(diagnosis, null, 2)}\n`
        : `${findings.map((one) => line(one, style)).join('\n')}\n\n${verdict}\n`,
    );
    return ok ? 0 : 3;
  };
  return reported(streams, run, { json });
}

/** Under the start of what was found. */
const INDENT = `\n${' '.repeat(14)}`;

function line({ name, ok, found, todo }: Finding, style: Style): string {
  const mark = ok ? style('green', 'ok') : style('red', 'no');
  const advice = todo ? INDENT + style(ok ? 'dim' : 'cyan', `→ ${todo}`) : '';
  return `${mark}  ${style('bold', name.padEnd(8))}  ${found.replaceAll('\n', INDENT)}${advice}`;
}
