export type Direction = 'ltr' | 'rtl';

/** Scripts that run from right to left, by ISO 15924. */
const RIGHT_TO_LEFT = new Set(['Hebr', 'Arab', 'Aran', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg']);

/** The direction of a BCP 47 tag's script. */
export function directionOf(lang: string): Direction {
  const { script } = new Intl.Locale(lang).maximize();
  return script !== undefined && RIGHT_TO_LEFT.has(script) ? 'rtl' : 'ltr';
}
