/**
 * Characters written without spaces between words: Chinese characters and kana. It is part of a
 * character class, with the flag `u`.
 */
export const IDEOGRAPHS = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}';

const ANY = new RegExp(`[${IDEOGRAPHS}]`, 'u');

const JOINS = new RegExp(`[${IDEOGRAPHS}，。、！？：；」』]$`, 'u');

/** Whether the next line of a paragraph follows without a space: after an ideograph or its punctuation. */
export function joinsWithoutSpace(line: string): boolean {
  return JOINS.test(line);
}

export function hasIdeographs(text: string): boolean {
  return ANY.test(text);
}
