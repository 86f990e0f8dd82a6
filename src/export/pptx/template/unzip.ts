/** Reads an untrusted zip (APPNOTE 6.3.10) within size limits. */
import { crc32, inflateRawSync } from 'node:zlib';
import { PptxTemplateFault, SAVE_AGAIN } from './xml.js';

/** Of a template, in bytes: as a file, unpacked, and one part of it. */
const MOST_BYTES = { file: 100e6, unpacked: 400e6, part: 150e6 } as const;
const MOST_ENTRIES = 10_000;

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
/** The most bytes of the comment at the end. */
const LONGEST_COMMENT = 0xffff;
/** What Office writes for a file with a password, and PowerPoint 97 wrote for any. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * The files of a zip by their names, in the order of its directory; folders are left out.
 *
 * @throws PptxTemplateFault if it is no zip, has a password, is broken, or is too large unpacked
 */
export function unzip(bytes: Uint8Array): Map<string, Uint8Array> {
  if (bytes.length > MOST_BYTES.file) throw tooLarge(`it has more than ${mega('file')} MB`);
  if (OLE.every((byte, at) => bytes[at] === byte)) {
    throw new PptxTemplateFault(
      'locked',
      'it is protected by a password, or was saved by PowerPoint 97–2003',
      'Take the password away (File ▸ Info ▸ Protect Presentation), or save it as “PowerPoint Template (.potx)”.',
    );
  }
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files = new Map<string, Uint8Array>();
  let total = 0;
  for (const entry of entriesOf(data)) {
    if (entry.name.endsWith('/')) continue;
    const content = contentOf(data, entry);
    total += content.length;
    if (total > MOST_BYTES.unpacked)
      throw tooLarge(`it unpacks to more than ${mega('unpacked')} MB`);
    files.set(entry.name, content);
  }
  return files;
}

interface DirectoryEntry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

function entriesOf(data: Buffer): DirectoryEntry[] {
  const end = endOf(data);
  const count = data.readUInt16LE(end + 10);
  let at = data.readUInt32LE(end + 16);
  if (count > MOST_ENTRIES) throw tooLarge(`it has more than ${MOST_ENTRIES} parts`);
  const entries: DirectoryEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > data.length || data.readUInt32LE(at) !== DIRECTORY) throw broken();
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => data.readUInt16LE(at + place));
    const from = at + 46;
    const to = from + (nameLength ?? 0);
    entries.push({
      // Windows' own compressed folders write names with backslashes.
      name: data.toString('utf8', from, to).replaceAll('\\', '/'),
      flags: data.readUInt16LE(at + 8),
      method: data.readUInt16LE(at + 10),
      crc: data.readUInt32LE(at + 16),
      packed: data.readUInt32LE(at + 20),
      size: data.readUInt32LE(at + 24),
      offset: data.readUInt32LE(at + 42),
    });
    at = to + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}

function endOf(data: Buffer): number {
  const last = data.length - END_SIZE;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (data.readUInt32LE(at) === END) return at;
  }
  if (data.length > 4 && data.readUInt32LE(0) === LOCAL) throw broken();
  throw new PptxTemplateFault('no-pptx', 'it is no PowerPoint file', SAVE_AGAIN);
}

function contentOf(
  data: Buffer,
  { name, flags, method, crc, packed, size, offset }: DirectoryEntry,
) {
  if (flags & 1) {
    throw new PptxTemplateFault('locked', 'its zip has a password', 'Save it without one.');
  }
  if (size > MOST_BYTES.part) throw tooLarge(`${name} unpacks to more than ${mega('part')} MB`);
  if (offset + 30 > data.length || data.readUInt32LE(offset) !== LOCAL) throw broken();
  const from = offset + 30 + data.readUInt16LE(offset + 26) + data.readUInt16LE(offset + 28);
  if (from + packed > data.length) throw broken();
  const raw = data.subarray(from, from + packed);
  const content = method === 0 ? raw : inflated(raw, size, method);
  if (content.length !== size || crc32(content) !== crc) throw broken();
  return content;
}

/** No more is unpacked than the directory says: a bomb says less than it is. */
function inflated(raw: Buffer, size: number, method: number): Buffer {
  if (method !== 8) throw broken();
  try {
    return inflateRawSync(raw, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw broken();
  }
}

function mega(limit: keyof typeof MOST_BYTES): number {
  return MOST_BYTES[limit] / 1e6;
}

function tooLarge(what: string): PptxTemplateFault {
  return new PptxTemplateFault(
    'too-large',
    what,
    'Save it with smaller pictures (File ▸ Info ▸ Compress), or without its sample slides.',
  );
}

function broken(): PptxTemplateFault {
  return new PptxTemplateFault('broken', 'its zip is damaged or not all there', SAVE_AGAIN);
}
