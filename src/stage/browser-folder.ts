/**
 * The temporary folder of one browser, and the environment that keeps all its traces in there:
 * when the browser is killed, which is how it always ends, it clears up nothing itself.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { BuildError } from '../problem.js';
import type { BrowserChoice } from './find-browser.js';

/** Makes an empty folder at once; throws a `BuildError` if there is no room or no right to. */
export function makeFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'fireside-browser-'));
  } catch (error) {
    const message = `The browser's profile cannot be made: ${(error as Error).message}`;
    const hint = 'Set TMPDIR to a folder with some free space that you may write to';
    throw new BuildError([
      { severity: 'error', code: 'browser/no-temp', message, hint, blame: 'machine' },
    ]);
  }
}

/** Gives `env` with what the browser needs of its own; writes its list of fonts into `folder`. */
export function browserEnv(
  choice: BrowserChoice,
  env: NodeJS.ProcessEnv,
  folder: string,
): NodeJS.ProcessEnv {
  const own: NodeJS.ProcessEnv = { ...env, TMPDIR: folder, TMP: folder, TEMP: folder };
  if (choice.libraries !== undefined) {
    const others = env.LD_LIBRARY_PATH ? delimiter + env.LD_LIBRARY_PATH : '';
    own.LD_LIBRARY_PATH = choice.libraries + others;
  }
  if (choice.fonts !== undefined) {
    own.FONTCONFIG_FILE = join(folder, 'fonts.conf');
    writeFileSync(own.FONTCONFIG_FILE, fontList(choice.fonts, env));
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
