/** Puts our script into the page and brings back what it found. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../package-root.js';
import type { Page } from './page.js';

/** Calls the functions of `in-page/main.ts`. */
export interface InPage {
  /**
   * @param call such as `measureFit([])`, its arguments as JSON
   * @returns what it gives, which is JSON that the caller vouches to be a `T`, or null for nothing
   */
  call<T>(call: string): Promise<T>;
}

/** What messages say of the functions that take long. */
const STEPS: Readonly<Record<string, string>> = {
  addTrial: 'lay out the slides',
  measureFit: 'measure the slides',
  measureTrial: 'measure the slides',
  measure: 'read the slides for PowerPoint',
  readContrast: 'read the texts of the slides',
  sampleGrounds: 'read the pictures behind texts',
  spreadSteps: 'spread the steps of the slides',
};

/** Loads the script, once: it outlives the documents that are put on the page. */
export function loadInPage(page: Page): InPage {
  const loaded = readFile(join(PACKAGE_ROOT, 'dist/browser/in-page.js'), 'utf8').then((script) =>
    page.evaluate<undefined>(`${script};undefined`),
  );
  // Told to whoever calls.
  loaded.catch(() => {});
  return {
    async call<T>(call: string) {
      await loaded;
      // As one string: Chromium takes several times as long to hand over a tree of objects.
      const json = `Promise.resolve(fireside.${call}).then((value) => JSON.stringify(value ?? null))`;
      const step = STEPS[call.slice(0, call.indexOf('('))];
      return JSON.parse(await page.evaluate<string>(json, step)) as T;
    },
  };
}
