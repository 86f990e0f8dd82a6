/** The pictures of themes: of one size, each of its own colours, own themes among them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { themePictures } from '../../../src/app/themes/index.js';

test('a picture a theme, with the colour of its covers in the corner', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fireside-themes-'));
  try {
    const themes = join(folder, 'templates/themes');
    mkdirSync(themes, { recursive: true });
    const css = '@import "bold"; section.cover { --paper: #004400; }';
    writeFileSync(join(themes, 'acme.css'), css);
    const outline = join(folder, 'outline.yaml');
    const files = await themePictures({ outline, themes: ['bold', 'acme'], lang: 'zh-Hant' });
    expect(files.map(({ name }) => name)).toEqual(['bold.png', 'acme.png']);
    const corners = files.map(async ({ bytes }) => {
      const { data, info } = await sharp(bytes)
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect([info.width, info.height]).toEqual([1304, 744]);
      const at = (20 * info.width + 20) * info.channels;
      return [...data.subarray(at, at + 3)];
    });
    expect(await Promise.all(corners)).toEqual([
      [0x3a, 0x1f, 0xc4],
      [0x00, 0x44, 0x00],
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
