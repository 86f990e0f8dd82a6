import { readObject, readPages, readPdf, readStream, reference } from './objects.js';

const OPERATOR =
  /^(?:[qQ]|(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) \S+ \S+ (cm|Tm)|\/\S+ ([\d.]+) Tf)$/gm;

/**
 * The size of the smallest printed text, in points; infinite without text.
 *
 * @throws UnknownPdf if the file is not as Chromium writes it.
 */
export function smallestText(pdf: Uint8Array): number {
  const file = readPdf(pdf);
  const catalog = readObject(file, file.root);
  const pages = readPages(file, reference(catalog.get('Pages'), 'the catalog’s /Pages'));
  const sizes = pages.map((page) => {
    const contents = readObject(file, page).get('Contents');
    return smallestIn(readStream(file, reference(contents, 'a page’s /Contents')).content);
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
