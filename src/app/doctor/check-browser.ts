/** Which browser a build would take, and whether it starts and prints. */
import { type BrowserChoice, findBrowser, launchBrowser } from '../../browser/index.js';
import { BuildError } from '../../problem.js';
import { timeoutIn } from '../index.js';

/** What was found of one thing that a build needs. */
export interface Finding {
  readonly name:
    | 'fireside'
    | 'node'
    | 'system'
    | 'browser'
    | 'start'
    | 'sandbox'
    | 'fonts'
    | 'cache';
  /** False where no deck can be built so. */
  readonly ok: boolean;
  readonly found: string;
  /** What to do, where there is something. */
  readonly todo?: string;
}

/** Stops at the first thing that is missing. */
export async function checkBrowser(
  named: string | undefined,
  env: NodeJS.ProcessEnv,
  timeoutMs: number | undefined,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  try {
    const choice = await findBrowser({ browser: named, env });
    const found = `${choice.path} (${reason(choice, env)})`;
    findings.push({ name: 'browser', ok: true, found });
    const browser = await launchBrowser(choice, { env, timeoutMs: timeoutMs ?? timeoutIn(env) });
    try {
      const page = await browser.newPage();
      await page.setContent('<!doctype html><title>Fireside</title><p>Fireside</p>');
      await page.printToPdf();
      const version = await browser.version();
      findings.push({ name: 'start', ok: true, found: `${version} starts and prints` });
      findings.push(sandbox(browser.sandboxed));
    } finally {
      await browser.close();
    }
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    const [problem] = error.problems;
    const todo = problem?.hint ?? 'Name another browser by --browser or FIRESIDE_BROWSER.';
    const name = findings.length === 0 ? 'browser' : 'start';
    findings.push({ name, ok: false, found: problem?.message ?? error.message, todo });
  }
  return findings;
}

/** In the order in which `findBrowser` asks. */
function reason({ kind }: BrowserChoice, env: NodeJS.ProcessEnv): string {
  return {
    given: 'named by --browser',
    environment: `named by ${env.FIRESIDE_BROWSER ? 'FIRESIDE_BROWSER' : 'CHROME_PATH'}`,
    installed: 'installed on this machine',
    bundled: 'from the npm package @sparticuz/chromium, as none is installed',
  }[kind];
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
