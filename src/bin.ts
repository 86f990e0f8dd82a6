#!/usr/bin/env node
/** The executable: the only place that knows the process. */
import { cli } from './cli/cli.js';

process.exitCode = await cli(process.argv.slice(2), {
  out: process.stdout,
  error: process.stderr,
  env: process.env,
});
