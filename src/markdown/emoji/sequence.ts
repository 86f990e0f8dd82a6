/** Finds emoji sequences (Unicode TR51) in a text, and the names of their pictures. */

/** One emoji with its skin tone, variation selector or tags: a person, the flag of England. */
const SINGLE = String.raw`\p{Emoji}(?:\p{Emoji_Modifier}\uFE0F?|\uFE0F\p{Emoji_Modifier}?)?(?:[\u{E0020}-\u{E007E}]+\u{E007F})?`;

/** Flags of two letters, keycaps, and emoji joined by U+200D; U+FE0E after it asks for text. */
const SEQUENCE = new RegExp(
  String.raw`\p{RI}\p{RI}|[0-9#*]\uFE0F?\u20E3|(?![0-9#*])${SINGLE}(?:\u200D${SINGLE})*\uFE0E?`,
  'gu',
);

const JOINER = '\u200d';
const AS_PICTURE = '\ufe0f';
const AS_TEXT = '\ufe0e';

/**
 * Replaces each emoji of a text. Characters such as © and ☎, which are text unless U+FE0F follows,
 * stay.
 */
export function replaceEmoji(text: string, draw: (emoji: string) => string): string {
  return text.replace(SEQUENCE, (found) => (isPicture(found) ? draw(found) : found));
}

function isPicture(sequence: string): boolean {
  if (sequence.endsWith(AS_TEXT)) return false;
  const isSingle = [...sequence].length === 1;
  return !isSingle || /\p{Emoji_Presentation}/u.test(sequence);
}

/**
 * The prefixes at which an emoji may be split, the whole first: a family without a picture becomes
 * its members. Each includes its joiner.
 */
export function prefixes(emoji: string): string[] {
  const members = emoji.split(JOINER);
  const heads = members.map((_, index) => members.slice(0, members.length - index).join(JOINER));
  return heads.map((head, index) => (index === 0 ? head : head + JOINER));
}

/**
 * The names that its picture may have: code points in hexadecimal. U+FE0F is part of the name only
 * within joined emoji, where people also omit it.
 */
export function pictureNames(emoji: string): string[] {
  const own = emoji.replace(/\u200d$/, '');
  const bare = own.replaceAll(AS_PICTURE, '');
  const full = bare
    .split(JOINER)
    .map((one) => (needsMark(one) ? one + AS_PICTURE : one))
    .join(JOINER);
  const toneless = bare.replace(/\p{Emoji_Modifier}/gu, '');
  const forms = own.includes(JOINER) ? [own, full, bare] : [bare, toneless];
  return [...new Set(forms)].filter((form) => form !== '').map(nameOf);
}

function needsMark(one: string): boolean {
  return [...one].length === 1 && !/\p{Emoji_Presentation}/u.test(one);
}

function nameOf(text: string): string {
  return [...text].map((one) => one.codePointAt(0)?.toString(16)).join('-');
}
