/** A picture of each theme: a cover, a list, a chart and a quote, from an outline that ships. */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { OutputFile } from '../../files/index.js';
import { PACKAGE_ROOT } from '../../package-root.js';
import { type BuildOptions, openBuilder } from '../index.js';

/** Those of the outline that ships. */
export type SampleLanguage = 'en' | 'zh-Hant';

export interface PictureRequest extends Pick<BuildOptions, 'browser' | 'env' | 'timeoutMs'> {
  /** The outline beside which own themes are. */
  readonly outline: string;
  readonly themes: readonly string[];
  readonly lang: SampleLanguage;
}

/** CSS pixels of a slide in a picture, and between slides. */
const WIDTH = 640;
const HEIGHT = 360;
const GAP = 8;

/**
 * @returns a PNG a theme, `editorial.png`
 * @throws BuildError if a theme cannot be read, or the machine has no browser
 */
export async function themePictures(request: PictureRequest): Promise<OutputFile[]> {
  const { outline, themes, lang, ...machine } = request;
  const folder = mkdtempSync(join(tmpdir(), 'fireside-themes-'));
  try {
    const sample = join(folder, 'outline.yaml');
    cpSync(join(PACKAGE_ROOT, 'starts/themes/outline.yaml'), sample);
    const own = join(dirname(outline), 'templates/themes');
    if (existsSync(own)) cpSync(own, join(folder, 'templates/themes'), { recursive: true });
    const builder = await openBuilder({ ...machine, formats: ['png'] });
    try {
      const files: OutputFile[] = [];
      for (const theme of themes) {
        const { files: slides } = await builder.build({ outline: sample, theme, lang });
        files.push({ name: `${theme}.png`, bytes: await joined(slides) });
      }
      return files;
    } finally {
      await builder.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Slides side by side, two in a row. */
async function joined(slides: readonly OutputFile[]): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  const small = await Promise.all(
    slides.map(({ bytes }) => sharp(bytes).resize(WIDTH, HEIGHT).png().toBuffer()),
  );
  const rows = Math.ceil(small.length / 2);
  return sharp({
    create: {
      width: 2 * WIDTH + 3 * GAP,
      height: rows * (HEIGHT + GAP) + GAP,
      channels: 3,
      background: '#8b8b8b',
    },
  })
    .composite(
      small.map((input, index) => ({
        input,
        left: GAP + (index % 2) * (WIDTH + GAP),
        top: GAP + Math.floor(index / 2) * (HEIGHT + GAP),
      })),
    )
    .png({ palette: true })
    .toBuffer();
}
