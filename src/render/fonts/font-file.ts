/** Reads a font file: its name, axes and kind of outlines. */
import { type FileFault, readRegularFile } from '../../read/index.js';
import { coverageOf } from './coverage.js';
import { tableAt } from './font-tables.js';

/** An axis of a variable font (OpenType 1.9, “fvar”). */
export interface Axis {
  readonly tag: string;
  readonly least: number;
  readonly normal: number;
  readonly most: number;
}

export interface FontFacts {
  /** The family's name as programs list it, such as `Noto Sans TC`. */
  readonly name: string | undefined;
  readonly axes: readonly Axis[];
  /** False for PostScript outlines (CFF), which a browser prints as shapes, not as a font. */
  readonly isTrueType: boolean;
  readonly hasLatin: boolean;
  readonly hasIdeographs: boolean;
}

/** The largest Chinese fonts, of all weights in one file, have some 30 MB. */
const MAX_BYTES = 100_000_000;

function reasonOf(fault: FileFault): string {
  switch (fault.fault) {
    case 'too-large':
      return `it has more than ${MAX_BYTES / 1e6} MB`;
    case 'unreadable':
      return fault.reason;
    default:
      return 'it is not a file';
  }
}

/**
 * Reads a TTF, OTF, WOFF or WOFF2 file as plain tables.
 * @throws Error if it cannot be read or is no font
 */
export async function readFontFile(path: string): Promise<Buffer> {
  const bytes = readRegularFile(path, MAX_BYTES);
  if (!Buffer.isBuffer(bytes)) throw new Error(reasonOf(bytes));
  if (!/^wOF[F2]/.test(bytes.toString('latin1', 0, 4))) return bytes;
  const { convert } = await import('fontverter');
  return convert(bytes, 'truetype');
}

/** @throws Error if a table that every font has is missing */
export function factsOf(font: Buffer): FontFacts {
  const kind = font.toString('latin1', 0, 4);
  if (font.readUInt32BE(0) !== 0x10000 && !/^(true|OTTO)$/.test(kind)) {
    throw new Error('it is no font');
  }
  const has = coverageOf(font);
  return {
    name: familyName(font),
    axes: axesOf(font),
    isTrueType: kind !== 'OTTO',
    hasLatin: has(0x41) && has(0x7a),
    hasIdeographs: has(0x4e00) && has(0x4eba),
  };
}

/** The values of the axes that make a static font of a weight. */
export function pinnedAt(axes: readonly Axis[], weight: number): Record<string, number> {
  return Object.fromEntries(
    axes.map(({ tag, least, normal, most }) => [
      tag,
      tag === 'wght' ? Math.min(most, Math.max(least, weight)) : normal,
    ]),
  );
}

export function axesOf(font: Buffer): Axis[] {
  const at = tableAt(font, 'fvar');
  if (at === undefined) return [];
  const first = at + font.readUInt16BE(at + 4);
  const size = font.readUInt16BE(at + 10);
  const fixed = (offset: number): number => font.readInt32BE(offset) / 65536;
  return Array.from({ length: font.readUInt16BE(at + 8) }, (_, index) => {
    const axis = first + index * size;
    return {
      tag: font.toString('latin1', axis, axis + 4),
      least: fixed(axis + 4),
      normal: fixed(axis + 8),
      most: fixed(axis + 12),
    };
  });
}

/** The typographic family (name ID 16), or the family (1), in English for Windows. */
function familyName(font: Buffer): string | undefined {
  const at = tableAt(font, 'name');
  if (at === undefined) return undefined;
  const texts = at + font.readUInt16BE(at + 4);
  const names = new Map<number, string>();
  for (let i = 0; i < font.readUInt16BE(at + 2); i++) {
    const record = at + 6 + i * 12;
    const [platform, , language, id] = [0, 2, 4, 6].map((step) => font.readUInt16BE(record + step));
    const start = texts + font.readUInt16BE(record + 10);
    const bytes = Buffer.from(font.subarray(start, start + font.readUInt16BE(record + 8)));
    if (platform === 3 && language === 0x409) {
      names.set(id ?? 0, bytes.swap16().toString('utf16le'));
    }
  }
  return names.get(16) ?? names.get(1);
}
