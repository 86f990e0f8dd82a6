/** Which browser a build would take, and whether it starts and prints. */

import {
  type BrowserChoice,
  findBrowser,
  type LaunchOptions,
  launchBrowser,
} from '../../browser/index.js';
import { BuildError } from '../../problem.js';
import { timeoutIn } from '../index.js';
import type { Finding } from './finding.js';

export async function findBrowserAndStart(
  browser: string | undefined,
  env: NodeJS.ProcessEnv,
  timeoutMs: number | undefined,
): Promise<Finding[]> {
  try {
    const choice = await findBrowser({ ...(browser ? { browser } : {}), env });
    const options = { env, timeoutMs: timeoutMs ?? timeoutIn(env) };
    const found = `${choice.path} (${reason(choice, env)})`;
    return [{ name: 'browser', ok: true, found }, ...(await start(choice, options))];
  } catch (error) {
    return [refused('browser', error)];
  }
}

async function start(choice: BrowserChoice, options: LaunchOptions): Promise<Finding[]> {
  try {
    const browser = await launchBrowser(choice, options);
    try {
      const page = await browser.newPage();
      await page.setContent('<!doctype html><title>Fireside</title><p>Fireside</p>');
      await page.printToPdf();
      const found = `${await browser.version()} starts and prints`;
      return [{ name: 'start', ok: true, found }, sandbox(browser.sandboxed)];
    } finally {
      await browser.close();
    }
  } catch (error) {
    return [refused('start', error)];
  }
}

function refused(name: 'browser' | 'start', error: unknown): Finding {
  if (!(error instanceof BuildError)) throw error;
  const [problem] = error.problems;
  const todo = problem?.hint ?? 'Name another browser by --browser or FIRESIDE_BROWSER.';
  return { name, ok: false, found: problem?.message ?? error.message, todo };
}

/** In the order in which `findBrowser` asks. */
function reason({ kind }: BrowserChoice, env: NodeJS.ProcessEnv): string {
  switch (kind) {
    case 'given':
      return 'named by --browser';
    case 'environment':
      return `named by ${env.FIRESIDE_BROWSER ? 'FIRESIDE_BROWSER' : 'CHROME_PATH'}`;
    case 'installed':
      return 'installed on this machine';
    case 'bundled':
      return 'from the npm package @sparticuz/chromium, as none is installed';
  }
}

function sandbox(isOn: boolean): Finding {
  if (isOn) return { name: 'sandbox', ok: true, found: 'on' };
  const isRoot = process.getuid?.() === 0;
  return {
    name: 'sandbox',
    ok: true,
    found: isRoot ? 'off, since you are root' : 'off, since the system refuses it',
    todo: isRoot
      ? 'Nothing for outlines of your own; build those of others as another user.'
      : 'Nothing for outlines of your own; for those of others allow user namespaces.',
  };
}
