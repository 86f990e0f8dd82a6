/** Lines of a PDF's page by where their glyphs stand, which two writers of PDFs agree on. */
import { execFileSync } from 'node:child_process';

export interface Line {
  readonly left: number;
  readonly baseline: number;
  readonly signs: number;
  /** Where each glyph is, px. */
  readonly glyphs: readonly number[];
}

/** The lines that stand on a page below its very top, by where their glyphs stand; px. */
export function linesOf(pdf: string, page: number): Line[] {
  const range = ['-f', String(page), '-l', String(page)];
  const svg = execFileSync('pdftocairo', ['-svg', ...range, pdf, '-'], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  const lines = new Map<number, number[]>();
  for (const [, x = '', y = ''] of svg.matchAll(
    /<use xlink:href="#[^"]*" x="([\d.]+)" y="([\d.]+)"/g,
  )) {
    const baseline = (Number(y) * 4) / 3;
    if (baseline < 30) continue;
    const key = [...lines.keys()].find((one) => Math.abs(one - baseline) < 2) ?? baseline;
    lines.set(key, [...(lines.get(key) ?? []), (Number(x) * 4) / 3]);
  }
  return [...lines]
    .map(([baseline, xs]) => ({ baseline, left: Math.min(...xs), signs: xs.length, glyphs: xs }))
    .sort((one, other) => one.baseline - other.baseline);
}
