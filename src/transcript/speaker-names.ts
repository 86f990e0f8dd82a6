/** Which words before a colon are the names of speakers: `Lin: Good morning`. */

/** The name, perhaps bold as in Markdown, and what follows its colon. */
const NAMED = /^(?:>>\s*)?(?:\*\*|__)?([^:：\n*]{1,60}?)\s*(?:\*\*|__)?[:：](?:\*\*|__)?(.*)$/s;
/** No name has them; a full stop only after a few letters, as in “Dr.” and “J.”. */
const NO_NAME = /[,;!?"“”，。；！？、/\\|<>{}]|[\p{L}\p{N}]{4,}\.|^\d[\d.]*$|^https?$/u;
const MOST_WORDS = 6;
/** A lower-case name is taken for one where it is there so often. */
const OFTEN = 3;

export interface NamedText {
  readonly speaker: string;
  readonly text: string;
}

/** @returns undefined where a text does not begin with what may be a name and a colon */
export function nameAndText(text: string): NamedText | undefined {
  const [, name = '', rest = ''] = NAMED.exec(text.trimStart()) ?? [];
  const isTime = /^\d/.test(rest) && /\d$/.test(name);
  if (name.trim() === '' || isTime || NO_NAME.test(name)) return undefined;
  if (name.trim().split(/\s+/).length > MOST_WORDS) return undefined;
  // `a:b` is no turn, but 「林：早」 is one.
  if (rest !== '' && !/^\s|^[^\p{ASCII}]/u.test(rest) && !/[：]/.test(text)) return undefined;
  return { speaker: name.trim(), text: rest.trim() };
}

/**
 * The names among what stands before colons: words that come again, or are written as names where
 * the file has others that do. So “The thing is: …” makes no speaker.
 *
 * @param texts each may begin with a name
 */
export function speakersIn(texts: readonly string[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const name = nameAndText(text)?.speaker;
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const names = [...counts.keys()];
  const recurring = names.filter((name) => {
    const count = counts.get(name) ?? 0;
    return count >= OFTEN || (count > 1 && !/^\p{Ll}/u.test(name));
  });
  const first = nameAndText(texts[0] ?? '')?.speaker;
  if (recurring.length === 0) {
    const isSingle = first !== undefined && isCapitalized(first);
    return new Set(isSingle ? names.filter(isCapitalized) : []);
  }
  return new Set([...recurring, ...names.filter(isCapitalized)]);
}

/** Each word begins with a capital or a digit, or with a letter of a script that has no capitals. */
export function isCapitalized(name: string): boolean {
  const words = name.split(/[\s-]+/);
  const isCased = words.every((word) => /^[([]?[\p{Lu}\p{Lt}\p{N}]/u.test(word));
  return isCased || (/^[\p{Lo}·・．\s]+$/u.test(name) && name.length <= 12);
}
