/** The fixed words of a deck by language, and its numbers and lists as that language writes them. */
import { ar } from './locales/ar.js';
import { de } from './locales/de.js';
import { en } from './locales/en.js';
import { es } from './locales/es.js';
import { fr } from './locales/fr.js';
import { he } from './locales/he.js';
import { ja } from './locales/ja.js';
import { ko } from './locales/ko.js';
import type { WordList } from './locales/word-list.js';
import { zhHans } from './locales/zh-hans.js';
import { zhHant } from './locales/zh-hant.js';

/** Words and signs, and what `Intl` knows without us. */
export interface Words extends WordList {
  /** So many minutes, perhaps a fraction: `6 min`, `7,5 Min.`, `6分鐘`. */
  readonly minutes: (count: number) => string;
  /** Several names in a row, plain or as HTML: `A, B und C`. */
  readonly list: (names: readonly string[]) => string;
}

/** The lists by language; Chinese has one by its script. */
export const WORD_LISTS = { 'zh-Hant': zhHant, 'zh-Hans': zhHans, en, ja, ko, de, fr, es, he, ar };

/**
 * The words for a BCP 47 tag. A language without a list has English words, but its own numbers and
 * lists. The same tag gives the same object.
 */
export function wordsFor(lang: string): Words {
  const known = made.get(lang);
  if (known) return known;
  const list = listFor(lang);
  const minutes = new Intl.NumberFormat(lang, { style: 'unit', unit: 'minute' });
  const join = new Intl.ListFormat(lang);
  const words: Words = {
    ...list,
    // Pages leave room between figures and ideographs by themselves.
    minutes: (count) => minutes.format(count).replace(/(?<=\d)\s(?=\p{Script=Han})/u, ''),
    list: (names) => {
      const last = names.at(-1) ?? '';
      const joined = (all: readonly string[]) => all.join(list.comma);
      // `et al.` is no name that “and” could join.
      if (names.length > 1 && OTHERS.test(last)) {
        return `${joined(names.slice(0, -1))}${/^[等ほ他]/.test(last) ? '' : ' '}${last}`;
      }
      return list.joins === 'comma' ? joined(names) : join.format(names);
    },
  };
  made.set(lang, words);
  return words;
}

/** What stands for further authors in the place of the last. */
const OTHERS = /^(?:et\.? al\.?|and others|u\. ?a\.|等人?|ほか|他)$/i;

const made = new Map<string, Words>();

function listFor(lang: string): WordList {
  const { language, script } = new Intl.Locale(lang).maximize();
  const lists: Readonly<Record<string, WordList>> = WORD_LISTS;
  return lists[language === 'zh' ? `zh-${script}` : language] ?? (language === 'zh' ? zhHant : en);
}
