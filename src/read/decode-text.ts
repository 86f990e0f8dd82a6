/** Bytes of a file as UTF-8 text; what is no such text has its line, its column and its byte. */
import { isUtf8 } from 'node:buffer';
import type { Problem } from '../problem.js';

/** Marks at the beginning of a file, the longer ones first: UTF-32 begins as UTF-16 does. */
const ENCODINGS: readonly (readonly [name: string, mark: readonly number[]])[] = [
  ['UTF-32', [0xff, 0xfe, 0, 0]],
  ['UTF-32', [0, 0, 0xfe, 0xff]],
  ['UTF-16', [0xff, 0xfe]],
  ['UTF-16', [0xfe, 0xff]],
];

const AS_UTF8 = 'Save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8).';

/**
 * @param hint what to do about a file in another encoding
 * @returns the text without a byte order mark, or what is wrong with the bytes
 */
export function decodeText(path: string, given: Buffer, hint: string): string | Problem {
  const bytes = withLineFeeds(given);
  const refuse = (code: string, message: string, what: string, at = 0): Problem => ({
    severity: 'error',
    code: `read/${code}`,
    message,
    hint: what,
    place: placeOfByte(path, bytes, at),
  });
  const [name] = ENCODINGS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte)) ?? [];
  if (name !== undefined) return refuse(name.toLowerCase(), `${path} is ${name}`, AS_UTF8);
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    // Each Latin letter has one in UTF-16, at every other byte.
    const isWide = nul < 2 && bytes.indexOf(0, nul + 1) === nul + 2;
    const message = isWide
      ? `${path} is UTF-16 without a mark: byte ${nul + 1} is NUL`
      : `${path} is not a text file: byte ${nul + 1} is NUL`;
    return refuse(isWide ? 'utf-16' : 'binary', message, isWide ? AS_UTF8 : NO_TEXT, nul);
  }
  if (isUtf8(bytes)) return new TextDecoder().decode(bytes);
  const at = firstInvalid(bytes);
  const byte = (bytes[at] ?? 0).toString(16).toUpperCase();
  return refuse('encoding', `${path} is not UTF-8: byte ${at + 1} is 0x${byte}`, hint, at);
}

/** A carriage return alone ends a line, as it did on old Macs: each byte keeps its place. */
function withLineFeeds(bytes: Buffer): Buffer {
  if (!bytes.includes(13)) return bytes;
  const isAlone = (byte: number, at: number): boolean => byte === 13 && bytes[at + 1] !== 10;
  return Buffer.from(bytes.map((byte, at) => (isAlone(byte, at) ? 10 : byte)));
}

const NO_TEXT = 'Is this the right file? If it is text, delete this character.';

/** The offset of the first bytes that are no UTF-8. */
function firstInvalid(bytes: Buffer): number {
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    if (!isUtf8(bytes.subarray(start, end))) break;
    start = end + 1;
  }
  const [valid = ''] = new TextDecoder().decode(lineFrom(bytes, start)).split('\ufffd', 1);
  return start + Buffer.byteLength(valid);
}

function placeOfByte(file: string, bytes: Buffer, at: number) {
  const start = at === 0 ? 0 : bytes.lastIndexOf(10, at - 1) + 1;
  const read = (part: Uint8Array): string => new TextDecoder().decode(part);
  return {
    file,
    line: bytes.subarray(0, start).filter((byte) => byte === 10).length + 1,
    column: read(bytes.subarray(start, at)).length + 1,
    length: 1,
    lineText: read(lineFrom(bytes, start)).replaceAll('\0', '\ufffd'),
  };
}

function lineFrom(bytes: Buffer, start: number): Buffer {
  const end = bytes.indexOf(10, start);
  return bytes.subarray(start, end < 0 ? bytes.length : end);
}
