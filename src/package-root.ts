/** Where the package lies: bundling moves code between files, so no path may start at one of them. */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** The folder of package.json, found by the package's own name. */
export const PACKAGE_ROOT = dirname(
  createRequire(import.meta.url).resolve('fireside/package.json'),
);
