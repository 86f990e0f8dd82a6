/** Writes what finishing adds: one update at the file's end leaves every old offset true. */
import { createHash } from 'node:crypto';
import type { PdfFile } from './objects.js';

/** ASCII to write over the old bytes at a byte offset. */
export interface Patch {
  readonly at: number;
  readonly ascii: string;
}

/** Writes a dictionary (§7.3.7) with the entries that have a value. */
export function writeDict(entries: Iterable<readonly [string, string | undefined]>): string {
  const lines: string[] = [];
  for (const [key, value] of entries) if (value !== undefined) lines.push(`/${key} ${value}`);
  return `<<${lines.join('\n')}>>`;
}

/**
 * Appends an incremental update (§7.5.6): the objects, a table of them, and a trailer with /Prev
 * and a file identifier (§14.4) made of a hash of all the bytes before the table: no clock in it.
 *
 * @param objects bodies in Latin-1 (one character a byte) by object number, new or replaced.
 * @param patches go over the old bytes, in the new array only.
 * @returns a new array: the file's bytes, then the update.
 */
export function appendUpdate(
  file: PdfFile,
  objects: ReadonlyMap<number, string>,
  patches: readonly Patch[],
): Uint8Array {
  const old = file.bytes;
  const parts: string[] = old.at(-1) === 0x0a ? [] : ['\n'];
  let at = old.length + parts.length;
  let table = '';
  let run: { first: number; entries: string[] } = { first: 0, entries: [] };
  const closeRun = (first: number): void => {
    const { entries } = run;
    if (entries.length > 0) table += `${run.first} ${entries.length}\n${entries.join('')}`;
    run = { first, entries: [] };
  };
  let size = file.size;
  for (const [number, body] of [...objects].sort(([a], [b]) => a - b)) {
    if (run.first + run.entries.length !== number) closeRun(number);
    run.entries.push(`${String(at).padStart(10, '0')} 00000 n \n`);
    const object = `${number} 0 obj\n${body}\nendobj\n`;
    parts.push(object);
    at += object.length;
    size = Math.max(size, number + 1);
  }
  closeRun(0);
  const end = (id: string): string => {
    const refs = `/Root ${file.root} 0 R\n/Info ${file.info} 0 R\n/ID [<${id}> <${id}>]`;
    const trailer = `<</Size ${size}\n${refs}\n/Prev ${file.xrefAt}>>`;
    return `xref\n${table}trailer\n${trailer}\nstartxref\n${at}\n%%EOF\n`;
  };
  const out = Buffer.allocUnsafeSlow(at + end('0'.repeat(32)).length);
  out.set(old);
  for (const patch of patches) out.write(patch.ascii, patch.at, 'latin1');
  out.write(parts.join(''), old.length, 'latin1');
  const hash = createHash('sha256').update(out.subarray(0, at)).digest('hex');
  out.write(end(hash.slice(0, 32)), at, 'latin1');
  return out;
}
