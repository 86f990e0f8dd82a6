/** The characters of a text that need a glyph: no controls and variation selectors. */
export function charactersOf(text: string): Set<string> {
  return new Set([...text].filter((character) => !UNDRAWN.test(character)));
}

const UNDRAWN = /[\p{C}\p{Zl}\p{Zp}\p{Variation_Selector}]/u;
