#!/usr/bin/env node
/** The executable: the only place that knows the process. */
import { setFlagsFromString } from 'node:v8';
import { cli } from './cli/cli.js';

// harfbuzz runs for a tenth of a second; V8 would spend six on compiling it anew, optimized.
setFlagsFromString('--liftoff-only');

process.exitCode = await cli(process.argv.slice(2), {
  out: process.stdout,
  error: process.stderr,
  env: process.env,
});
