/**
 * How wide Latin text is in Arial, the face that PowerPoint sets it in. Its advances are Helvetica's
 * (Adobe's Core 14 AFM files), in thousandths of an em, for U+0020 to U+007E.
 */
const REGULAR = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
  556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
  611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
  667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
  222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
const BOLD = [
  278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
  556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
  611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
  667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
  278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];
const FIRST = 0x20;
/** Of the few signs beyond those that texts have often: regular, bold. */
const OTHERS: Readonly<Record<string, readonly [number, number]>> = {
  '\u00a0': [278, 278],
  '\u2002': [500, 500],
  '–': [556, 556],
  '—': [1000, 1000],
  '‘': [222, 278],
  '’': [222, 278],
  '“': [333, 500],
  '”': [333, 500],
  '…': [1000, 1000],
};
/** Ideographs, kana, hangul and full-width marks. */
const WIDE = /[\u2e80-\ud7af\uf900-\ufaff\uff00-\uff60]/;
const SOME = 556;

/**
 * The width of a text, CSS pixels; ideographs are an em wide, letters with marks as wide as without.
 * @param size CSS pixels
 */
export function widthInOffice(text: string, size: number, bold: boolean): number {
  const advances = bold ? BOLD : REGULAR;
  const thousandths = [...text].reduce((sum, sign) => {
    if (WIDE.test(sign)) return sum + 1000;
    const base = sign.normalize('NFD').codePointAt(0) ?? 0;
    return sum + (OTHERS[sign]?.[bold ? 1 : 0] ?? advances[base - FIRST] ?? SOME);
  }, 0);
  return (thousandths / 1000) * size;
}
