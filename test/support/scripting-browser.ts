/** The browser in which tests use our pages as people do. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, launch } from 'puppeteer-core';
import { browserEnv, makeFolder } from '../../src/browser/driver/browser-folder.js';
import { findBrowser } from '../../src/browser/driver/find-browser.js';
import { emptyFontsEnv } from './empty-fonts.js';

/** A browser whose pages run scripts and reach this machine, without fonts unless `env` has some. */
export async function scriptingBrowser(
  env = emptyFontsEnv(),
): Promise<{ browser: Browser; close(): Promise<void> }> {
  const choice = await findBrowser({ env });
  const folder = makeFolder(choice, env);
  const browser = await launch({
    executablePath: choice.path,
    env: browserEnv(choice, env, folder),
    headless: 'shell',
    userDataDir: join(folder, 'profile'),
    args: [
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--hide-scrollbars',
      // As the browser that builds: the same text is as wide on every machine.
      '--font-render-hinting=none',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  return {
    browser,
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
