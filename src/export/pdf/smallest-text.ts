import { readPdf, readStream } from './pdf-file.js';
import { reference } from './syntax.js';

const OPERATOR =
  /^(?:[qQ]|(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) \S+ \S+ (cm|Tm)|\/\S+ ([\d.]+) Tf)$/gm;

/**
 * The size of the smallest printed text, in points; infinite without text.
 *
 * @throws UnknownPdf if the file is not as Chromium writes it.
 */
export function smallestText(pdf: Uint8Array): number {
  const file = readPdf(pdf);
  const sizes = [...file.pages.values()].map((page) => {
    const contents = reference(page.get('Contents'), 'a page’s /Contents');
    return smallestIn(readStream(file, contents).content);
  });
  return Math.min(...sizes);
}

function smallestIn(content: string): number {
  let smallest = Number.POSITIVE_INFINITY;
  let scale = 1;
  let size = 0;
  const outer: number[] = [];
  for (const [whole, a, b, c, d, operator, font] of content.matchAll(OPERATOR)) {
    const factor = Math.sqrt(Math.abs(Number(a) * Number(d) - Number(b) * Number(c)));
    if (whole === 'q') outer.push(scale);
    else if (whole === 'Q') scale = outer.pop() ?? 1;
    else if (operator === 'cm') scale *= factor;
    else if (operator === 'Tm') smallest = Math.min(smallest, size * scale * factor);
    else size = Number(font);
  }
  return smallest;
}
