/** A machine without fonts, made on any machine: an installed one would hide a missing glyph. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { katexFont } from './katex-font.js';

/** Not a temporary folder: the test runner kills its workers, and nobody would remove it. */
const cache = fileURLToPath(new URL('../../node_modules/.cache', import.meta.url));
const folder = join(cache, 'fireside-unhinted-fonts');

/**
 * Gives a copy of this process's environment in which fontconfig, and so a browser on Linux, finds
 * no font that could stand in for a missing one. It finds KaTeX_Size4, which has brackets only, as
 * Chromium shows no text where there is no font at all; the bundled browser adds its Open Sans.
 * Either is recognized by its name in a PDF.
 */
export function emptyFontsEnv(): NodeJS.ProcessEnv {
  if (!existsSync(folder)) makeFolder();
  return { ...process.env, FONTCONFIG_FILE: join(folder, 'fonts.conf') };
}

/** Text is as wide as its fonts say, on every machine and in every engine. */
export const UNHINTED = `<match target="pattern">
  <edit name="hinting" mode="assign"><bool>false</bool></edit>
  <edit name="hintstyle" mode="assign"><const>hintnone</const></edit>
</match>`;

/** Renamed when complete, as the workers of a test run may all make it at once. */
function makeFolder(): void {
  mkdirSync(cache, { recursive: true });
  const partial = mkdtempSync(join(cache, 'empty-fonts-'));
  const font = katexFont('KaTeX_Size4-Regular.ttf');
  mkdirSync(join(partial, 'fonts'));
  copyFileSync(font, join(partial, 'fonts', 'size4.ttf'));
  const dirs = `<dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'cache')}</cachedir>`;
  const settings = `<?xml version="1.0"?><fontconfig>${dirs}${UNHINTED}</fontconfig>`;
  writeFileSync(join(partial, 'fonts.conf'), settings);
  try {
    renameSync(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
}
