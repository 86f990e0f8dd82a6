#!/usr/bin/env node
/** The executable: the only place that knows the process. */
import { setFlagsFromString } from 'node:v8';
import { isOutOfResources, writeFailure } from './files/index.js';

// harfbuzz runs for 0.1 s; V8 would spend 0.6 s on optimizing it.
setFlagsFromString('--liftoff-only');

// The reader closed the pipe (`| head`): no error, and a build still writes its files.
let isOutputLost = false;
// A command prints its result last, when its files are written.
const ALL_BUT_PRINTED =
  'Only its printed text is missing; its files are written. Send standard output elsewhere.';
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || isOutputLost) return;
    isOutputLost = true;
    if (stream === process.stdout) {
      process.stderr.write(
        `Standard output cannot be written: ${writeFailure(error).reason}. ${ALL_BUT_PRINTED}\n`,
      );
    }
  });
}
process.on('exit', (code) => {
  if (isOutputLost && code === 0) process.exitCode = 3;
});

try {
  // Where too few files can be open, the first error comes from here.
  const { cli } = await import('./cli/index.js');
  process.exitCode = await cli(process.argv.slice(2), {
    out: process.stdout,
    error: process.stderr,
    in: process.stdin,
    env: process.env,
    untilInterrupted: () =>
      new Promise((interrupted) => {
        process.once('SIGINT', () => interrupted(130));
        process.once('SIGTERM', () => interrupted(143));
      }),
  });
} catch (error) {
  const isOfMachine = isOutOfResources(error);
  const { reason, hint } = isOfMachine
    ? writeFailure(error)
    : { reason: String(error), hint: 'Install it again.' };
  process.stderr.write(`Fireside cannot start: ${reason}. ${hint}\n`);
  process.exitCode = isOfMachine ? 3 : 70;
}
