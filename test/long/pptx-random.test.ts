/** Random decks make sound PowerPoint packages: by the Open XML SDK, and closed by our own check. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  compile,
  exportNativePptx,
  type FontEmbedder,
  findBrowser,
  launchBrowser,
  openStage,
  type Stage,
  startFontEmbedder,
} from 'fireside';
import { expect, test } from 'vitest';
import { emptyFontsEnv } from '../empty-fonts.js';
import { readPackage, sdkFaults } from '../pptx-package.js';
import { randomOutline } from '../random-outline.js';

const COUNT = Number(process.env.FIRESIDE_RANDOM ?? 0);
/** One browser, and one page of it, for so many decks. */
const AT_ONCE = 20;

const BOTH = ['Office2016', 'Microsoft365'] as const;

const starts = Array.from({ length: Math.ceil(COUNT / AT_ONCE) }, (_, i) => i * AT_ONCE + 1);
test.each(starts)('random decks from %i on', { timeout: 600_000 }, async (start) => {
  const folder = mkdtempSync(join(tmpdir(), 'fireside-random-'));
  const env = emptyFontsEnv();
  const fonts = startFontEmbedder();
  const browser = await launchBrowser(await findBrowser({ env }), { timeoutMs: 60_000, env });
  try {
    const stage = await openStage(browser);
    for (let seed = start; seed < Math.min(start + AT_ONCE, COUNT + 1); seed++) {
      const file = join(folder, `${seed}.pptx`);
      const outline = join(folder, 'outline.yaml');
      writeFileSync(outline, randomOutline(seed));
      const bytes = await nativeDeck(outline, stage, fonts);
      writeFileSync(file, bytes);
      expect({ seed, faults: readPackage(bytes).faults }).toEqual({ seed, faults: [] });
      // The older version knows less, and so refuses more; the newer one is asked now and then.
      const versions = seed % 10 === 0 ? BOTH : BOTH.slice(0, 1);
      const faults = await sdkFaults(file, versions);
      expect({ seed, faults }).toEqual({ seed, faults: [] });
    }
  } finally {
    await browser.close();
    await fonts.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

async function nativeDeck(outline: string, stage: Stage, fonts: FontEmbedder): Promise<Uint8Array> {
  const { rendered, fontCss } = await compile(outline, fonts);
  const request = { pdf: false, scene: true, imageScale: undefined, handout: undefined };
  await stage.show(rendered, fontCss);
  const scene = await stage.take(request).scene;
  if (scene === undefined) throw new Error('the stage gave no scene');
  return exportNativePptx(rendered, scene, new Date(0));
}
