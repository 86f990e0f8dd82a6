/** A machine without fonts, made on any machine: an installed one would hide a missing glyph. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let file: string | undefined;

/**
 * Gives a copy of this process's environment in which fontconfig, and so a browser on Linux, finds
 * no font that could stand in for a missing one. It finds KaTeX_Size4, which has brackets only, as
 * Chromium shows no text where there is no font at all; the bundled browser adds its Open Sans.
 * Either is told by its name in a PDF. The folder with the setting is removed with the process.
 */
export function emptyFontsEnv(): NodeJS.ProcessEnv {
  file ??= emptySetting();
  return { ...process.env, FONTCONFIG_FILE: file };
}

function emptySetting(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fireside-no-fonts-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const fonts = join(folder, 'fonts');
  mkdirSync(fonts);
  const font = createRequire(import.meta.url).resolve('katex/dist/fonts/KaTeX_Size4-Regular.ttf');
  copyFileSync(font, join(fonts, 'font.ttf'));
  const path = join(folder, 'fonts.conf');
  const settings = `<dir>${fonts}</dir><cachedir>${join(folder, 'cache')}</cachedir>`;
  writeFileSync(path, `<?xml version="1.0"?><fontconfig>${settings}</fontconfig>`);
  return path;
}
