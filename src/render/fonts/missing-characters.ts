/** What to say of characters that no face has: to install one, where we know which. */
import { drawEmoji } from '../../markdown/emoji/index.js';
import { BuildError, type Place, type Problem } from '../../problem.js';
import { EXTRA_FAMILIES, type Family, neededFor } from './families.js';

/** What a slide shows and says. */
export interface ShownText {
  readonly place: Place;
  readonly langs: ReadonlySet<string>;
  readonly text: string;
  readonly notes: string;
}

/** A name or a word has no more letters of a script; with more the deck is written in it. */
const FEW = 12;

/**
 * A warning for each slide with characters that no face has.
 * @param missing the characters
 * @param bare languages whose own face is not installed
 * @throws BuildError if the deck needs a face that is not installed, by a language or its letters
 */
export function missingCharacters(
  slides: readonly ShownText[],
  missing: ReadonlySet<string>,
  bare: ReadonlySet<string>,
): Problem[] {
  const needed = EXTRA_FAMILIES.flatMap((family): Problem[] => {
    const isOf = (lang: string): boolean => bare.has(lang) && neededFor(lang) === family;
    const letters = [...missing].filter((one) => family.extra?.letters.test(one));
    const isWritten = letters.length > FEW;
    const slide = slides.find(
      ({ langs, text }) =>
        [...langs].some(isOf) || (isWritten && letters.some((one) => text.includes(one))),
    );
    const lang = [...(slide?.langs ?? [])].find(isOf);
    return slide === undefined ? [] : [absent(family, lang, slide.place)];
  });
  if (needed.length > 0) throw new BuildError(needed);
  if (missing.size === 0) return [];
  return slides.flatMap(({ place, text, notes }): Problem[] => {
    const found = [...missing].filter((one) => text.includes(one) || notes.includes(one));
    if (found.length === 0) return [];
    const list = found.map((c) => `${c} (U+${c.codePointAt(0)?.toString(16).toUpperCase()})`);
    const family = EXTRA_FAMILIES.find(({ extra }) => found.some((c) => extra?.letters.test(c)));
    return [
      {
        severity: 'warning',
        code: 'font/missing',
        message: `No embedded face${found.some(isEmoji) ? ' and no picture' : ''} has ${list.join(', ')}; other machines may show a box`,
        hint: family
          ? `Its face comes by \`${installing(family)}\`.`
          : found.some(canBeDrawn)
            ? 'Write U+FE0F behind a sign that is to be an emoji, or write another character.'
            : 'Write another character, or see the README on faces for other scripts.',
        place,
      },
    ];
  });
}

function absent(family: Family, lang: string | undefined, place: Place): Problem {
  const what = lang ? `What is written in “${lang}” needs` : 'This text needs';
  return {
    severity: 'error',
    code: 'font/not-installed',
    message: `${what} the face ${family.name}, which is not installed`,
    hint: `Run \`${installing(family)}\` in the outline’s folder, or where Fireside is installed.`,
    place,
    blame: 'machine',
  };
}

function installing(family: Family): string {
  return `npm install ${family.package}`;
}

function isEmoji(character: string): boolean {
  return /\p{Emoji_Presentation}|\p{Extended_Pictographic}/u.test(character);
}

/** True for a sign that is text unless U+FE0F makes a picture of it, as there is one. */
function canBeDrawn(character: string): boolean {
  return (
    !/\p{Emoji_Presentation}/u.test(character) && drawEmoji(`${character}\ufe0f`, () => '') === ''
  );
}
