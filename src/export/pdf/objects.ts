/**
 * Just enough of a PDF reader for what Chromium (Skia) prints: pdf-lib takes longer to import than
 * our whole export may.
 */

/** A dictionary's entries, names without their slash, values as they stand in the file. */
export type Dict = Map<string, string>;

export interface PdfFile {
  /** The caller's bytes, never written to. */
  readonly bytes: Buffer;
  readonly xrefAt: number;
  readonly entriesAt: number;
  /** One more than the highest object number (§7.5.5, Size). */
  readonly size: number;
  readonly root: number;
  readonly info: number;
}

// One token of §7.2 and §7.3; Skia escapes every parenthesis in a string, so they never nest here.
const STRING = /\([^()\\]*(?:\\[\s\S][^()\\]*)*\)|<[\da-fA-F\s]*>/.source;
const WORD = /\d+\s+\d+\s+R\b|\/?[^\s()<>[\]{}/%]+/.source;
const TOKEN = new RegExp(`\\s*(<<|>>|[[\\]]|${STRING}|${WORD})`, 'y');

function fail(what: string): never {
  throw new Error(`cannot finish this PDF: ${what}; only Chromium's own output is understood`);
}

/**
 * Reads the file's skeleton: one classic cross-reference table and its trailer (ISO 32000-1 §7.5.4,
 * §7.5.5).
 *
 * @param pdf a whole PDF, as Chromium prints it; neither changed nor copied.
 * @throws Error for anything else: cross-reference streams, earlier updates, encryption, cut files.
 */
export function readPdf(pdf: Uint8Array): PdfFile {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  if (latin1(bytes, 0, 7) !== '%PDF-1.') fail('it does not begin with %PDF-1.');
  const tail = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(latin1(bytes, bytes.length - 64));
  if (!tail) fail('its end has no startxref');
  const xrefAt = Number(tail[1]);
  const head = /^xref\s+0 (\d+)\s*?\n/.exec(latin1(bytes, xrefAt, xrefAt + 32));
  if (!head) fail('it has no classic cross-reference table');
  const size = Number(head[1]);
  const entriesAt = xrefAt + head[0].length;
  const end = latin1(bytes, entriesAt + size * 20);
  if (!end.startsWith('trailer')) fail('its cross-reference table has several parts');
  const { dict: trailer } = parseDict(end, 'trailer'.length);
  for (const key of ['Prev', 'XRefStm', 'Encrypt']) {
    if (trailer.has(key)) fail(`its trailer has /${key}`);
  }
  if (trailer.get('Size') !== String(size)) fail('its trailer and table differ in size');
  const root = reference(trailer.get('Root'), 'the trailer’s /Root');
  const info = reference(trailer.get('Info'), 'the trailer’s /Info');
  return { bytes, xrefAt, entriesAt, size, root, info };
}

function latin1(bytes: Buffer, from: number, to = bytes.length): string {
  return bytes.toString('latin1', from, to);
}

/**
 * Reads a dictionary (§7.3.7) that begins at or after white space at `at`.
 *
 * @returns its entries in their order, and the offset after its `>>`.
 * @throws Error where the text is no dictionary, or one with comments or nested parentheses.
 */
export function parseDict(text: string, at: number): { dict: Dict; end: number } {
  const dict: Dict = new Map();
  TOKEN.lastIndex = at;
  const next = (): string => {
    const from = TOKEN.lastIndex;
    return TOKEN.exec(text)?.[1] ?? fail(`unreadable syntax near byte ${from}`);
  };
  if (next() !== '<<') fail(`no dictionary at byte ${at}`);
  for (let key = next(); key !== '>>'; key = next()) {
    if (!key.startsWith('/')) fail(`a dictionary key without a slash near byte ${TOKEN.lastIndex}`);
    const begin = TOKEN.lastIndex;
    let depth = 0;
    do {
      const token = next();
      if (token === '<<' || token === '[') depth += 1;
      else if (token === '>>' || token === ']') depth -= 1;
    } while (depth > 0);
    if (depth < 0) fail(`a key without a value near byte ${begin}`);
    dict.set(key.slice(1), text.slice(begin, TOKEN.lastIndex).trim());
  }
  return { dict, end: TOKEN.lastIndex };
}

/** An object's byte offset, by the table (§7.5.4: entries of twenty bytes). */
function offsetOf(file: PdfFile, object: number): number {
  const at = file.entriesAt + object * 20;
  const entry = /^(\d{10}) 00000 n\s\s$/.exec(latin1(file.bytes, at, at + 20));
  return entry && object < file.size
    ? Number(entry[1])
    : fail(`object ${object} is not in its table`);
}

/**
 * An object's byte offset and its text, from `n 0 obj` to before `endobj`. Skia escapes line ends
 * in strings, so a dictionary has no other line that begins with `endobj`.
 *
 * @throws Error if the object is free, of a later generation, or not where the table says.
 */
export function objectText(file: PdfFile, object: number): { at: number; text: string } {
  const at = offsetOf(file, object);
  const end = file.bytes.indexOf('\nendobj', at, 'latin1');
  const text = end < 0 ? '' : latin1(file.bytes, at, end);
  if (!text.startsWith(`${object} 0 obj`)) fail(`object ${object} is not in its place`);
  return { at, text };
}

/**
 * Reads an object that is a plain dictionary.
 *
 * @throws Error if it is a stream or anything else.
 */
export function readObject(file: PdfFile, object: number): Dict {
  const { text } = objectText(file, object);
  const { dict, end } = parseDict(text, `${object} 0 obj`.length);
  if (text.slice(end).trim() !== '') fail(`object ${object} is not only a dictionary`);
  return dict;
}

/**
 * The object number of an indirect reference `n 0 R` (§7.3.10).
 *
 * @param what names the value in the error.
 * @throws Error if the value is missing, direct, or of a later generation.
 */
export function reference(value: string | undefined, what: string): number {
  const found = /^(\d+)\s+0\s+R$/.exec(value ?? '');
  return found ? Number(found[1]) : fail(`${what} is not a reference`);
}

/**
 * The object numbers of all pages, in their order (page tree, §7.7.3).
 *
 * @throws Error if the tree is damaged or loops.
 */
export function readPages(file: PdfFile, pagesRoot: number): number[] {
  const pages: number[] = [];
  const seen = new Set<number>();
  const visit = (node: number): void => {
    if (seen.has(node)) fail('its page tree loops');
    seen.add(node);
    // Skia writes the type first: of hundreds of pages this look is enough.
    const at = offsetOf(file, node);
    if (/^\d+ 0 obj\s<<\/Type \/Page\s/.test(latin1(file.bytes, at, at + 32))) {
      pages.push(node);
      return;
    }
    const kids = /\/Type \/Pages\s[^[]*\/Kids \[([\d R]+)\]/.exec(objectText(file, node).text)?.[1];
    for (const kid of (kids ?? fail(`object ${node} is no page`)).split(/ 0 R ?/)) {
      if (kid !== '') visit(Number(kid));
    }
  };
  visit(pagesRoot);
  const count = readObject(file, pagesRoot).get('Count');
  if (count !== String(pages.length)) fail(`it has ${pages.length} pages of ${count}`);
  return pages;
}
