/** Takes out of a picture's file what it says of place, time and camera; its pixels stay. */
import type { BitmapType } from './media-type.js';

/** The same bytes where there is nothing to take out. The file must be a whole one. */
export function withoutMetadata(bytes: Buffer, type: BitmapType): Buffer {
  if (type === 'image/jpeg') return joined(partsOfJpeg(bytes), bytes);
  // A WebP with metadata is encoded again; GIF has no place for it but comments.
  return type === 'image/png' ? joined(partsOfPng(bytes), bytes) : bytes;
}

function joined(kept: readonly Buffer[], bytes: Buffer): Buffer {
  const length = kept.reduce((sum, part) => sum + part.length, 0);
  return length === bytes.length ? bytes : Buffer.concat(kept);
}

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
