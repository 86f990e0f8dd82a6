/** A PDF as Chromium writes it: reads its objects, changes them, and writes the whole file again. */
import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import { type Dict, parseDict, reference, references, unknown, writeDict } from './syntax.js';

export interface PdfFile {
  /** Each object from `n 0 obj` on, by its number; undefined for a free number. */
  readonly objects: (Buffer | undefined)[];
  /** The bytes before all objects. */
  readonly header: Buffer;
  readonly root: number;
  readonly info: number;
  readonly catalog: Dict;
  /** The dictionary of each page by its object, in their order. */
  readonly pages: ReadonlyMap<number, Dict>;
  /** Where `allot` continues its search for a free number. */
  nextFree: number;
}

/**
 * Reads the file's skeleton: one classic cross-reference table and its trailer (ISO 32000-1 §7.5.4,
 * §7.5.5), the catalog and the pages.
 *
 * @param pdf a whole PDF, as Chromium prints it; neither changed nor copied.
 * @throws UnknownPdf for anything else: cross-reference streams, earlier updates, encryption, cut files.
 */
export function readPdf(pdf: Uint8Array): PdfFile {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  if (bytes.toString('latin1', 0, 7) !== '%PDF-1.') unknown('it does not begin with %PDF-1.');
  const tail = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(bytes.toString('latin1', bytes.length - 64));
  if (!tail) unknown('its end has no startxref');
  const xrefAt = Number(tail[1]);
  const head = /^xref\s+0 (\d+)\s*?\n/.exec(bytes.toString('latin1', xrefAt, xrefAt + 32));
  if (!head) unknown('it has no classic cross-reference table');
  const entriesAt = xrefAt + head[0].length;
  const entriesEnd = entriesAt + Number(head[1]) * 20;
  const end = bytes.toString('latin1', entriesEnd);
  if (!end.startsWith('trailer')) unknown('its cross-reference table has several parts');
  const { dict: trailer } = parseDict(end, 'trailer'.length);
  for (const key of ['Prev', 'XRefStm', 'Encrypt']) {
    if (trailer.has(key)) unknown(`its trailer has /${key}`);
  }
  if (trailer.get('Size') !== head[1]) unknown('its trailer and table differ in size');
  const starts = readTable(bytes.toString('latin1', entriesAt, entriesEnd));
  const sorted = [...starts.filter((from) => from !== undefined), xrefAt].sort((a, b) => a - b);
  const ends = new Map(sorted.map((from, index) => [from, sorted[index + 1]]));
  const objects = starts.map((from) =>
    from === undefined ? undefined : bytes.subarray(from, ends.get(from)),
  );
  const root = reference(trailer.get('Root'), 'the trailer’s /Root');
  const info = reference(trailer.get('Info'), 'the trailer’s /Info');
  const catalog = readObject({ objects }, root);
  const pages = readPages({ objects }, reference(catalog.get('Pages'), 'the catalog’s /Pages'));
  const header = bytes.subarray(0, sorted[0]);
  return { objects, header, root, info, catalog, pages, nextFree: 1 };
}

/** Where each object begins (§7.5.4: entries of twenty bytes); it ends where the next one begins. */
function readTable(table: string): (number | undefined)[] {
  return (table.match(/[\s\S]{20}/g) ?? []).map((entry, number) => {
    if (/^\d{10} \d{5} f/.test(entry)) return undefined;
    const from = /^(\d{10}) 00000 n\s\s$/.exec(entry)?.[1];
    return from ? Number(from) : unknown(`the table’s entry of object ${number} is damaged`);
  });
}

/** The pages of the page tree (§7.7.3). */
function readPages(file: Pick<PdfFile, 'objects'>, root: number): Map<number, Dict> {
  const pages = new Map<number, Dict>();
  const seen = new Set<number>();
  const visit = (node: number): void => {
    if (seen.has(node)) unknown('its page tree loops');
    seen.add(node);
    const dict = readObject(file, node);
    if (dict.get('Type') === '/Page') pages.set(node, dict);
    else references(dict.get('Kids') ?? unknown(`object ${node} is no page`)).forEach(visit);
  };
  visit(root);
  return pages;
}

/** The dictionary that an object begins with, and where it ends in the object's text. */
function readHead({ objects }: Pick<PdfFile, 'objects'>, object: number) {
  const text = objects[object]?.toString('latin1') ?? '';
  const start = `${object} 0 obj`;
  if (!text.startsWith(start)) unknown(`object ${object} is not in its place`);
  return { text, ...parseDict(text, start.length) };
}

/**
 * Reads an object that is a plain dictionary.
 *
 * @throws UnknownPdf if it is a stream or anything else, or not where the table says.
 */
export function readObject(file: Pick<PdfFile, 'objects'>, object: number): Dict {
  const { text, dict, end } = readHead(file, object);
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
  const { text, dict, end } = readHead(file, object);
  const start = /^\s*stream\r?\n/.exec(text.slice(end, end + 16));
  const length = /^\d+$/.exec(dict.get('Length') ?? '');
  if (!start || !length) return unknown(`object ${object} is no plain stream`);
  const at = end + start[0].length;
  const data = text.slice(at, at + Number(length[0]));
  const filter = dict.get('Filter');
  if (filter === undefined) return { dict, content: data };
  if (filter !== '/FlateDecode' || dict.has('DecodeParms')) {
    unknown(`object ${object} is compressed by ${filter}`);
  }
  try {
    return { dict, content: inflateSync(Buffer.from(data, 'latin1')).toString('latin1') };
  } catch {
    return unknown(`object ${object} cannot be decompressed`);
  }
}

/** Replaces an object by a body in Latin-1. */
export function setObject({ objects }: PdfFile, object: number, body: string): void {
  objects[object] = Buffer.from(`${object} 0 obj\n${body}\nendobj\n`, 'latin1');
}

/** A page's content is some kilobytes; zlib's usual 256 kB of memory for each costs time. */
const SMALL = { windowBits: 13, memLevel: 6 };

/**
 * Replaces an object by a compressed stream (§7.3.8).
 * @param dict its other entries
 * @param content one character a byte
 */
export function setStream(file: PdfFile, object: number, dict: Dict, content: string): void {
  const data = deflateSync(Buffer.from(content, 'latin1'), SMALL).toString('latin1');
  const entries = new Map(dict).set('Filter', '/FlateDecode').set('Length', String(data.length));
  setObject(file, object, `${writeDict(entries)}\nstream\n${data}\nendstream`);
}

/** Gives a new object a free number. */
export function allot(file: PdfFile, body = ''): number {
  const { objects } = file;
  while (objects[file.nextFree] !== undefined) file.nextFree += 1;
  setObject(file, file.nextFree, body);
  return file.nextFree;
}

/** Adds an object and returns the reference to it. */
export function add(file: PdfFile, body: string): string {
  return `${allot(file, body)} 0 R`;
}

/** Deletes the objects that the catalog no longer leads to, which frees their numbers. */
export function deleteUnused({ objects, root, info, catalog }: PdfFile): void {
  const used = new Set([root, info]);
  const found = references(writeDict(catalog));
  for (let object = found.pop(); object !== undefined; object = found.pop()) {
    const bytes = objects[object];
    if (used.has(object) || bytes === undefined) continue;
    used.add(object);
    const stream = bytes.indexOf('stream\n');
    found.push(...references(bytes.toString('latin1', 0, stream < 0 ? bytes.length : stream)));
  }
  for (const object of objects.keys()) if (!used.has(object)) objects[object] = undefined;
}

/** Writes all objects, their table, and a trailer whose file identifier (§14.4) is a hash of the bytes. */
export function writePdf({ header, objects, root, info }: PdfFile): Uint8Array {
  const parts = [header, ...objects.filter((object) => object !== undefined)];
  let at = header.length;
  const entries = objects.map((object) => {
    if (object === undefined) return '0000000000 65535 f \n';
    const entry = `${String(at).padStart(10, '0')} 00000 n \n`;
    at += object.length;
    return entry;
  });
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  const id = hash.digest('hex').slice(0, 32);
  const size = objects.length;
  const trailer = `<</Size ${size}\n/Root ${root} 0 R\n/Info ${info} 0 R\n/ID [<${id}> <${id}>]>>`;
  const table = `xref\n0 ${size}\n${entries.join('')}`;
  parts.push(Buffer.from(`${table}trailer\n${trailer}\nstartxref\n${at}\n%%EOF\n`, 'latin1'));
  return Buffer.concat(parts);
}
