/** `fireside doctor`: prints what was found on the machine, and what to do. */

import type { Finding } from '../app/doctor/index.js';
import { diagnose } from '../app/doctor/index.js';
import type { DoctorArguments } from './arguments.js';
import { type Style, styleFor } from './report.js';
import { createSpinner } from './spinner.js';
import type { Streams } from './streams.js';

/** @returns 0 if decks can be built here, 3 if the machine lacks something */
export async function runDoctor(options: DoctorArguments, streams: Streams): Promise<0 | 3> {
  const isTerminal = streams.error.isTTY === true && !options.json;
  const spinner = createSpinner((text) => streams.error.write(text), isTerminal);
  spinner.step('starting the browser');
  const { json: _, ...asked } = options;
  const diagnosis = await diagnose({ ...asked, env: streams.env, folder: '.' }).finally(
    spinner.stop,
  );
  const { ok, findings } = diagnosis;
  const style = styleFor(streams.out.isTTY === true && !streams.env.NO_COLOR);
  streams.out.write(
    options.json
      ? `${JSON.stringify(diagnosis, null, 2)}\n`
      : `${findings.map((one) => line(one, style)).join('\n')}\n\n${verdict(ok)}\n`,
  );
  return ok ? 0 : 3;
}

/** How far what was found stands from the edge. */
const INDENT = `\n${' '.repeat(14)}`;

function line({ name, ok, found, todo }: Finding, style: Style): string {
  const mark = ok ? style('green', 'ok') : style('red', 'no');
  const advice = todo ? INDENT + style(ok ? 'dim' : 'cyan', `→ ${todo}`) : '';
  return `${mark}  ${style('bold', name.padEnd(8))}  ${found.replaceAll('\n', INDENT)}${advice}`;
}

function verdict(ok: boolean): string {
  return ok ? 'All is there: decks can be built here.' : 'Something is missing: see “no” above.';
}
