/** Finds the intended word. */

/** Prefixes that negate a word: the word itself is not intended then. */
const NEGATION = /^(?:dis|un|non|not|anti)[- ]?/i;

/** No name has more characters, and counting edits takes time by the product of the lengths. */
const LONGEST = 200;

/**
 * The candidate with the fewest edits (insertion, deletion, replacement, swap of neighbours) to
 * the word, or undefined if none is near enough.
 * @param share of its characters that may be edits; one edit may always be
 */
export function nearest(
  word: string,
  candidates: Iterable<string>,
  share = 0.4,
): string | undefined {
  if (word.length > LONGEST) return undefined;
  let best: string | undefined;
  const opposite = NEGATION.test(word) ? word.replace(NEGATION, '').toLowerCase() : undefined;
  let fewest = Math.max(1, Math.round(word.length * share)) + 1;
  for (const candidate of candidates) {
    if (opposite !== undefined && edits(opposite, candidate.toLowerCase()) <= 1) continue;
    // Each character more or less is an edit.
    if (Math.abs(candidate.length - word.length) >= fewest) continue;
    const count = edits(word.toLowerCase(), candidate.toLowerCase());
    if (count < fewest) {
      best = candidate;
      fewest = count;
    }
  }
  return best;
}

/** The optimal string alignment distance. */
function edits(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let count = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        count = Math.min(count, (before[j - 2] ?? 0) + 1);
      }
      row.push(count);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
