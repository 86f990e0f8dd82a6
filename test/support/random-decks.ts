/**
 * Random decks, up to four times fuller than they should be: what becomes of them, read from the
 * printed PDF by poppler and from the PowerPoint file by our own check and the Open XML SDK.
 */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BuildError,
  type CompileCache,
  compile,
  createCompileCache,
  type DeckPage,
  exportNativePptx,
  exportPdf,
  type FontEmbedder,
  findBrowser,
  fitDeck,
  launchBrowser,
  openDeckPage,
  startFontEmbedder,
} from 'fireside-deck';
import { expect } from 'vitest';
import { emptyFontsEnv } from './empty-fonts.js';
import { pdfFaults } from './pdf-faults.js';
import { readPackage, sdkFaults } from './pptx-package.js';
import { PICTURES, randomOutline } from './random-outline.js';

/** Seeds that the SDK is not asked for: those after them are enough. */
const WITHOUT_SDK = 50;

/** The older version knows less, and so refuses more; the newer one is asked now and then. */
const VERSIONS = ['Office2016', 'Microsoft365'] as const;

/**
 * Each seed's deck either shows everything and is a sound PowerPoint file, or is refused with a
 * place and a way out. Two hundred of the long ones are shown to the SDK, which takes a second for each.
 */
export async function expectSound(
  seeds: readonly number[],
  size: 'deck' | 'few',
): Promise<{ refused: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'fireside-random-'));
  const env = emptyFontsEnv();
  // The outlines share their words: what one has had cut, the next finds cut.
  const tools = { fonts: startFontEmbedder({ incremental: true }), cache: createCompileCache() };
  const browser = await launchBrowser(await findBrowser({ env }), { timeoutMs: 60_000, env });
  let refused = 0;
  try {
    const page = await openDeckPage(browser);
    for (const name of PICTURES)
      copyFileSync(join('test/fixtures/kinds', name), join(folder, name));
    for (const seed of seeds) {
      const path = join(folder, 'outline.yaml');
      const outline = randomOutline(seed, 1 + (seed % 4), size);
      writeFileSync(path, outline);
      const deck = await fittedDeck(path, page, tools);
      if (deck === undefined) {
        refused++;
        continue;
      }
      const file = join(folder, 'deck.pptx');
      writeFileSync(file, deck.pptx);
      const versions = seed % 50 === 0 ? VERSIONS : VERSIONS.slice(0, 1);
      const found = {
        seed,
        ...pdfFaults(deck.pdf, JSON.parse(outline)),
        package: readPackage(deck.pptx).faults,
        sdk: seed > WITHOUT_SDK && seed % 9 < 4 ? await sdkFaults(file, versions) : [],
      };
      expect(found).toEqual({
        seed,
        lost: [],
        outside: [],
        covered: [],
        small: [],
        package: [],
        sdk: [],
      });
    }
  } finally {
    await browser.close();
    await tools.fonts.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { refused };
}

async function fittedDeck(
  path: string,
  page: DeckPage,
  { fonts, cache }: { readonly fonts: FontEmbedder; readonly cache: CompileCache },
): Promise<{ readonly pdf: Uint8Array; readonly pptx: Uint8Array } | undefined> {
  // A diagram whose boxes are too many for their texts is refused before it is drawn.
  const compiled = await compile(path, fonts, { cache }).catch(refusedDiagram);
  if (compiled === undefined) return undefined;
  await page.show(compiled.rendered, compiled.fontCss);
  const { drawn, problems } = await fitDeck(compiled, compiled.draw, page);
  const errors = problems.filter(({ severity }) => severity === 'error');
  for (const error of errors) {
    expect(error.code).toMatch(/^fit\//);
    expect(error.hint).toBeTruthy();
    expect(error.place?.line).toBeGreaterThan(0);
  }
  if (errors.length > 0) return undefined;
  const { rendered } = drawn;
  if (rendered !== compiled.rendered) await page.show(rendered, compiled.fontCss);
  const output = page.take({ pdf: true, scene: true, imageScale: undefined, handout: undefined });
  const [printed, scene] = [await output.pdf, await output.scene];
  if (printed === undefined || scene === undefined) throw new Error('the page gave too little');
  return {
    pdf: exportPdf(printed, rendered, new Date(0)),
    pptx: exportNativePptx(rendered, scene, new Date(0)),
  };
}

function refusedDiagram(error: unknown): undefined {
  if (!(error instanceof BuildError)) throw error;
  for (const { code, hint, place } of error.problems) {
    expect(code).toMatch(/^diagram\//);
    expect(hint).toBeTruthy();
    expect(place?.line).toBeGreaterThan(0);
  }
}
