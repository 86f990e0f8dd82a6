/** Takes out of a picture's file what it says of place, time and camera; its pixels stay. */
import type { BitmapType } from './media-type.js';

/** The same bytes where there is nothing to take out. The file must be a whole one. */
export function withoutMetadata(bytes: Buffer, type: BitmapType): Buffer {
  const kept = FORMATS[type]?.(bytes) ?? [bytes];
  const length = kept.reduce((sum, part) => sum + part.length, 0);
  return length === bytes.length ? bytes : Buffer.concat(kept);
}

/** Gives the parts that stay. GIF has no place for such things but comments. */
const FORMATS: Readonly<Partial<Record<BitmapType, (bytes: Buffer) => Buffer[]>>> = {
  'image/jpeg': partsOfJpeg,
  'image/png': partsOfPng,
  'image/webp': partsOfWebp,
};

/** ITU T.81, B.1.1: segments up to the first scan. APP1 is Exif and XMP, APP13 IPTC, then comments. */
function partsOfJpeg(bytes: Buffer): Buffer[] {
  const kept = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda) {
    const marker = bytes[at + 1] ?? 0;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (![0xe1, 0xed, 0xfe].includes(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return [...kept, bytes.subarray(at)];
}

/** PNG, 3rd edition, §5: a length, a name and a checksum around the data of each chunk. */
function partsOfPng(bytes: Buffer): Buffer[] {
  const kept = [bytes.subarray(0, 8)];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (!/^(eXIf|tEXt|zTXt|iTXt|tIME)$/.test(name)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return [...kept, bytes.subarray(at)];
}

/** RFC 9649, §2.7: chunks in a RIFF file, which says how long it is and which of them it has. */
function partsOfWebp(bytes: Buffer): Buffer[] {
  const head = Buffer.from(bytes.subarray(0, 12));
  const kept: Buffer[] = [head];
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    const name = bytes.toString('latin1', at, at + 4);
    const part = bytes.subarray(at, end);
    if (name === 'VP8X') kept.push(withoutFlags(part));
    else if (!/^(EXIF|XMP )$/.test(name)) kept.push(part);
    at = end;
  }
  const length = kept.reduce((sum, part) => sum + part.length, 0);
  head.writeUInt32LE(length - 8, 4);
  return kept;
}

/** Those of Exif and XMP. */
function withoutFlags(chunk: Buffer): Buffer {
  const copy = Buffer.from(chunk);
  copy.writeUInt8((copy[8] ?? 0) & ~0b1100, 8);
  return copy;
}
