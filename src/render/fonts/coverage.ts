/**
 * Which characters a font has. harfbuzz could report them, too, but compiling a second WebAssembly module
 * takes longer than subsetting the font.
 */
import { tableAt } from './font-tables.js';

/**
 * The code points in the `cmap` table of a TrueType file (OpenType 1.9, “cmap”), read from its
 * Unicode subtable of format 12, or 4 where there is none.
 * @throws Error if the file has no such table
 */
export function coverageOf(font: Buffer): (code: number) => boolean {
  const cmap = tableAt(font, 'cmap');
  if (cmap === undefined) throw new Error('the font has no cmap table');
  const count = font.readUInt16BE(cmap + 2);
  let format4: number | undefined;
  for (let i = 0; i < count; i++) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + i * 8 + 4);
    const format = font.readUInt16BE(subtable);
    if (format === 12) return groups(font, subtable);
    if (format === 4) format4 = subtable;
  }
  if (format4 === undefined) throw new Error('the font has no Unicode cmap of format 4 or 12');
  return segments(font, format4);
}

/** Format 12: sorted groups of code points. */
function groups(font: Buffer, at: number): (code: number) => boolean {
  const count = font.readUInt32BE(at + 12);
  return (code) => {
    const index = lastAtMost(count, code, (i) => font.readUInt32BE(at + 16 + i * 12));
    return index >= 0 && code <= font.readUInt32BE(at + 16 + index * 12 + 4);
  };
}

/** Format 4: sorted segments of the Basic Multilingual Plane; glyph 0 in one means “none”. */
function segments(font: Buffer, at: number): (code: number) => boolean {
  const count = font.readUInt16BE(at + 6) / 2;
  const ends = at + 14;
  const starts = ends + count * 2 + 2;
  const deltas = starts + count * 2;
  const offsets = deltas + count * 2;
  return (code) => {
    const index = lastAtMost(count, code, (i) => font.readUInt16BE(starts + i * 2));
    if (index < 0 || code > font.readUInt16BE(ends + index * 2)) return false;
    const offset = font.readUInt16BE(offsets + index * 2);
    const delta = font.readUInt16BE(deltas + index * 2);
    if (offset === 0) return ((code + delta) & 0xffff) !== 0;
    const start = font.readUInt16BE(starts + index * 2);
    return font.readUInt16BE(offsets + index * 2 + offset + (code - start) * 2) !== 0;
  };
}

/** The last of `count` sorted values that is at most `wanted`, or -1. */
function lastAtMost(count: number, wanted: number, value: (index: number) => number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value(middle) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
