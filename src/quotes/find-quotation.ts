/** Finds a quotation in a transcript, word for word. */
import type { WordIndex } from './word-index.js';
import type { Word } from './words.js';

/** Where the record has it. */
export interface Finding {
  /** Of its first word. */
  readonly at: number;
  readonly speaker: string | undefined;
}

/** Three minutes of speech: an omission that is longer joins what was never said together. */
const MOST_OMITTED = 450;

/**
 * All places where the fragments stand in order, said by one speaker.
 * @param fragments each without a gap; between them words are left out
 */
export function findQuotation(
  fragments: readonly (readonly Word[])[],
  index: WordIndex,
): Finding[] {
  const [first, ...others] = fragments;
  if (first === undefined) return [];
  const occurrences = others.map((fragment) => occurrencesOf(fragment, index));
  return occurrencesOf(first, index).flatMap((at) => {
    const speaker = index.speakers[at];
    let end = at + first.length;
    for (const [i, places] of occurrences.entries()) {
      const next = places.find((place) => place >= end && index.speakers[place] === speaker);
      if (next === undefined || next - end > MOST_OMITTED) return [];
      end = next + (others[i]?.length ?? 0);
    }
    return [{ at, speaker }];
  });
}

/** Begins with the word that the transcript has least often. */
function occurrencesOf(fragment: readonly Word[], { words, speakers, positions }: WordIndex) {
  const lists = fragment.map(({ folded }) => positions.get(folded) ?? []);
  const rarest = lists.reduce((best, list, i) => {
    return list.length < (lists[best]?.length ?? 0) ? i : best;
  }, 0);
  return (lists[rarest] ?? [])
    .map((position) => position - rarest)
    .filter((start) =>
      fragment.every(
        ({ folded }, i) =>
          words[start + i]?.folded === folded && speakers[start + i] === speakers[start],
      ),
    );
}
