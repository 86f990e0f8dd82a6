/** The talk in the two brands of the tests, for docs/pictures/brand.png. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile, startFontEmbedder } from 'fireside-deck';

/** It brings KaTeX, whose fonts the brands take. */
const requireByMarpCli = createRequire(
  createRequire(import.meta.url).resolve('@marp-team/marp-cli/package.json'),
);
const SHOWN = ['cover', 'points', 'chart', 'quote'];
const FONTS = ['Main-Regular', 'Main-Bold'];

/** A brand a row: each of its decks, and the slides of it to show. */
export async function brandedSlides() {
  const folder = mkdtempSync(join(tmpdir(), 'fireside-brands-'));
  const fonts = startFontEmbedder();
  try {
    cpSync('test/fixtures/brand', folder, { recursive: true });
    cpSync('images', join(folder, 'images'), { recursive: true });
    for (const font of FONTS) {
      const file = `KaTeX_${font}.ttf`;
      cpSync(requireByMarpCli.resolve(`katex/dist/fonts/${file}`), join(folder, 'fonts', file));
    }
    const rows = [];
    for (const brand of ['pale', 'blue']) {
      const path = join(folder, 'outline.yaml');
      writeFileSync(path, `brand: ${brand}.yaml\n${readFileSync('outline.yaml', 'utf8')}`);
      const deck = await compile(path, fonts);
      const slides = SHOWN.map((kind) => deck.rendered.slides.find((one) => one.kind === kind));
      rows.push({ deck, slides });
    }
    return rows;
  } finally {
    await fonts.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
