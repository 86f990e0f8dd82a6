import { parseDict, readObject, readPages, readPdf, reference } from './objects.js';

/**
 * The page, from 0, of each named destination (ISO 32000-1 §12.3.2.3): Chromium writes one for each
 * element that a link leads to, by its id.
 */
export function destinationPages(pdf: Uint8Array): Map<string, number> {
  const file = readPdf(pdf);
  const catalog = readObject(file, file.root);
  const dests = catalog.get('Dests');
  if (dests === undefined) return new Map();
  const pages = readPages(file, reference(catalog.get('Pages'), 'the catalog’s /Pages'));
  const index = new Map(pages.map((object, page) => [object, page]));
  const named = dests.startsWith('<<')
    ? parseDict(dests, 0).dict
    : readObject(file, reference(dests, 'the catalog’s /Dests'));
  const found = new Map<string, number>();
  for (const [name, value] of named) {
    const page = index.get(Number(/^\[\s*(\d+) 0 R/.exec(value)?.[1]));
    if (page !== undefined) found.set(name, page);
  }
  return found;
}
