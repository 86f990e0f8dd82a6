/** The talk's PowerPoint file, drawn by LibreOffice, beside its PDF: the same lines, the same places. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, compile, startFontEmbedder } from 'fireside-deck';
import { afterAll, expect, test } from 'vitest';
import { emptyFontsEnv } from '../../support/empty-fonts.js';
import { officePdf } from '../../support/office-fonts.js';
import { type Line, linesOf } from '../../support/pdf-lines.js';

const folder = mkdtempSync(join(tmpdir(), 'fireside-talk-looks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * CSS pixels. Lines are a percentage of the font's own, points of a list are equally far apart where
 * the page has some of two lines, and LibreOffice sets lines of an exact height lower or higher than
 * PowerPoint does.
 */
const NEAR = 8;
const LEVEL = 20;
/** In narrow columns, where most points have two lines. */
const LEVEL_IN_COLUMNS = 24;

/** Half an em, which the browser takes off a bracket that begins a line and Office does not. */
const halfOf = ({ left, glyphs }: Line): number =>
  (Math.min(...glyphs.filter((x) => x > left + 1)) - left) / 2;

const isLevel = (line: Line, other: Line, level: number): boolean =>
  Math.abs(other.baseline - line.baseline) <= level;

/** Whether one of the others is at a line's place, and has a glyph where it begins. */
function isAmong(line: Line, others: readonly Line[], level: number): boolean {
  const places = [line.left, line.left + halfOf(line)];
  const begins = (x: number): boolean => places.some((place) => Math.abs(x - place) <= NEAR);
  return others.some((other) => isLevel(line, other, level) && other.glyphs.some(begins));
}

test.each([
  ['zh-Hant', 'Noto Sans TC'],
  // What PowerPoint has: narrower, so that lines could take in what begins the next.
  ['en', 'Arimo'],
])(
  'LibreOffice draws the lines of %s in %s where the PDF has them, and no other',
  {
    timeout: 240_000,
  },
  async (lang, latin) => {
    const fonts = startFontEmbedder();
    const { rendered } = await compile('outline.yaml', fonts, { lang });
    await fonts.close();
    const env = emptyFontsEnv();
    const { files } = await build({ outline: 'outline.yaml', lang, formats: ['pdf', 'pptx'], env });
    const bytes = (ending: string): Uint8Array =>
      files.find(({ name }) => name.endsWith(ending))?.bytes ?? new Uint8Array();
    const page = join(folder, `${lang}.pdf`);
    writeFileSync(page, bytes('.pdf'));
    const drawn = officePdf(bytes('.pptx'), join(folder, lang + latin), latin);
    let count = 0;
    const moved = rendered.slides.flatMap(({ number, kind }) => {
      // A native chart sets its labels itself.
      if (kind === 'chart') return [];
      // A line of smaller text, as the speaker of a point, is lower: it is a percentage, too.
      if (kind === 'image' && lang === 'en') return [];
      // LibreOffice sets links of ideographs in higher lines.
      if (kind === 'agenda' && lang !== 'en') return [];
      const level = kind === 'image' || kind === 'compare' ? LEVEL_IN_COLUMNS : LEVEL;
      const lines = linesOf(page, number);
      const others = linesOf(drawn, number);
      count += lines.length;
      const missing = lines.filter((line) => !isAmong(line, others, level));
      // Its bullets are glyphs, the page's are drawn: they may stand beside a line or by themselves.
      const added = others
        .filter(({ signs }) => signs > 1)
        .filter((other) => !lines.some((line) => isLevel(line, other, level)));
      return [...missing, ...added].map((line) => ({
        number,
        kind,
        line: missing.includes(line) ? 'missing' : 'added',
        baseline: Math.round(line.baseline),
        left: Math.round(line.left),
      }));
    });
    expect(count).toBeGreaterThan(250);
    expect(moved).toEqual([]);
  },
);
