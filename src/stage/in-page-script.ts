/** Runs our script in the page and brings back what it found. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../package-root.js';
import type { Page } from './page.js';

/**
 * Calls one of the functions of `in-page/main.ts`.
 * @param call such as `measure()`, its arguments as JSON
 */
export async function inPage<T>(page: Page, call: string): Promise<T> {
  const script = await readFile(join(PACKAGE_ROOT, 'dist/stage/in-page.js'), 'utf8');
  // As one string: Chromium takes several times as long to hand over a tree of objects.
  const json = await page.evaluate<string>(
    `${script};Promise.resolve(fireside.${call}).then(JSON.stringify)`,
  );
  return JSON.parse(json) as T;
}
