/** Finds the browser to use. */
import { constants } from 'node:fs';
import { access, readFile, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { buildError } from '../../problem.js';
import { type BrowserChoice, unpackBundled } from './bundled-browser.js';

const LINUX_NAMES = [
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'chromium',
  'chromium-browser',
];
const MAC_NAMES = ['Google Chrome', 'Microsoft Edge', 'Chromium'];
const WINDOWS_PATHS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
];

/** A longer file is the browser itself, a shorter one a script that starts it. */
const LONGEST_SCRIPT = 64 * 1024;

/**
 * The browser of `--browser`, `FIRESIDE_BROWSER`, `CHROME_PATH`, an installed one, or the one in
 * @sparticuz/chromium, unpacked the first time.
 * @throws BuildError if a named one can't be run, if unpacking fails, or if there is none
 */
export async function findBrowser({
  browser,
  env,
}: {
  readonly browser?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}): Promise<BrowserChoice> {
  if (browser !== undefined) return named(browser, '--browser', 'given');
  for (const name of ['FIRESIDE_BROWSER', 'CHROME_PATH']) {
    const path = env[name];
    // An empty variable is how shells unset one for a single command.
    if (path) return named(path, name, 'environment');
  }
  for (const path of usualPaths(env)) {
    if ((await isProgram(path)) && !(await isSnap(path))) return { path, kind: 'installed' };
  }
  const bundled = await unpackBundled(env);
  if (bundled !== undefined) return bundled;
  throw buildError(
    'browser/none',
    'No browser was found to lay out and print the slides',
    'Install Chrome, Edge or Chromium, or set FIRESIDE_BROWSER to the path of one; ' +
      'on Linux with an x64 processor, npm install @sparticuz/chromium@147.0.0 does, too',
    { blame: 'machine' },
  );
}

async function named(
  value: string,
  where: string,
  kind: 'given' | 'environment',
): Promise<BrowserChoice> {
  const path = resolve(value);
  if (await isProgram(path)) return { path, kind };
  throw buildError(
    'browser/wrong-path',
    `${where} names a browser that isn't there or can't be run: ${value}`,
    `Give ${where} the path of Chrome, Edge or Chromium, or leave it out to use what is found`,
    { blame: 'machine' },
  );
}

function usualPaths(env: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'darwin') {
    return MAC_NAMES.flatMap((name) =>
      ['/Applications', join(homedir(), 'Applications')].map((folder) =>
        join(folder, `${name}.app`, 'Contents', 'MacOS', name),
      ),
    );
  }
  if (process.platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
    return WINDOWS_PATHS.flatMap((path) =>
      roots.flatMap((root) => (root ? [join(root, ...path)] : [])),
    );
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return LINUX_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/** A snap sees a temporary folder of its own, so its profile could be neither given nor removed. */
async function isSnap(path: string): Promise<boolean> {
  const real = await realpath(path);
  if (real.endsWith('/snap') || real.startsWith('/snap/')) return true;
  if (process.platform !== 'linux' || (await stat(real)).size > LONGEST_SCRIPT) return false;
  return (await readFile(real, 'latin1')).includes('/snap/bin/');
}
