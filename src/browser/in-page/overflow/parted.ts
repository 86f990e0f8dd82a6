/// <reference lib="dom" />
/** Words that a line's end cuts without a hyphen: they are wider than their column. */

/** Of scripts that part at blanks; others may break between any two letters. */
const WORD = /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Hebrew}\p{sc=Arabic}\p{M}]{4,}/gu;

/** What may part anywhere: addresses and code. */
const FREE = 'a, code, pre';

/**
 * The first word of a text that is cut; undefined where none is.
 * @param node a text that has more than one line
 * @param size of the face, CSS pixels
 */
export function partedWord(node: Text, block: Element, size: number): string | undefined {
  if (node.parentElement?.closest(FREE)) return undefined;
  for (const { 0: word, index } of node.data.matchAll(WORD)) {
    // A word is cut only where it is wider than its column, and no letter is wider than an em.
    if (word.length * size < block.clientWidth / 2) continue;
    const range = document.createRange();
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const tops = [...range.getClientRects()].map(({ top }) => top);
    if (Math.max(...tops) - Math.min(...tops) > size / 2) return word;
  }
  return undefined;
}
