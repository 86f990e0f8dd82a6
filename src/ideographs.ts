/**
 * Characters written without spaces between words: Chinese characters and kana. It is part of a
 * character class, with the flag `u`.
 */
export const IDEOGRAPHS = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}';

const ANY = new RegExp(`[${IDEOGRAPHS}]`, 'u');

export function hasIdeographs(text: string): boolean {
  return ANY.test(text);
}
