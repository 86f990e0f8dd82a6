/** The talk's PowerPoint file, drawn by LibreOffice, beside its PDF: the same places. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, compile, startFontEmbedder } from 'fireside';
import { afterAll, expect, test } from 'vitest';
import { emptyFontsEnv } from '../empty-fonts.js';
import { officePdf } from '../office-fonts.js';
import { type Line, linesOf } from '../pdf-lines.js';
import { sceneOf, linesOf as setLines } from '../scene-of.js';

const folder = mkdtempSync(join(tmpdir(), 'fireside-talk-looks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Half an em, which the browser takes off a bracket that begins a line and Office does not. */
const halfOf = ({ left, glyphs }: Line): number =>
  (Math.min(...glyphs.filter((x) => x > left + 1)) - left) / 2;

test('LibreOffice draws its lines where the PDF has them, within 8 px', {
  timeout: 240_000,
}, async () => {
  const fonts = startFontEmbedder();
  const { rendered } = await compile('outline.yaml', fonts);
  await fonts.close();
  const env = emptyFontsEnv();
  const { files } = await build({ outline: 'outline.yaml', formats: ['pdf', 'pptx'], env });
  const bytes = (ending: string): Uint8Array =>
    files.find(({ name }) => name.endsWith(ending))?.bytes ?? new Uint8Array();
  const page = join(folder, 'talk.pdf');
  writeFileSync(page, bytes('.pdf'));
  const drawn = officePdf(bytes('.pptx'), join(folder, 'office'));
  const opened = setLines(await sceneOf('outline.yaml')).filter(({ text }) =>
    /^[「『（《]/.test(text),
  );
  let count = 0;
  const moved = rendered.slides.flatMap(({ number, kind }) => {
    // A native chart sets its labels itself.
    if (kind === 'chart') return [];
    const others = linesOf(drawn, number);
    const begins = opened.some(({ slide }) => slide === number);
    return linesOf(page, number).flatMap((line) => {
      const { baseline, left } = line;
      const places = begins ? [left, left + halfOf(line)] : [left];
      count++;
      const found = others.some(
        (other) =>
          Math.abs(other.baseline - baseline) <= 8 &&
          other.glyphs.some((x) => places.some((place) => Math.abs(x - place) <= 8)),
      );
      return found
        ? []
        : [{ number, kind, baseline: Math.round(baseline), left: Math.round(left) }];
    });
  });
  expect(count).toBeGreaterThan(250);
  expect(moved).toEqual([]);
});
