/** A machine without fonts, made on any machine: an installed one would hide a missing glyph. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let file: string | undefined;

/**
 * Gives a copy of this process's environment in which fontconfig, and so a browser on Linux, finds
 * no font but the one that the bundled browser brings: Open Sans, told by its name in a PDF. (With
 * no font at all Chromium shows no text.) The folder with the setting is removed with the process.
 */
export function emptyFontsEnv(): NodeJS.ProcessEnv {
  file ??= emptySetting();
  return { ...process.env, FONTCONFIG_FILE: file };
}

function emptySetting(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fireside-no-fonts-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'fonts.conf');
  const cache = join(folder, 'cache');
  writeFileSync(
    path,
    `<?xml version="1.0"?><fontconfig><cachedir>${cache}</cachedir></fontconfig>`,
  );
  return path;
}
