/** Runs the functions of `in-page/main.ts` in the page. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../package-root.js';
import type { InPageFunctions } from '../in-page/index.js';
import type { Page } from './page.js';

export interface InPage {
  /** Arguments and result travel as JSON; nothing comes back as null. */
  call<Name extends keyof InPageFunctions>(
    name: Name,
    ...args: Parameters<InPageFunctions[Name]>
  ): Promise<Awaited<ReturnType<InPageFunctions[Name]>>>;
}

/** What messages say of the functions that take long. */
const STEPS: Partial<Record<keyof InPageFunctions, string>> = {
  addTrial: 'lay out the slides',
  measureFit: 'measure the slides',
  measureTrial: 'measure the slides',
  measure: 'read the slides for PowerPoint',
  readContrast: 'read the texts of the slides',
  sampleBackgrounds: 'read the pictures behind texts',
  spreadSteps: 'spread the steps of the slides',
};

/** Loads the script, once: it outlives the documents that are put on the page. */
export function loadInPage(page: Page): InPage {
  const loaded = readFile(join(PACKAGE_ROOT, 'dist/browser/in-page.js'), 'utf8').then((script) =>
    page.evaluate<undefined>(`${script};undefined`),
  );
  // Reported by the first call.
  loaded.catch(() => {});
  return {
    async call(name, ...args) {
      await loaded;
      const call = `fireside.${name}(${args.map((arg) => JSON.stringify(arg)).join()})`;
      // As one string: Chromium takes several times as long to hand over a tree of objects.
      const json = `Promise.resolve(${call}).then((value) => JSON.stringify(value ?? null))`;
      return JSON.parse(await page.evaluate<string>(json, STEPS[name]));
    },
  };
}
