/** marp-cli as it is installed, with what it brings: Marp 4, where we render with Marp 5. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const found = createRequire(import.meta.url).resolve('@marp-team/marp-cli/package.json');

/** The command, for Node to run. */
export const marpCli = join(dirname(found), 'marp-cli.js');

/** Loads, or finds, a package as marp-cli does. */
export const requireByMarpCli = createRequire(found);

/** Marp 4: for what tests do with it, its types are those of Marp 5. */
export const { Marp } = requireByMarpCli(
  '@marp-team/marp-core',
) as typeof import('@marp-team/marp-core');
