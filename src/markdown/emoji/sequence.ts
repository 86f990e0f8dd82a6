/** Finds what Unicode calls an emoji in a text, and the names that a picture of it may have. */

/** One sign with its skin tone, its wish to be a picture, its tags: a person, a flag of England. */
const SIGN = String.raw`\p{Emoji}(?:\p{Emoji_Modifier}\uFE0F?|\uFE0F\p{Emoji_Modifier}?)?(?:[\u{E0020}-\u{E007E}]+\u{E007F})?`;

/** Flags of two letters, keycaps, and signs joined by U+200D; U+FE0E behind asks for text. */
const SEQUENCE = new RegExp(
  String.raw`\p{RI}\p{RI}|[0-9#*]\uFE0F?\u20E3|(?![0-9#*])${SIGN}(?:\u200D${SIGN})*\uFE0E?`,
  'gu',
);

const JOINER = '\u200d';
const AS_PICTURE = '\ufe0f';
const AS_TEXT = '\ufe0e';

/**
 * Calls `draw` for each emoji of a text and puts what it gives in its place. Signs such as © and ☎,
 * which are text unless U+FE0F follows, stay.
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
 * The beginnings of an emoji at which it may be parted, the whole first: a family of which there is
 * no picture is its members. Each has its joiner at its end, so that no character is lost.
 */
export function beginnings(emoji: string): string[] {
  const signs = emoji.split(JOINER);
  const heads = signs.map((_, index) => signs.slice(0, signs.length - index).join(JOINER));
  return heads.map((head, index) => (index === 0 ? head : head + JOINER));
}

/**
 * The names of its picture: code points in hexadecimal. Within joined signs U+FE0F is part of the
 * name, else not; people leave it out, too.
 */
export function pictureNames(emoji: string): string[] {
  const own = emoji.replace(/\u200d$/, '');
  const bare = own.replaceAll(AS_PICTURE, '');
  const full = bare
    .split(JOINER)
    .map((sign) => (needsMark(sign) ? sign + AS_PICTURE : sign))
    .join(JOINER);
  const toneless = bare.replace(/\p{Emoji_Modifier}/gu, '');
  const forms = own.includes(JOINER) ? [own, full, bare] : [bare, toneless];
  return [...new Set(forms)].filter((form) => form !== '').map(nameOf);
}

function needsMark(sign: string): boolean {
  return [...sign].length === 1 && !/\p{Emoji_Presentation}/u.test(sign);
}

function nameOf(text: string): string {
  return [...text].map((one) => one.codePointAt(0)?.toString(16)).join('-');
}
