/** Random decks, fuller than they should be: what becomes of them, read from the printed PDF. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  compile,
  exportPdf,
  type FontEmbedder,
  findBrowser,
  fitDeck,
  launchBrowser,
  openStage,
  type Stage,
  startFontEmbedder,
} from 'fireside';
import { expect } from 'vitest';
import { emptyFontsEnv } from './empty-fonts.js';
import { pdfFaults } from './pdf-faults.js';
import { randomOutline } from './random-outline.js';

/** Each seed's deck either shows everything, or is refused with a place and a way out. */
export async function expectAllSeen(
  seeds: readonly number[],
  size: 'deck' | 'few' = 'deck',
): Promise<{ refused: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'fireside-fit-'));
  const env = emptyFontsEnv();
  const fonts = startFontEmbedder();
  const browser = await launchBrowser(await findBrowser({ env }), { timeoutMs: 60_000, env });
  let refused = 0;
  try {
    const stage = await openStage(browser);
    for (const seed of seeds) {
      const path = join(folder, 'outline.yaml');
      const outline = randomOutline(seed, 1 + (seed % 4), size);
      writeFileSync(path, outline);
      const pdf = await fittedPdf(path, stage, fonts);
      if (pdf === undefined) refused++;
      else
        expect({ seed, ...pdfFaults(pdf, JSON.parse(outline)) }).toEqual({
          seed,
          lost: [],
          outside: [],
          covered: [],
          small: [],
        });
    }
  } finally {
    await browser.close();
    await fonts.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { refused };
}

async function fittedPdf(
  path: string,
  stage: Stage,
  fonts: FontEmbedder,
): Promise<Uint8Array | undefined> {
  const compiled = await compile(path, fonts);
  await stage.show(compiled.rendered, compiled.fontCss);
  const { drawn, problems } = await fitDeck(compiled, compiled.draw, stage);
  const errors = problems.filter(({ severity }) => severity === 'error');
  for (const error of errors) {
    expect(error.code).toMatch(/^fit\//);
    expect(error.hint).toBeTruthy();
    expect(error.place?.line).toBeGreaterThan(0);
  }
  if (errors.length > 0) return undefined;
  if (drawn.rendered !== compiled.rendered) await stage.show(drawn.rendered, compiled.fontCss);
  const request = { pdf: true, scene: false, imageScale: undefined, handout: undefined };
  const printed = await stage.take(request).pdf;
  if (printed === undefined) throw new Error('the stage printed nothing');
  return exportPdf(printed, drawn.rendered, new Date(0));
}
