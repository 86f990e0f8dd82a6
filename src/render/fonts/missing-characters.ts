/** Reports characters that no font has, with the package to install where we know one. */
import { replaceEmoji } from '../../markdown/emoji/index.js';
import type { MarkdownSlide } from '../../markdown/index.js';
import { BuildError, type Place, type Problem } from '../../problem.js';
import { EXTRA_FAMILIES, type Family, neededFor } from './families.js';
import { languagesOf, notesText, shownText } from './font-needs.js';

/** More letters of a script than a name or a word has mean that the deck is written in it. */
const FEW = 12;

/**
 * A warning for each slide with characters that no font has.
 * @param uncoveredLanguages those whose own font is not installed
 * @throws BuildError if the deck needs a font that is not installed, for a language or a script
 */
export function missingCharacters(
  slides: readonly MarkdownSlide[],
  missing: ReadonlySet<string>,
  uncoveredLanguages: ReadonlySet<string>,
): Problem[] {
  if (missing.size + uncoveredLanguages.size === 0) return [];
  const needed = EXTRA_FAMILIES.flatMap((family): Problem[] => {
    const isOf = (lang: string): boolean =>
      uncoveredLanguages.has(lang) && neededFor(lang) === family;
    const letters = [...missing].filter((one) => family.extra?.letters.test(one));
    const isWritten = letters.length > FEW;
    const slide = slides.find(
      (one) =>
        [...languagesOf(one)].some(isOf) ||
        (isWritten && letters.some((letter) => shownText(one).includes(letter))),
    );
    const lang = slide && [...languagesOf(slide)].find(isOf);
    return slide === undefined ? [] : [notInstalled(family, lang, slide.place)];
  });
  if (needed.length > 0) throw new BuildError(needed);
  return slides.flatMap((slide): Problem[] => {
    const text = `${shownText(slide)}\n${notesText(slide)}`;
    const found = [...missing].filter((one) => text.includes(one));
    if (found.length === 0) return [];
    const list = found.map((c) => `${c} (U+${c.codePointAt(0)?.toString(16).toUpperCase()})`);
    const family = EXTRA_FAMILIES.find(({ extra }) => found.some((c) => extra?.letters.test(c)));
    return [
      {
        severity: 'warning',
        code: 'font/missing',
        message: `No embedded font${found.some(isEmoji) ? ' and no picture' : ''} has ${list.join(', ')}; other machines may show a box`,
        hint: family
          ? `Run \`${installCommand(family)}\` for a font that has it.`
          : found.some(canBeDrawn)
            ? 'Write U+FE0F after a character that is to be an emoji, or write another one.'
            : 'Write another character, or see the README on fonts for other scripts.',
        place: slide.place,
      },
    ];
  });
}

function notInstalled(family: Family, lang: string | undefined, place: Place): Problem {
  const what = lang ? `Text in “${lang}” needs` : 'This text needs';
  return {
    severity: 'error',
    code: 'font/not-installed',
    message: `${what} the font ${family.name}, which is not installed`,
    hint: `Run \`${installCommand(family)}\` in the outline’s folder, or where Fireside is installed.`,
    place,
    blame: 'machine',
  };
}

function installCommand(family: Family): string {
  return `npm install ${family.package}`;
}

function isEmoji(character: string): boolean {
  return /\p{Emoji_Presentation}|\p{Extended_Pictographic}/u.test(character);
}

/** True for a character that is shown as text unless U+FE0F follows, and has a picture. */
function canBeDrawn(character: string): boolean {
  return (
    !/\p{Emoji_Presentation}/u.test(character) &&
    replaceEmoji(`${character}\ufe0f`, () => '') === ''
  );
}
