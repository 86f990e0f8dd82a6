/** How much text there is: ideographs and words, which are read and spoken at different speeds. */

export interface Amount {
  readonly ideographs: number;
  readonly words: number;
}

const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/gu;
/** A name such as GPT-4, a number such as 3.1, a word such as don't. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’.,_-][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;

/** Punctuation counts for nothing. */
export function amountOf(text: string): Amount {
  const ideographs = text.match(IDEOGRAPH)?.length ?? 0;
  const words = text.replace(IDEOGRAPH, ' ').match(WORD)?.length ?? 0;
  return { ideographs, words };
}

/** The amount as a share of a measure; in a mixed text the two shares add up. */
export function shareOf({ ideographs, words }: Amount, measure: Amount): number {
  return ideographs / measure.ideographs + words / measure.words;
}

/** `62 ideographs`, `41 words`, or both. */
export function nameAmount({ ideographs, words }: Amount): string {
  const name = (count: number, what: string): string[] =>
    count === 0 ? [] : [`${count} ${what}${count === 1 ? '' : 's'}`];
  return [...name(ideographs, 'ideograph'), ...name(words, 'word')].join(' and ');
}
