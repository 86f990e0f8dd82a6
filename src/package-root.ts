/** The package’s folder: bundling moves code between files, so no path may start at one of them. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The folder of package.json, found by the package's own `imports`. */
export const PACKAGE_ROOT = dirname(createRequire(import.meta.url).resolve('#package.json'));

/** What package.json says of the package that runs. */
export async function packageJson(): Promise<{
  readonly version: string;
  readonly engines: { readonly node: string };
}> {
  return JSON.parse(await readFile(join(PACKAGE_ROOT, 'package.json'), 'utf8'));
}
