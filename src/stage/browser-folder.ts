/**
 * The temporary folder of one browser, and the environment that keeps all its traces in there:
 * when the browser is killed, which is how it always ends, it clears up nothing itself.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { BuildError } from '../problem.js';
import type { BrowserChoice } from './find-browser.js';

const FONT_LIST = 'fonts.conf';

/**
 * Makes the folder for a browser at once, with the list of fonts that `choice` may need; throws a
 * `BuildError` if there is no room or no right to.
 */
export function makeFolder(choice: BrowserChoice, env: NodeJS.ProcessEnv): string {
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(tmpdir(), 'fireside-browser-'));
    if (choice.fonts) writeFileSync(join(folder, FONT_LIST), fontList(choice.fonts, env));
    return folder;
  } catch (error) {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    const message = `The browser's profile cannot be made: ${(error as Error).message}`;
    const hint = 'Set TMPDIR to a folder with some free space that you may write to';
    throw new BuildError([
      { severity: 'error', code: 'browser/no-temp', message, hint, blame: 'machine' },
    ]);
  }
}

/** Gives `env` with what the browser needs of its own, in the folder from `makeFolder`. */
export function browserEnv(
  choice: BrowserChoice,
  env: NodeJS.ProcessEnv,
  folder: string,
): NodeJS.ProcessEnv {
  const own: NodeJS.ProcessEnv = { ...env, TMPDIR: folder, TMP: folder, TEMP: folder };
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
