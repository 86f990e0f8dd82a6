/** Writes PDF syntax, and a whole file with changed objects. */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { PdfFile } from './objects.js';

/** A dictionary (§7.3.7) of the entries that have a value. */
export function writeDict(entries: Iterable<readonly [string, string | undefined]>): string {
  const lines: string[] = [];
  for (const [key, value] of entries) if (value !== undefined) lines.push(`/${key} ${value}`);
  return `<<${lines.join('\n')}>>`;
}

/** A page's content is some kilobytes; zlib's usual 256 kB of memory for each costs time. */
const SMALL = { windowBits: 13, memLevel: 6 };

/**
 * A compressed stream (§7.3.8).
 * @param dict its other entries
 * @param content one character a byte
 */
export function writeStream(dict: ReadonlyMap<string, string>, content: string): string {
  const data = deflateSync(Buffer.from(content, 'latin1'), SMALL).toString('latin1');
  const entries = new Map(dict).set('Filter', '/FlateDecode').set('Length', String(data.length));
  return `${writeDict(entries)}\nstream\n${data}\nendstream`;
}

/**
 * Writes all objects, their table, and a trailer whose file identifier (§14.4) is a hash of the bytes.
 * @param objects bodies in Latin-1 by object number, new or replaced; undefined for deleted ones
 */
export function writePdf(
  file: PdfFile,
  objects: ReadonlyMap<number, string | undefined>,
): Uint8Array {
  const first = Math.min(...file.places.flatMap((place) => place?.from ?? []));
  const parts: Buffer[] = [file.bytes.subarray(0, first)];
  const entries: string[] = [];
  let at = first;
  const size = Math.max(file.places.length, ...[...objects.keys()].map((number) => number + 1));
  for (let number = 0; number < size; number++) {
    const place = file.places[number];
    const body = objects.get(number);
    const part =
      body !== undefined
        ? Buffer.from(`${number} 0 obj\n${body}\nendobj\n`, 'latin1')
        : place && !objects.has(number)
          ? file.bytes.subarray(place.from, place.to)
          : undefined;
    entries.push(part ? `${String(at).padStart(10, '0')} 00000 n \n` : '0000000000 65535 f \n');
    if (part === undefined) continue;
    parts.push(part);
    at += part.length;
  }
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  const id = hash.digest('hex').slice(0, 32);
  const refs = `/Root ${file.root} 0 R\n/Info ${file.info} 0 R\n/ID [<${id}> <${id}>]`;
  const trailer = `<</Size ${size}\n${refs}>>`;
  const table = `xref\n0 ${size}\n${entries.join('')}`;
  parts.push(Buffer.from(`${table}trailer\n${trailer}\nstartxref\n${at}\n%%EOF\n`, 'latin1'));
  return Buffer.concat(parts);
}
