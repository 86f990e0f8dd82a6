/**
 * Makes docs/pictures/looks.png, part of `npm run thumbnails`: what `fireside themes --out` draws of
 * our themes that are not in docs/pictures/themes.png.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';

const THEMES = ['editorial', 'bold', 'corporate'].flatMap((name) => [name, `${name}-dark`]);
/** Pixels of a theme, and columns. */
const WIDTH = 480;
const HEIGHT = 278;
const COLUMNS = 2;

const folder = mkdtempSync(join(tmpdir(), 'fireside-looks-'));
try {
  execFileSync(process.execPath, ['dist/bin.js', 'themes', '--out', folder]);
  const pictures = await Promise.all(
    THEMES.map((name) =>
      sharp(join(folder, `${name}.png`))
        .resize(WIDTH, HEIGHT)
        .toBuffer(),
    ),
  );
  const height = (THEMES.length / COLUMNS) * HEIGHT;
  await sharp({ create: { width: COLUMNS * WIDTH, height, channels: 3, background: '#8b8b8b' } })
    .composite(
      pictures.map((input, index) => ({
        input,
        left: (index % COLUMNS) * WIDTH,
        top: Math.floor(index / COLUMNS) * HEIGHT,
      })),
    )
    .png({ palette: true })
    .toFile('docs/pictures/looks.png');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
