/** Reads an untrusted zip (APPNOTE 6.3.10) within size limits. */
import { crc32, inflateRawSync } from 'node:zlib';
import { OfficeFault, SAVE_AGAIN } from './xml.js';

/** Of a file, in bytes: as a file, unpacked, and one part of it. */
const MOST_BYTES = { file: 100e6, unpacked: 400e6, part: 150e6 } as const;
const MOST_ENTRIES = 10_000;
const NO_PPTX = 'it is no PowerPoint file';

const END = Buffer.from('PK\x05\x06', 'latin1');
const LOCAL = Buffer.from('PK\x03\x04', 'latin1');
const DIRECTORY = 0x02014b50;
/** What Office writes for a file with a password, and PowerPoint 97 wrote for any. */
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/**
 * The files of a zip by their names, in the order of its directory; folders are left out.
 *
 * @throws OfficeFault if it is no zip, has a password, is broken, or is too large unpacked
 */
export function unzip(bytes: Uint8Array): Map<string, Uint8Array> {
  if (bytes.length > MOST_BYTES.file) throw tooLarge(`it has more than ${mega('file')} MB`);
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.subarray(0, 4).equals(OLE)) {
    throw new OfficeFault(
      'locked',
      'it is protected by a password, or was saved by PowerPoint 97–2003',
      'Take the password away (File ▸ Info ▸ Protect Presentation), or save it as a .pptx or .potx file.',
    );
  }
  const end = data.lastIndexOf(END);
  if (end < 0) {
    const isCut = data.subarray(0, 4).equals(LOCAL);
    throw isCut ? broken() : new OfficeFault('no-pptx', NO_PPTX, SAVE_AGAIN);
  }
  try {
    return filesOf(data, end);
  } catch (error) {
    // Node's errors are of places beyond the file's end and of data that does not inflate.
    throw error instanceof OfficeFault ? error : broken();
  }
}

/** @param end the place of the end record */
function filesOf(data: Buffer, end: number): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const count = data.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw tooLarge(`it has more than ${MOST_ENTRIES} parts`);
  let total = 0;
  let at = data.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (data.readUInt32LE(at) !== DIRECTORY) throw broken();
    const nameEnd = at + 46 + data.readUInt16LE(at + 28);
    // Windows' own compressed folders write names with backslashes.
    const name = data.toString('utf8', at + 46, nameEnd).replaceAll('\\', '/');
    if (!name.endsWith('/')) {
      const content = contentOf(data, at, name);
      total += content.length;
      if (total > MOST_BYTES.unpacked)
        throw tooLarge(`it unpacks to more than ${mega('unpacked')} MB`);
      files.set(name, content);
    }
    at = nameEnd + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
  }
  return files;
}

/** @param entry its place in the directory */
function contentOf(data: Buffer, entry: number, name: string): Buffer {
  const short = (at: number) => data.readUInt16LE(entry + at);
  const long = (at: number) => data.readUInt32LE(entry + at);
  const [crc, packed, size, offset] = [long(16), long(20), long(24), long(42)];
  const isEncrypted = (short(8) & 1) === 1;
  if (isEncrypted) {
    throw new OfficeFault('locked', 'its zip has a password', 'Save it without one.');
  }
  if (size > MOST_BYTES.part) throw tooLarge(`${name} unpacks to more than ${mega('part')} MB`);
  const from = offset + 30 + data.readUInt16LE(offset + 26) + data.readUInt16LE(offset + 28);
  const raw = data.subarray(from, from + packed);
  // No more is unpacked than the directory says: a bomb says less than it is.
  const content =
    short(10) === 0 ? raw : inflateRawSync(raw, { maxOutputLength: Math.max(1, size) });
  if (content.length !== size || crc32(content) !== crc) throw broken();
  return content;
}

function mega(limit: keyof typeof MOST_BYTES): number {
  return MOST_BYTES[limit] / 1e6;
}

function tooLarge(what: string): OfficeFault {
  return new OfficeFault(
    'too-large',
    what,
    'Save it with smaller pictures (File ▸ Info ▸ Compress), or without its sample slides.',
  );
}

function broken(): OfficeFault {
  return new OfficeFault('broken', 'its zip is damaged or not all there', SAVE_AGAIN);
}
