/** Reads font files: TTF, OTF, WOFF and WOFF2. */
import { create, type Font } from 'fontkitten';

export interface FontFacts {
  /** The family's name as programs list it, such as `Noto Sans TC`. */
  readonly name: string | undefined;
  /** True for a variable font with all weights in one file. */
  readonly hasWeights: boolean;
  /** False for PostScript outlines (CFF), which a browser prints as shapes, not as a font. */
  readonly isTrueType: boolean;
  readonly hasLatin: boolean;
  readonly hasIdeographs: boolean;
}

/** @throws Error if it is no font, or more than one */
export function openFont(bytes: Buffer): Font {
  const font = create(bytes);
  if (font.isCollection) throw new Error('it is a collection of fonts');
  return font;
}

/** @throws Error if it is no font */
export function factsOf(bytes: Buffer): FontFacts {
  const font = openFont(bytes);
  const has = (code: number): boolean => font.hasGlyphForCodePoint(code);
  // WOFF and WOFF2 have the type of the font that they compress behind their own.
  const type = /^wOF/.test(bytes.toString('latin1', 0, 3)) ? 4 : 0;
  return {
    name: font.getName('preferredFamily') ?? font.familyName,
    hasWeights: font.variationAxes.wght !== undefined,
    isTrueType: bytes.toString('latin1', type, type + 4) !== 'OTTO',
    hasLatin: has(0x41) && has(0x7a),
    hasIdeographs: has(0x4e00) && has(0x4eba),
  };
}

/** The values of the axes that make a static font of a weight; undefined for one that is static. */
export function pinnedAt(font: Font, weight: number): Record<string, number> | undefined {
  const axes = Object.entries(font.variationAxes).map(([tag, axis]) => {
    const { min = 0, default: normal = 0, max = 0 } = axis ?? {};
    return [tag, tag === 'wght' ? Math.min(max, Math.max(min, weight)) : normal];
  });
  return axes.length > 0 ? Object.fromEntries(axes) : undefined;
}
