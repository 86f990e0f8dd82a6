/**
 * A zip as Office takes it (APPNOTE 6.3.10). Node's own deflate takes a fifth of the time of one in
 * JavaScript, which a process that writes one file never gets warm: 58 ms instead of 390 for 145
 * parts.
 */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** For what is compressed already. */
  readonly stored: boolean;
}

/** 1 January 1980, midnight: the first day that a zip knows, so that no clock is in the bytes. */
const DATE = 0x0021;
const VERSION = 20;
/** Bit 11: names are UTF-8. */
const UTF8 = 0x0800;

/** The archive's bytes: the same on the same Node for the same entries; no directory entries. */
export function zip(entries: readonly ZipEntry[]): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, bytes, stored } of entries) {
    const name = Buffer.from(path, 'utf8');
    const data = stored ? bytes : deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(VERSION, 0);
    common.writeUInt16LE(UTF8, 2);
    common.writeUInt16LE(stored ? 0 : 8, 4);
    common.writeUInt16LE(DATE, 8);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const head = Buffer.from([0x50, 0x4b, 3, 4]);
    files.push(head, common, name, Buffer.from(data.buffer, data.byteOffset, data.byteLength));
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, VERSION, 0]), common, place, name);
    offset += head.length + common.length + name.length + data.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...files, ...directory, end]));
}
