/** Which characters of a text a face has to have. */

/** Characters that are drawn: blanks, controls and variation selectors need no glyph. */
export function charactersOf(text: string): Set<string> {
  return new Set([...text].filter((character) => !UNDRAWN.test(character)));
}

const UNDRAWN = /[\p{C}\p{Zl}\p{Zp}\p{Variation_Selector}]/u;
