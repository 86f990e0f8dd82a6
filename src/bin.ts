#!/usr/bin/env node
/** The executable: the only place that knows the process. */
import { setFlagsFromString } from 'node:v8';
import { cli } from './cli/cli.js';

// harfbuzz runs for a tenth of a second; V8 would spend six on compiling it anew, optimized.
setFlagsFromString('--liftoff-only');

// Who reads no farther, as `| head` does, has what they wanted; a build still writes its files.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

try {
  process.exitCode = await cli(process.argv.slice(2), {
    out: process.stdout,
    error: process.stderr,
    in: process.stdin,
    env: process.env,
    untilInterrupted: () =>
      new Promise((interrupted) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const)
          process.once(signal, () => interrupted());
      }),
  });
} catch (error) {
  const trace = error instanceof Error ? error.stack : String(error);
  process.stderr.write(
    `This is a fault of Fireside, not of your outline. Please report it:\n${trace}\n`,
  );
  process.exitCode = 70;
}
