/** Reads as much of PDF as Chromium (Skia) writes. */
import { inflateSync } from 'node:zlib';

/** A dictionary's entries, names without their slash, values as in the file. */
export type Dict = Map<string, string>;

export interface PdfFile {
  /** The caller's bytes, never written to. */
  readonly bytes: Buffer;
  /** Where each object begins and ends, by its number; undefined for a free one. */
  readonly places: readonly (ByteRange | undefined)[];
  readonly root: number;
  readonly info: number;
}

interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/** A PDF that is not as Chromium writes it: viewers can read it, but it cannot be finished here. */
export class UnknownPdf extends Error {}

// One token of §7.2 and §7.3; Skia escapes every parenthesis in a string, so they never nest here.
const STRING = /\([^()\\]*(?:\\[\s\S][^()\\]*)*\)|<[\da-fA-F\s]*>/.source;
const WORD = /\d+\s+\d+\s+R\b|\/?[^\s()<>[\]{}/%]+/.source;
const TOKEN = new RegExp(`\\s*(<<|>>|[[\\]]|${STRING}|${WORD})`, 'y');

export function unknown(what: string): never {
  throw new UnknownPdf(what);
}

/**
 * Reads the file's skeleton: one classic cross-reference table and its trailer (ISO 32000-1 §7.5.4,
 * §7.5.5).
 *
 * @param pdf a whole PDF, as Chromium prints it; neither changed nor copied.
 * @throws UnknownPdf for anything else: cross-reference streams, earlier updates, encryption, cut files.
 */
export function readPdf(pdf: Uint8Array): PdfFile {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  if (latin1(bytes, 0, 7) !== '%PDF-1.') unknown('it does not begin with %PDF-1.');
  const tail = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(latin1(bytes, bytes.length - 64));
  if (!tail) unknown('its end has no startxref');
  const xrefAt = Number(tail[1]);
  const head = /^xref\s+0 (\d+)\s*?\n/.exec(latin1(bytes, xrefAt, xrefAt + 32));
  if (!head) unknown('it has no classic cross-reference table');
  const size = Number(head[1]);
  const entriesAt = xrefAt + head[0].length;
  const end = latin1(bytes, entriesAt + size * 20);
  if (!end.startsWith('trailer')) unknown('its cross-reference table has several parts');
  const { dict: trailer } = parseDict(end, 'trailer'.length);
  for (const key of ['Prev', 'XRefStm', 'Encrypt']) {
    if (trailer.has(key)) unknown(`its trailer has /${key}`);
  }
  if (trailer.get('Size') !== String(size)) unknown('its trailer and table differ in size');
  const root = reference(trailer.get('Root'), 'the trailer’s /Root');
  const info = reference(trailer.get('Info'), 'the trailer’s /Info');
  const places = readPlaces(latin1(bytes, entriesAt, entriesAt + size * 20), xrefAt);
  return { bytes, places, root, info };
}

/** Reads the table's entries (§7.5.4: of twenty bytes); an object ends where the next one begins. */
function readPlaces(table: string, xrefAt: number): (ByteRange | undefined)[] {
  const entries = table.match(/[\s\S]{20}/g) ?? [];
  const starts = entries.map((entry, number) => {
    if (/^\d{10} \d{5} f/.test(entry)) return undefined;
    const from = /^(\d{10}) 00000 n\s\s$/.exec(entry)?.[1];
    return from ? Number(from) : unknown(`the table’s entry of object ${number} is damaged`);
  });
  const sorted = [...starts.filter((from) => from !== undefined), xrefAt].sort((a, b) => a - b);
  const ends = new Map(sorted.map((from, index) => [from, sorted[index + 1] ?? xrefAt]));
  return starts.map((from) =>
    from === undefined ? undefined : { from, to: ends.get(from) ?? xrefAt },
  );
}

function latin1(bytes: Buffer, from = 0, to = bytes.length): string {
  return bytes.toString('latin1', from, to);
}

/**
 * Reads a dictionary (§7.3.7) that begins at or after white space at `at`.
 *
 * @returns its entries in their order, and the offset after its `>>`.
 * @throws UnknownPdf where the text is no dictionary, or one with comments or nested parentheses.
 */
export function parseDict(text: string, at: number): { dict: Dict; end: number } {
  const dict: Dict = new Map();
  TOKEN.lastIndex = at;
  const next = (): string => {
    const from = TOKEN.lastIndex;
    return TOKEN.exec(text)?.[1] ?? unknown(`unreadable syntax near byte ${from}`);
  };
  if (next() !== '<<') unknown(`no dictionary at byte ${at}`);
  for (let key = next(); key !== '>>'; key = next()) {
    if (!key.startsWith('/'))
      unknown(`a dictionary key without a slash near byte ${TOKEN.lastIndex}`);
    const begin = TOKEN.lastIndex;
    let depth = 0;
    do {
      const token = next();
      if (token === '<<' || token === '[') depth += 1;
      else if (token === '>>' || token === ']') depth -= 1;
    } while (depth > 0);
    if (depth < 0) unknown(`a key without a value near byte ${begin}`);
    dict.set(key.slice(1), text.slice(begin, TOKEN.lastIndex).trim());
  }
  return { dict, end: TOKEN.lastIndex };
}

/** Of the streams that are read here, a dictionary is shorter than this. */
const LONGEST_HEAD = 64 * 1024;

function placeOf(file: PdfFile, object: number): ByteRange {
  return file.places[object] ?? unknown(`object ${object} is not in its table`);
}

/**
 * An object's text, from `n 0 obj` on; of a stream, its bytes as Latin-1.
 *
 * @throws UnknownPdf if the object is free, of a later generation, or not where the table says.
 */
export function objectText(file: PdfFile, object: number): string {
  const { from, to } = placeOf(file, object);
  const text = latin1(file.bytes, from, to);
  const isWhole = text.startsWith(`${object} 0 obj`) && /\nendobj\s*$/.test(text.slice(-16));
  return isWhole ? text : unknown(`object ${object} is not in its place`);
}

/**
 * Reads an object that is a plain dictionary.
 *
 * @throws UnknownPdf if it is a stream or anything else.
 */
export function readObject(file: PdfFile, object: number): Dict {
  const text = objectText(file, object);
  const { dict, end } = parseDict(text, `${object} 0 obj`.length);
  if (text.slice(end).trim() !== 'endobj') unknown(`object ${object} is not only a dictionary`);
  return dict;
}

/**
 * Reads a stream (§7.3.8) that is not compressed, or by Flate alone.
 *
 * @returns its dictionary, and its content as Latin-1.
 * @throws UnknownPdf if it is anything else, or damaged.
 */
export function readStream(file: PdfFile, object: number): { dict: Dict; content: string } {
  const { from, to } = placeOf(file, object);
  const head = latin1(file.bytes, from, Math.min(to, from + LONGEST_HEAD));
  if (!head.startsWith(`${object} 0 obj`)) unknown(`object ${object} is not in its place`);
  const { dict, end } = parseDict(head, `${object} 0 obj`.length);
  const start = /^\s*stream\r?\n/.exec(head.slice(end, end + 16));
  const length = /^\d+$/.exec(dict.get('Length') ?? '');
  if (!start || !length) return unknown(`object ${object} is no plain stream`);
  const at = from + end + start[0].length;
  const data = file.bytes.subarray(at, at + Number(length[0]));
  const filter = dict.get('Filter');
  if (filter === undefined) return { dict, content: latin1(data) };
  if (filter !== '/FlateDecode' || dict.has('DecodeParms')) {
    unknown(`object ${object} is compressed by ${filter}`);
  }
  try {
    return { dict, content: latin1(inflateSync(data)) };
  } catch {
    return unknown(`object ${object} cannot be decompressed`);
  }
}

/**
 * The object number of an indirect reference `n 0 R` (§7.3.10).
 *
 * @param what names the value in the error.
 * @throws UnknownPdf if the value is missing, direct, or of a later generation.
 */
export function reference(value: string | undefined, what: string): number {
  const found = /^(\d+)\s+0\s+R$/.exec(value ?? '');
  return found ? Number(found[1]) : unknown(`${what} is not a reference`);
}

/**
 * The object numbers of all pages, in their order (page tree, §7.7.3).
 *
 * @throws UnknownPdf if the tree is damaged or loops.
 */
export function readPages(file: PdfFile, pagesRoot: number): number[] {
  const pages: number[] = [];
  const seen = new Set<number>();
  const visit = (node: number): void => {
    if (seen.has(node)) unknown('its page tree loops');
    seen.add(node);
    // Skia writes the type first: of hundreds of pages this look is enough.
    const { from } = placeOf(file, node);
    if (/^\d+ 0 obj\s<<\/Type \/Page\s/.test(latin1(file.bytes, from, from + 32))) {
      pages.push(node);
      return;
    }
    const kids = /\/Type \/Pages\s[^[]*\/Kids \[([\d R]+)\]/.exec(objectText(file, node))?.[1];
    for (const kid of (kids ?? unknown(`object ${node} is no page`)).split(/ 0 R ?/)) {
      if (kid !== '') visit(Number(kid));
    }
  };
  visit(pagesRoot);
  const count = readObject(file, pagesRoot).get('Count');
  if (count !== String(pages.length)) unknown(`it has ${pages.length} pages of ${count}`);
  return pages;
}
