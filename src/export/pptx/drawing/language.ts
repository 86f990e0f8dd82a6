/** PowerPoint names languages by country and chooses East Asian fonts by script; outlines do not. */
import { IDEOGRAPHS } from '../../../ideographs.js';
import { directionOf } from '../../../markdown/index.js';

/** Writing systems that need a font of their own, by their ISO 15924 codes. */
export type EastAsianScript = 'Hant' | 'Hans' | 'Jpan' | 'Kore';

export interface OfficeLanguage {
  /** As the outline has it (BCP 47). */
  readonly tag: string;
  /** For `lang` on runs: language and region, such as `zh-TW`. */
  readonly run: string;
  readonly script: EastAsianScript | undefined;
  /** True if it is written from right to left. */
  readonly rtl: boolean;
}

/** Fonts that come with Windows and with Office for Mac. */
export const EAST_ASIAN_FONTS: Readonly<Record<EastAsianScript, string>> = {
  Hant: 'Microsoft JhengHei',
  Hans: 'Microsoft YaHei',
  Jpan: 'Yu Gothic',
  Kore: 'Malgun Gothic',
};

/** The same with serifs. */
export const EAST_ASIAN_SERIFS: Readonly<Record<EastAsianScript, string>> = {
  Hant: 'PMingLiU',
  Hans: 'SimSun',
  Jpan: 'Yu Mincho',
  Kore: 'Batang',
};

/** A font for words in another East Asian script than the deck's, whose font the theme has. */
export function foreignFont(
  script: EastAsianScript | undefined,
  deck: OfficeLanguage,
  serif = false,
): string | undefined {
  const isForeign = script !== undefined && deck.script !== undefined && script !== deck.script;
  return isForeign ? (serif ? EAST_ASIAN_SERIFS : EAST_ASIAN_FONTS)[script] : undefined;
}

/**
 * Finds the region and script of a language by CLDR's likely subtags, which agree with Office's
 * names (ECMA-376-1 §22.9.2.6): zh-Hant → zh-TW, zh-Hans → zh-CN, ja → ja-JP, ko → ko-KR, en →
 * en-US. A region that is written stays: zh-Hant-HK → zh-HK.
 *
 * @throws RangeError if the tag is not BCP 47.
 */
export function officeLanguage(tag: string): OfficeLanguage {
  const { language, region, script } = new Intl.Locale(tag).maximize();
  const own = script && script in EAST_ASIAN_FONTS ? (script as EastAsianScript) : undefined;
  const run = region ? `${language}-${region}` : language;
  return { tag, run, script: own, rtl: directionOf(tag) === 'rtl' };
}

export interface LanguageRun {
  readonly text: string;
  /** For `lang`: the language whose proofing and fonts apply. */
  readonly lang: string;
  /** For `altLang`: that of the other script. */
  readonly altLang: string | undefined;
  /** The script of the words' own language, if it needs a font of its own. */
  readonly script: EastAsianScript | undefined;
}

const ENGLISH = 'en-US';

/** Words in Latin letters, with what is within and between them; bare figures belong to neither. */
const WORDS = /[\p{Script=Latin}\d]+(?:[ .,'’&+/:@_-]+[\p{Script=Latin}\d]+)*/gu;
/** A wide space belongs to the words around it. */
const NOT_BLANK = /[^\u3000]/;
const HAS_LATIN = /\p{Script=Latin}/u;
const EAST_ASIAN = new RegExp(
  `[${IDEOGRAPHS}\\p{Script=Bopomofo}\\p{Script=Hangul}\\u3000-\\u303f\\uff01-\\uff65]+`,
  'gu',
);

const HEBREW = /\p{Script=Hebrew}+(?:[ "'״׳־-]+\p{Script=Hebrew}+)*/gu;
const ARABIC = /\p{Script=Arabic}+(?: +\p{Script=Arabic}+)*/gu;

function languageOf(tag: string): OfficeLanguage | undefined {
  try {
    return officeLanguage(tag);
  } catch {
    return undefined;
  }
}

/**
 * Splits a run where its script changes: Latin words among ideographs are English, ideographs among
 * Latin words the deck's language, Hebrew and Arabic letters theirs. PowerPoint does the same as one
 * types. With one language for both, its spelling checker goes wrong, and a `zh-CN` on Latin words
 * pulls them into the East Asian font. Figures, spaces and marks stay with the run's own language:
 * quotation marks and dashes take their font, narrow or wide, from it.
 */
export function languageRuns(text: string, tag: string, deck: OfficeLanguage): LanguageRun[] {
  const own = languageOf(tag) ?? deck;
  const { script } = own;
  const isLatin = script === undefined && !own.rtl;
  const plain = isLatin ? deck.script && deck.run : ENGLISH;
  const main = (part: string): LanguageRun => ({
    text: part,
    lang: own.run,
    altLang: plain,
    script,
  });
  const parts: LanguageRun[] = [];
  let end = 0;
  for (const { part, index, lang } of foreign(text, own, deck)) {
    if (index > end) parts.push(main(text.slice(end, index)));
    parts.push({ text: part, lang, altLang: own.run, script });
    end = index + part.length;
  }
  if (end < text.length || parts.length === 0) parts.push(main(text.slice(end)));
  return parts;
}

/** The parts in letters of another language than the run's, in order. */
function foreign(text: string, own: OfficeLanguage, deck: OfficeLanguage) {
  const eastAsian = deck.script ? deck.run : 'zh-TW';
  const others: readonly (readonly [RegExp, string, boolean])[] = [
    [WORDS, ENGLISH, own.script !== undefined || own.rtl],
    [EAST_ASIAN, eastAsian, own.script === undefined],
    [HEBREW, 'he-IL', !own.rtl || !/^(he|yi)-/.test(own.run)],
    [ARABIC, 'ar-SA', !own.rtl || /^(he|yi)-/.test(own.run)],
  ];
  return others
    .filter(([, , isForeign]) => isForeign)
    .flatMap(([letters, lang]) =>
      [...text.matchAll(letters)].map(({ 0: part, index }) => ({ part, index, lang })),
    )
    .filter(({ part, lang }) => (lang === ENGLISH ? HAS_LATIN : NOT_BLANK).test(part))
    .sort((a, b) => a.index - b.index);
}
