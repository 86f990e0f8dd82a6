/**
 * The temporary folder of one browser, and the environment that keeps all its files in there: it is
 * always ended by a kill, and removes nothing itself.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { lstat, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { isOrphan, temporaryName, writeFailure } from '../../files/index.js';
import { type BuildError, buildError } from '../../problem.js';
import type { BrowserChoice } from './bundled-browser.js';

const FONT_LIST = 'fonts.conf';
const PREFIX = 'fireside-browser-';
/** With retries, as helpers that are just dying may still write. */
export const REMOVAL = { recursive: true, force: true, maxRetries: 10, retryDelay: 20 };

/**
 * Makes the folder, with the list of fonts that `choice` may need.
 * @throws BuildError if there is no space or no permission
 */
export function makeFolder(choice: BrowserChoice, env: NodeJS.ProcessEnv): string {
  let folder: string | undefined;
  try {
    const name = PREFIX + temporaryName();
    folder = join(parentFor(choice, name), name);
    mkdirSync(folder, { mode: 0o700 });
    if (choice.fonts) writeFileSync(join(folder, FONT_LIST), fontList(choice.fonts, env));
    return folder;
  } catch (error) {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    throw noTemporary(error as NodeJS.ErrnoException);
  }
}

/**
 * Chrome and Chromium put `/org.chromium.Chromium.` with six letters and `/SingletonSocket` into their
 * temporary folder, and exit if that path is longer than a socket's may be: 104 bytes on macOS, 108 on Linux.
 */
const LONGEST_FOLDER = 104 - 46;
/** Where the temporary folder has a longer path. */
const SHORT_PARENT = '/tmp';

function parentFor({ kind }: BrowserChoice, name: string): string {
  // The bundled headless shell has no such socket.
  const isShort = kind === 'bundled' || join(tmpdir(), name).length <= LONGEST_FOLDER;
  return isShort || !existsSync(SHORT_PARENT) ? tmpdir() : SHORT_PARENT;
}

/** The error where the temporary folder cannot be written. */
export function noTemporary(error: NodeJS.ErrnoException): BuildError {
  const { reason, hint } = writeFailure(error);
  return buildError(
    'browser/no-temp',
    `The browser's temporary folder in ${tmpdir()} cannot be written: ${reason}`,
    `${hint} TMPDIR says which folder it is.`,
    { blame: 'machine' },
  );
}

/** Bytes: a browser's profile and the files for its page take some of that. */
const MIN_SPACE = 16e6;
/** A browser with its pipes, libraries and profile has about a hundred files open. */
const MIN_FILES = 256;

/**
 * What the machine has too little of for a browser that failed, as a hint.
 * @param stderr what it wrote
 */
export function shortageOf(folder: string, stderr: string): string | undefined {
  const about = (code: string): string => writeFailure({ code, name: '', message: '' }).hint;
  if (/Too many open files/.test(stderr)) return about('EMFILE');
  if (/No space left on device/.test(stderr) || freeSpaceIn(folder) < MIN_SPACE) {
    return `The temporary folder, ${tmpdir()}, is full: free some space, or set TMPDIR to another.`;
  }
  if (limitOf('file size') < MIN_SPACE) return about('EFBIG');
  return limitOf('open files') < MIN_FILES ? about('EMFILE') : undefined;
}

function freeSpaceIn(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    // It may be gone by now, with the browser.
    return Number.POSITIVE_INFINITY;
  }
}

/** A limit of this process and its children, if the system reports one. */
function limitOf(what: string): number {
  try {
    const limits = readFileSync('/proc/self/limits', 'utf8');
    const [, limit = 'Infinity'] = new RegExp(`^Max ${what} +(\\d+)`, 'm').exec(limits) ?? [];
    return Number(limit);
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** Removes the folders of browsers whose build was killed; never rejects. */
export async function removeLeftFolders(): Promise<void> {
  for (const parent of new Set([tmpdir(), SHORT_PARENT])) {
    const names = await readdir(parent).catch(() => []);
    for (const name of names) {
      if (!name.startsWith(PREFIX) || isOrphan(name.slice(PREFIX.length)) !== true) continue;
      const path = join(parent, name);
      const owner = await lstat(path).catch(() => undefined);
      // Any user may make a folder of that name there.
      if (owner?.uid !== process.getuid?.()) continue;
      await rm(path, REMOVAL).catch(() => {});
    }
  }
}

/** Gives `env` with what the browser needs of its own, in the folder from `makeFolder`. */
export function browserEnv(
  choice: BrowserChoice,
  env: NodeJS.ProcessEnv,
  folder: string,
): NodeJS.ProcessEnv {
  const own: NodeJS.ProcessEnv = { ...env, TMPDIR: folder, TMP: folder, TEMP: folder };
  // Chromium's page crashes where one is set and empty, as by `LC_ALL= fireside build`.
  for (const name of ['LC_ALL', 'LC_MESSAGES', 'LANG']) if (own[name] === '') delete own[name];
  if (choice.fonts) own.FONTCONFIG_FILE = join(folder, FONT_LIST);
  if (choice.libraries) {
    const others = env.LD_LIBRARY_PATH ? delimiter + env.LD_LIBRARY_PATH : '';
    own.LD_LIBRARY_PATH = choice.libraries + others;
  }
  return own;
}

/** The machine's fonts, and ours last. */
function fontList(fonts: string, env: NodeJS.ProcessEnv): string {
  const usual = join(env.FONTCONFIG_PATH || '/etc/fonts', 'fonts.conf');
  return `<?xml version="1.0"?>
<fontconfig>
  <include ignore_missing="yes">${escapeXml(env.FONTCONFIG_FILE || usual)}</include>
  <dir>${escapeXml(fonts)}</dir>
</fontconfig>
`;
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
