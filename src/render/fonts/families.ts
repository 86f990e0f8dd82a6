/** The font families, static TrueType files of npm packages, and which of them a language prefers. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { UserFamily } from './brand-fonts.js';
import { packageFolder } from './package-fonts.js';

export interface Family {
  /** As CSS and the PDF name it. */
  readonly name: string;
  readonly package: string;
  readonly file: string;
  /** For those that don't ship: the script of the languages that need it, and its letters. */
  readonly extra?: { readonly script: string; readonly letters: RegExp };
  /** The folder of its one weight, which stands for all. */
  readonly only?: string;
}

const family = (name: string, extra?: Family['extra']): Family => ({
  name,
  package: `@expo-google-fonts/${name.toLowerCase().replaceAll(' ', '-')}`,
  file: name.replaceAll(' ', ''),
  ...(extra ? { extra } : {}),
});

const TC = family('Noto Sans TC');
const SC = family('Noto Sans SC');
const LATIN = family('Noto Sans');
/** The fonts that ship have kana and most Japanese ideographs, but with Chinese shapes. */
const JP = family('Noto Sans JP', {
  script: 'Jpan',
  letters: /[\p{sc=Hiragana}\p{sc=Katakana}]/u,
});
const KR = family('Noto Sans KR', { script: 'Kore', letters: /\p{sc=Hangul}/u });
const HEBREW = family('Noto Sans Hebrew', { script: 'Hebr', letters: /\p{sc=Hebrew}/u });
const ARABIC = family('Noto Sans Arabic', { script: 'Arab', letters: /\p{sc=Arabic}/u });

/** The families that do not ship. */
export const EXTRA_FAMILIES: readonly Family[] = [JP, KR, HEBREW, ARABIC];

/** For code; what it lacks, such as ideographs, comes from the others. */
export const MONO = family('Noto Sans Mono');

const serif = (name: string): Family => ({ ...family(name), only: '600SemiBold' });

const SERIF_TC = serif('Noto Serif TC');
const SERIF_SC = serif('Noto Serif SC');
const SERIF_LATIN = serif('Source Serif 4');
/** Those of languages that need a family of their own, if they have one; not shipped. */
const SERIF_EXTRA: ReadonlyMap<Family, Family> = new Map([
  [JP, serif('Noto Serif JP')],
  [KR, serif('Noto Serif KR')],
]);

/**
 * The families of `--serif` (templates/setting.css) in the order in which they are searched for a
 * character; what they lack comes from those of text.
 */
export function serifFamiliesFor(lang: string): readonly Family[] {
  const [first = LATIN] = firstFor(lang);
  const extra = SERIF_EXTRA.get(first);
  // Latin letters have the look of the language's own font, which may not be installed.
  if (extra) return [extra];
  if (first === LATIN) return [SERIF_LATIN, SERIF_TC, SERIF_SC];
  return first === SC ? [SERIF_SC, SERIF_TC, SERIF_LATIN] : [SERIF_TC, SERIF_SC, SERIF_LATIN];
}

export const WEIGHTS = [
  { css: 400, folder: '400Regular' },
  { css: 700, folder: '700Bold' },
] as const;

/** The families in the order in which they are searched for a character. */
export function familiesFor(lang: string): readonly Family[] {
  const first = firstFor(lang);
  return [...first, ...EXTRA_FAMILIES.filter((one) => !first.includes(one))];
}

function firstFor(lang: string): readonly Family[] {
  const { language, script } = new Intl.Locale(lang).maximize();
  if (language === 'zh') return script === 'Hans' ? [SC, TC, LATIN] : [TC, SC, LATIN];
  const own = neededFor(lang);
  if (own === undefined) return [LATIN, TC, SC];
  // Hebrew and Arabic take figures, punctuation and line height from Noto Sans.
  return own === JP || own === KR ? [own, TC, SC, LATIN] : [LATIN, own, TC, SC];
}

/** The family that a language needs, if it does not ship. */
export function neededFor(tag: string): Family | undefined {
  const { script } = new Intl.Locale(tag).maximize();
  return EXTRA_FAMILIES.find(({ extra }) => extra?.script === script);
}

export type AnyFamily = Family | UserFamily;

/** Reads one weight of a family, if its package is installed. */
export type ReadFont = (family: AnyFamily, folder: string) => Promise<Buffer | undefined>;

/** Reads each file once. A package in the outline's folder comes before Fireside's own. */
export function createFontReader(outlineFolder: string): ReadFont {
  const read = new Map<string, Promise<Buffer | undefined>>();
  return (one, folder) => {
    const own = 'files' in one ? one.files[folder === WEIGHTS[0].folder ? 400 : 700] : undefined;
    const key = own ?? `${one.name}/${folder}`;
    let font = read.get(key);
    font ??= 'files' in one ? readFile(key) : readIfThere(one, folder, outlineFolder);
    read.set(key, font);
    return font;
  };
}

async function readIfThere(
  { package: name, file, only }: Family,
  weight: string,
  outlineFolder: string,
): Promise<Buffer | undefined> {
  const folder = only ?? weight;
  const root = packageFolder(name, [outlineFolder]);
  if (root === undefined) return undefined;
  return readFile(join(root, folder, `${file}_${folder}.ttf`)).catch((error) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  });
}
